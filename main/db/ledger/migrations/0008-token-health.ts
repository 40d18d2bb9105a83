import type { Migration } from '../../migrate.ts';

export const tokenHealth: Migration = {
  name: '0008_token_health',
  sql: `
-- The vault learns what Meta says of a token. Built anew, because a check cannot be changed: 'next' is the token that a
-- rotation rehearses with.
create table token_with_health (
  id text primary key,
  slot text not null check (slot in ('shared', 'backup', 'client', 'next')),
  client_id text references client (id),
  sealed blob not null,
  preview text not null,
  fingerprint text not null,
  state text not null check (state in ('unchecked', 'healthy', 'dead')),
  -- Why it is dead.
  trouble text check (trouble in ('expired', 'revoked', 'checkpoint', 'invalid')),
  kind text,
  app_id text,
  user_id text,
  user_name text,
  scopes text not null default '[]' check (json_valid(scopes)),
  issued_at text,
  -- Null is never, once the token was checked.
  expires_at text,
  data_access_expires_at text,
  added_at text not null,
  added_by text not null references person (id),
  checked_at text,
  used_at text,
  used_for text,
  -- A client's own token that is kept but not used, since the client moved to the shared one.
  parked_at text,
  check ((slot = 'client') = (client_id is not null)),
  check (parked_at is null or slot = 'client'),
  check ((state = 'dead') = (trouble is not null))
) strict, without rowid;
insert into token_with_health
  (id, slot, client_id, sealed, preview, fingerprint, state, trouble, added_at, added_by, checked_at, used_at)
  select id, slot, client_id, sealed, preview, fingerprint, state, iif(state = 'dead', 'invalid', null),
    added_at, added_by, checked_at, used_at from token;
drop table token;
alter table token_with_health rename to token;
create unique index one_token_a_slot on token (slot, coalesce(client_id, ''));
create trigger token_keeps_client before update of client_id on token
begin select raise(abort, 'a row never changes its client'); end;

-- What each look at a token found, the newest few.
create table token_check (
  token_id text not null references token (id) on delete cascade,
  at text not null,
  how text not null check (how in ('added', 'asked', 'scheduled', 'noticed', 'refreshed')),
  outcome text not null check (outcome in ('healthy', 'expired', 'revoked', 'checkpoint', 'invalid', 'unknown')),
  sentence text not null,
  by_person text references person (id),
  primary key (token_id, at)
) strict, without rowid;

create table token_use (
  token_id text not null references token (id) on delete cascade,
  day text not null,
  calls integer not null check (calls >= 0),
  refused integer not null check (refused >= 0),
  primary key (token_id, day)
) strict, without rowid;

-- Which token serves a client now; a change of it is a fall-back, or the end of one.
create table client_token (
  client_id text primary key references client (id),
  token_id text not null references token (id) on delete cascade,
  since text not null
) strict, without rowid;

-- What a token may do with an asset, as of the last test.
create table asset_access (
  client_id text not null,
  asset_id text not null,
  token_id text not null references token (id) on delete cascade,
  access text not null check (access in ('write', 'read', 'revoked', 'unknown')),
  tasks text not null check (json_valid(tasks)),
  sentence text not null,
  checked_at text not null,
  primary key (client_id, asset_id, token_id),
  foreign key (client_id, asset_id) references asset (client_id, id) on delete cascade
) strict, without rowid;
create trigger asset_access_keeps_client before update of client_id on asset_access
begin select raise(abort, 'a row never changes its client'); end;
create trigger client_token_keeps_client before update of client_id on client_token
begin select raise(abort, 'a row never changes its client'); end;

-- The agency's app at Meta, and other secrets of the workspace that are no tokens. Sealed like tokens.
create table sealed_secret (
  name text primary key,
  sealed blob not null,
  -- What may be shown of it.
  hint text not null,
  set_at text not null,
  set_by text not null references person (id)
) strict, without rowid;
`,
};
