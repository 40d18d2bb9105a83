import type { Migration } from '../../migrate.ts';

export const budgetDrafts: Migration = {
  name: '0014_budget_drafts',
  sql: `
-- A wish that was written down against the last synced value. It is no proposal: nothing can be approved or sent by it.
create table budget_draft (
  client_id text not null references client (id),
  id text not null unique,
  account_id text not null,
  object_kind text not null check (object_kind in ('campaign', 'adset')),
  object_id text not null,
  object_name text not null,
  campaign_name text not null,
  field text not null check (field in ('daily_budget', 'lifetime_budget')),
  currency text not null,
  before_minor integer not null check (before_minor > 0),
  after_minor integer not null check (after_minor > 0),
  seen_status text not null,
  -- When the value before was synced.
  as_of text not null,
  reason text not null check (trim(reason) <> ''),
  drafter_id text not null references person (id),
  drafted_at text not null,
  state text not null check (state in ('open', 'proposed', 'discarded')),
  settled_at text,
  proposal_id text,
  primary key (client_id, id),
  foreign key (client_id, proposal_id) references proposal (client_id, id),
  check (before_minor <> after_minor),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'proposed') = (proposal_id is not null))
) strict, without rowid;
create unique index one_open_draft on budget_draft (object_id) where state = 'open';
create trigger draft_starts_open before insert on budget_draft
when new.state <> 'open'
begin select raise(abort, 'a draft starts as open'); end;
create trigger draft_keeps_itself before update of client_id, id, account_id, object_kind, object_id, object_name,
  campaign_name, field, currency, before_minor, after_minor, seen_status, as_of, reason, drafter_id, drafted_at on budget_draft
begin select raise(abort, 'a draft never changes'); end;
create trigger draft_moves before update of state, settled_at, proposal_id on budget_draft
when old.state <> 'open'
begin select raise(abort, 'a draft does not move like that'); end;
create trigger draft_stays before delete on budget_draft
when (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a draft goes with its client only'); end;

-- Who would approve it. A word, not an approval: there is neither a manifest nor a signature.
create table draft_word (
  client_id text not null,
  draft_id text not null,
  person_id text not null references person (id),
  said_at text not null,
  primary key (client_id, draft_id, person_id),
  foreign key (client_id, draft_id) references budget_draft (client_id, id)
) strict, without rowid;
create trigger word_by_another before insert on draft_word
when not exists (select 1 from budget_draft where client_id = new.client_id and id = new.draft_id
  and state = 'open' and drafter_id <> new.person_id)
begin select raise(abort, 'only another person agrees, while it is open'); end;
create trigger word_stays_as_said before update on draft_word
begin select raise(abort, 'a word never changes'); end;
create trigger word_stays before delete on draft_word
when (select archived_at from client where id = old.client_id) is null
begin select raise(abort, 'a word goes with its client only'); end;
`,
};
