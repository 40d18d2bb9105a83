import type { Migration } from '../../migrate.ts';

export const brandSetupMail: Migration = {
  name: '0009_brand_setup_mail',
  sql: `
-- Decoded, bounded and encoded again by us: never the bytes that somebody brought.
create table client_logo (
  client_id text primary key references client (id),
  png blob not null check (length(png) <= 786432),
  width integer not null,
  height integer not null,
  version text not null,
  set_at text not null,
  set_by text not null references person (id)
) strict, without rowid;
create trigger client_logo_keeps_client before update of client_id on client_logo
begin select raise(abort, 'a row never changes its client'); end;

-- The way to a connected client, entry by entry: the last one of a step that has a state says where it stands.
create table setup_entry (
  client_id text not null references client (id),
  id text not null,
  step text not null,
  kind text not null check (kind in ('state', 'note', 'mail', 'test')),
  state text check (state in ('open', 'waiting', 'done', 'failed', 'not_needed')),
  note text not null,
  at text not null,
  by_person text not null references person (id),
  primary key (client_id, id)
) strict, without rowid;
create trigger setup_entry_no_update before update on setup_entry
begin select raise(abort, 'what was noted is kept'); end;

-- Only what the agency changed; the rest is what Steward comes with.
create table mail_template (
  kind text not null,
  language text not null check (language in ('en', 'pl')),
  subject text not null,
  body text not null,
  set_at text not null,
  set_by text not null references person (id),
  primary key (kind, language)
) strict, without rowid;
`,
};
