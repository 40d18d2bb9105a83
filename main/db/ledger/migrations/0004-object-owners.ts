import type { Migration } from '../../migrate.ts';

export const objectOwners: Migration = {
  name: '0004_object_owners',
  sql: `
-- Which account a campaign, ad set, ad or report run belongs to, so that nobody has to ask Meta twice. An object has one
-- owner in the whole workspace, and its row goes with its client.
create table object_owner (
  client_id text not null references client (id),
  object_id text not null,
  account_id text not null,
  primary key (client_id, object_id)
) strict, without rowid;
create unique index one_owner_an_object on object_owner (object_id);
create trigger object_owner_keeps_client before update of client_id on object_owner
begin select raise(abort, 'a row never changes its client'); end;
`,
};
