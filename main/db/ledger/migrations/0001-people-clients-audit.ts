import type { Migration } from '../../migrate.ts';

export const peopleClientsAudit: Migration = {
  name: '0001_people_clients_audit',
  sql: `
create table workspace (
  one integer primary key check (one = 1),
  id text not null,
  kind text not null check (kind in ('real', 'demo')),
  name text not null,
  installation_id text not null,
  audit_public_key text not null,
  audit_sealed_key blob not null,
  created_at text not null
) strict;

create table person (
  id text primary key,
  name text not null,
  email text not null collate nocase unique,
  is_super_admin integer not null check (is_super_admin in (0, 1)),
  state text not null check (state in ('active', 'deactivated')),
  created_at text not null,
  created_by text references person (id)
) strict, without rowid;

create table client (
  id text primary key,
  name text not null,
  currency text not null,
  timezone text not null,
  colour text not null,
  business_name text not null default '',
  email text not null default '',
  language text not null default 'en' check (language in ('en', 'pl')),
  notes text not null default '',
  archived_at text,
  created_at text not null,
  created_by text not null references person (id)
) strict, without rowid;

create table client_label (
  client_id text not null references client (id),
  label text not null collate nocase,
  primary key (client_id, label)
) strict, without rowid;

create table client_contact (
  client_id text not null references client (id),
  id text not null,
  name text not null,
  role text not null,
  email text not null,
  phone text not null,
  primary key (client_id, id)
) strict, without rowid;

create table member (
  client_id text not null references client (id),
  person_id text not null references person (id),
  role text not null check (role in ('client_admin', 'client_user')),
  since text not null,
  primary key (client_id, person_id)
) strict, without rowid;

-- A Meta id is unique in the whole workspace: an asset belongs to one client only, whatever the code believes.
create table asset (
  client_id text not null references client (id),
  id text not null,
  kind text not null check (kind in ('ad_account', 'page')),
  meta_id text not null unique,
  name text not null,
  currency text,
  timezone text,
  connected_at text not null,
  disconnected_at text,
  primary key (client_id, id)
) strict, without rowid;

create table token (
  id text primary key,
  slot text not null check (slot in ('shared', 'backup', 'client')),
  client_id text references client (id),
  sealed blob not null,
  preview text not null,
  fingerprint text not null,
  state text not null check (state in ('unchecked', 'healthy', 'dead')),
  added_at text not null,
  added_by text not null references person (id),
  checked_at text,
  used_at text,
  check ((slot = 'client') = (client_id is not null))
) strict, without rowid;
create unique index one_token_a_slot on token (slot, coalesce(client_id, ''));

-- The trail: docs/audit-format.md says what every column means and how the hashes are made.
create table audit_row (
  chain text not null check (chain <> ''),
  seq integer not null check (seq >= 1),
  id text not null unique,
  at text not null,
  actor_id text,
  actor text not null,
  what text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  trace_id text,
  detail_hash text check (length(detail_hash) = 64),
  previous text not null check (length(previous) = 64),
  hash text not null check (length(hash) = 64),
  primary key (chain, seq)
) strict, without rowid;
create index audit_row_by_time on audit_row (at);
create index audit_row_erasures on audit_row (chain, seq) where what = 'audit.details_erased';

-- Details live beside the row and are committed to by a salted hash, so that erasing a client leaves its chain whole.
create table audit_detail (
  chain text not null,
  seq integer not null,
  salt text not null check (length(salt) = 32),
  body text not null,
  primary key (chain, seq),
  foreign key (chain, seq) references audit_row (chain, seq)
) strict, without rowid;

create table audit_head (
  chain text not null,
  seq integer not null,
  why text not null,
  hash text not null,
  at text not null,
  installation text not null,
  signature text not null,
  primary key (chain, seq, why),
  foreign key (chain, seq) references audit_row (chain, seq)
) strict, without rowid;

-- AUDIT: append-only. The insert triggers also stop INSERT OR REPLACE, by key or by id: it fires no delete trigger
-- on a connection that does not ask for recursive triggers.
create trigger audit_row_next before insert on audit_row
when new.seq is not (select coalesce(max(seq), 0) + 1 from audit_row where chain = new.chain)
  or exists (select 1 from audit_row where id = new.id)
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_row_no_update before update on audit_row
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_row_no_delete before delete on audit_row
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_detail_no_update before update on audit_detail
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_detail_once before insert on audit_detail
when exists (select 1 from audit_detail where chain = new.chain and seq = new.seq)
  or (select detail_hash from audit_row where chain = new.chain and seq = new.seq) is null
begin select raise(abort, 'the audit trail is append-only'); end;
-- Details go only when a later row of the same chain says so: a detail that is missing without one is a fault.
create trigger audit_detail_erased_on_record before delete on audit_detail
when not exists (
  select 1 from audit_row
  where chain = old.chain and seq > old.seq and what = 'audit.details_erased'
)
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_head_no_update before update on audit_head
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_head_no_delete before delete on audit_head
begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_head_once before insert on audit_head
when exists (select 1 from audit_head where chain = new.chain and seq = new.seq and why = new.why)
begin select raise(abort, 'the audit trail is append-only'); end;

-- A client's rows never change their owner.
create trigger member_keeps_client before update of client_id on member
begin select raise(abort, 'a row never changes its client'); end;
create trigger client_label_keeps_client before update of client_id on client_label
begin select raise(abort, 'a row never changes its client'); end;
create trigger client_contact_keeps_client before update of client_id on client_contact
begin select raise(abort, 'a row never changes its client'); end;
create trigger asset_keeps_client before update of client_id on asset
begin select raise(abort, 'a row never changes its client'); end;
create trigger token_keeps_client before update of client_id on token
begin select raise(abort, 'a row never changes its client'); end;
`,
};
