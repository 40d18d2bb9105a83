import type { Migration } from '../../migrate.ts';

export const credentials: Migration = {
  name: '0002_credentials',
  sql: `
-- The public side of each person's keys and where they come from: whose proposals somebody may approve depends on it.
-- A row is retired, never changed back or removed; own_since alone is set once, when the person chose a passphrase.
create table credential (
  person_id text not null references person (id),
  number integer not null check (number >= 1),
  signing_key text not null,
  exchange_key text not null,
  how text not null check (how in ('founder', 'made', 'reset', 'recovered')),
  by_person text references person (id),
  made_at text not null,
  own_since text,
  -- The version of the key file that brought it: a row that is ahead of the key file was never finished.
  key_version integer not null check (key_version >= 1),
  retired_at text,
  primary key (person_id, number)
) strict, without rowid;
create unique index one_credential_in_use on credential (person_id) where retired_at is null;
create trigger credential_keeps_keys
before update of person_id, number, signing_key, exchange_key, how, by_person, made_at, key_version on credential
begin select raise(abort, 'a credential is retired, not changed'); end;
create trigger credential_own_since_once before update of own_since on credential
when old.own_since is not null
begin select raise(abort, 'a credential is retired, not changed'); end;
create trigger credential_no_delete before delete on credential
begin select raise(abort, 'a credential is retired, not removed'); end;

-- One row for each choice that differs from the default; the value is JSON.
create table setting (
  name text primary key,
  value text not null check (json_valid(value))
) strict, without rowid;
`,
};
