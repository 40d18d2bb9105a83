import type { Migration } from '../../migrate.ts';

export const accessReview: Migration = {
  name: '0010_access_review',
  sql: `
-- When a person last opened anything of a client: once a session, written when it ends or somebody looks.
create table access_use (
  client_id text not null references client (id),
  person_id text not null references person (id),
  used_at text not null,
  primary key (client_id, person_id)
) strict, without rowid;
create trigger access_use_keeps_client before update of client_id on access_use
begin select raise(abort, 'a row never changes its client'); end;

-- Who last confirmed that a person may be what they are at a client. The trail keeps every confirmation; this is the last.
create table access_confirmed (
  client_id text not null references client (id),
  person_id text not null references person (id),
  role text not null check (role in ('client_admin', 'client_user')),
  confirmed_at text not null,
  confirmed_by text not null references person (id),
  primary key (client_id, person_id)
) strict, without rowid;
create trigger access_confirmed_keeps_client before update of client_id on access_confirmed
begin select raise(abort, 'a row never changes its client'); end;

-- The same for super admins, who reach every client.
create table super_confirmed (
  person_id text primary key references person (id),
  confirmed_at text not null,
  confirmed_by text not null references person (id)
) strict, without rowid;
`,
};
