import type { Migration } from '../../migrate.ts';

export const money: Migration = {
  name: '0007_money',
  sql: `
-- The policy: a version is added, never edited. No client is the workspace's own; no rules take a client's own away.
create table policy_version (
  number integer primary key check (number >= 1),
  client_id text references client (id),
  rules text check (json_valid(rules)),
  note text not null,
  made_at text not null,
  made_by text not null references person (id),
  check (client_id is not null or rules is not null)
) strict;
-- The kill switch (no client) and frozen clients. The last row of each says how it stands.
create table policy_stop (
  number integer primary key check (number >= 1),
  client_id text references client (id),
  stopped integer not null check (stopped in (0, 1)),
  why text not null,
  at text not null,
  by_person text not null references person (id)
) strict;
create trigger policy_version_rises before insert on policy_version
when new.number is not (select coalesce(max(number), 0) + 1 from policy_version)
begin select raise(abort, 'a policy version is added, not edited'); end;
create trigger policy_version_no_update before update on policy_version
begin select raise(abort, 'a policy version is added, not edited'); end;
create trigger policy_version_no_delete before delete on policy_version
begin select raise(abort, 'a policy version is added, not edited'); end;
create trigger policy_stop_rises before insert on policy_stop
when new.number is not (select coalesce(max(number), 0) + 1 from policy_stop)
begin select raise(abort, 'a stop is lifted by another row'); end;
create trigger policy_stop_no_update before update on policy_stop
begin select raise(abort, 'a stop is lifted by another row'); end;
create trigger policy_stop_no_delete before delete on policy_stop
begin select raise(abort, 'a stop is lifted by another row'); end;

-- Somebody wants a budget to be another. Everything but how it stands is fixed by the manifest that the approver signs.
create table proposal (
  client_id text not null references client (id),
  id text not null unique,
  asset_id text not null,
  account_id text not null,
  object_kind text not null check (object_kind in ('campaign', 'adset')),
  object_id text not null,
  object_name text not null,
  field text not null check (field in ('daily_budget', 'lifetime_budget')),
  before_minor integer not null check (before_minor > 0),
  after_minor integer not null check (after_minor > 0),
  currency text not null,
  reason text not null check (trim(reason) <> ''),
  start_at text,
  source text not null check (source in ('tree', 'pacing', 'csv', 'rollback', 'cli', 'mcp')),
  rolls_back text,
  proposer_id text not null references person (id),
  proposed_at text not null,
  expires_at text not null,
  manifest text not null check (json_valid(manifest)),
  manifest_hash text not null check (length(manifest_hash) = 64),
  evidence text not null check (json_valid(evidence)),
  state text not null check (state in ('waiting', 'approved', 'sent', 'declined', 'withdrawn', 'void', 'expired')),
  settled_at text,
  settled_by text references person (id),
  settled_why text,
  primary key (client_id, id),
  unique (client_id, id, proposer_id),
  foreign key (client_id, asset_id) references asset (client_id, id),
  check (before_minor <> after_minor)
) strict, without rowid;
create unique index one_open_proposal on proposal (object_id) where state in ('waiting', 'approved');
create index proposal_open on proposal (state, proposed_at);

-- A grant by somebody else, for exactly one proposal, once, until it expires.
create table approval (
  client_id text not null,
  id text not null unique,
  proposal_id text not null,
  proposer_id text not null,
  approver_id text not null,
  credential_number integer not null,
  installation_id text not null,
  statement text not null check (json_valid(statement)),
  signature text not null check (length(signature) = 88),
  approved_at text not null,
  expires_at text not null check (expires_at > approved_at),
  used_at text,
  void_at text,
  void_why text,
  primary key (client_id, id),
  unique (client_id, proposal_id),
  unique (client_id, id, proposal_id),
  -- Four eyes, whatever the code believes: the proposer is the proposal's own, and is not the approver.
  check (approver_id <> proposer_id),
  check (used_at is null or void_at is null),
  foreign key (client_id, proposal_id, proposer_id) references proposal (client_id, id, proposer_id),
  foreign key (approver_id, credential_number) references credential (person_id, number)
) strict, without rowid;

-- What was sent, written before the first byte. While one is open, nothing else is sent to its object.
create table budget_change (
  client_id text not null,
  id text not null unique,
  proposal_id text not null,
  approval_id text not null,
  account_id text not null,
  object_kind text not null,
  object_id text not null,
  object_name text not null,
  field text not null,
  before_minor integer not null,
  after_minor integer not null,
  currency text not null,
  state text not null
    check (state in ('sending', 'confirmed', 'rejected', 'not_applied', 'unknown', 'needs_person')),
  started_at text not null,
  settled_at text,
  why text,
  trace_id text,
  meta_code integer,
  meta_subcode integer,
  read_minor integer,
  primary key (client_id, id),
  unique (client_id, proposal_id),
  unique (client_id, approval_id),
  foreign key (client_id, approval_id, proposal_id) references approval (client_id, id, proposal_id)
) strict, without rowid;
create unique index one_open_change on budget_change (object_id)
  where state in ('sending', 'unknown', 'needs_person');
create index change_of_object on budget_change (object_id, started_at);

create trigger proposal_starts_waiting before insert on proposal
when new.state <> 'waiting'
begin select raise(abort, 'a proposal starts as waiting'); end;
create trigger proposal_keeps_manifest before update of client_id, id, asset_id, account_id, object_kind, object_id,
  object_name, field, before_minor, after_minor, currency, reason, start_at, source, rolls_back, proposer_id,
  proposed_at, expires_at, manifest, manifest_hash, evidence on proposal
begin select raise(abort, 'a proposal never changes'); end;
create trigger proposal_moves before update of state on proposal
when not (
  (old.state = 'waiting' and new.state in ('approved', 'declined', 'withdrawn', 'void', 'expired'))
  or (old.state = 'approved' and new.state in ('sent', 'declined', 'withdrawn', 'void', 'expired')))
begin select raise(abort, 'a proposal does not move like that'); end;
create trigger proposal_approved_by_somebody before update of state on proposal
when new.state = 'approved' and not exists (
  select 1 from approval where client_id = new.client_id and proposal_id = new.id
    and used_at is null and void_at is null)
begin select raise(abort, 'a proposal is approved by an approval'); end;
create trigger proposal_sent_by_a_change before update of state on proposal
when new.state = 'sent' and not exists (
  select 1 from budget_change where client_id = new.client_id and proposal_id = new.id)
begin select raise(abort, 'a proposal is sent by a change'); end;
create trigger proposal_stays before delete on proposal
when (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a proposal goes with its client only'); end;

create trigger approval_of_a_waiting_proposal before insert on approval
when new.used_at is not null or new.void_at is not null or not exists (
  select 1 from proposal where client_id = new.client_id and id = new.proposal_id and state = 'waiting')
begin select raise(abort, 'only a waiting proposal is approved'); end;
create trigger approval_keeps_statement before update of client_id, id, proposal_id, proposer_id, approver_id,
  credential_number, installation_id, statement, signature, approved_at, expires_at on approval
begin select raise(abort, 'an approval never changes'); end;
create trigger approval_once before update of used_at, void_at on approval
when old.used_at is not null or old.void_at is not null
begin select raise(abort, 'an approval is for once'); end;
create trigger approval_stays before delete on approval
when (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'an approval goes with its client only'); end;

create trigger change_of_an_approved_proposal before insert on budget_change
when new.state <> 'sending' or not exists (
  select 1 from proposal p join approval a on a.client_id = p.client_id and a.proposal_id = p.id
  where p.client_id = new.client_id and p.id = new.proposal_id and a.id = new.approval_id
    and p.state = 'approved' and a.used_at is null and a.void_at is null
    and p.account_id = new.account_id and p.object_kind = new.object_kind and p.object_id = new.object_id
    and p.field = new.field and p.before_minor = new.before_minor and p.after_minor = new.after_minor
    and p.currency = new.currency)
begin select raise(abort, 'a change is what was approved, and only that'); end;
create trigger change_keeps_itself before update of client_id, id, proposal_id, approval_id, account_id, object_kind,
  object_id, object_name, field, before_minor, after_minor, currency, started_at on budget_change
begin select raise(abort, 'a change is what was approved, and only that'); end;
create trigger change_moves before update of state on budget_change
when not (
  (old.state = 'sending' and new.state in ('confirmed', 'rejected', 'not_applied', 'unknown'))
  or (old.state = 'unknown' and new.state in ('confirmed', 'not_applied', 'needs_person'))
  or (old.state = 'needs_person' and new.state in ('confirmed', 'not_applied')))
begin select raise(abort, 'a change does not move like that'); end;
create trigger change_stays before delete on budget_change
when (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a change goes with its client only'); end;
`,
};
