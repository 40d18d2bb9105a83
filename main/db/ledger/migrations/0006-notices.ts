import type { Migration } from '../../migrate.ts';

export const notices: Migration = {
  name: '0006_notices',
  sql: `
-- One piece of news for one person. While a row with a key is kept, the same news does not come twice.
create table notice (
  person_id text not null references person (id),
  id text not null,
  client_id text references client (id),
  kind text not null,
  link text check (link is null or json_valid(link)),
  "values" text not null check (json_valid("values")),
  dedupe_key text not null,
  at text not null,
  shown_at text,
  read_at text,
  primary key (person_id, id),
  unique (person_id, dedupe_key)
) strict, without rowid;
create index notice_by_time on notice (person_id, at);
create trigger notice_keeps_client before update of client_id, person_id on notice
begin select raise(abort, 'a notice never changes whose it is'); end;
`,
};
