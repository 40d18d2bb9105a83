import type { Migration } from '../../migrate.ts';
import { keepClient } from './keep-client.ts';

export const countsAndMarks: Migration = {
  name: '0004_counts_and_marks',
  sql: `
-- JSON: what a run brought, as numbers, so that each screen says it in its own language.
alter table sync_run add column counts text not null default '{}';
alter table sync_state add column counts text not null default '{}';

-- For what is not fetched by days: when it last was, and for a log the oldest day that it is read back to.
create table sync_mark (
  client_id text not null,
  asset_id text not null,
  kind text not null,
  reached text,
  as_of text not null,
  primary key (client_id, asset_id, kind)
) strict, without rowid;
${keepClient(['sync_mark'])}
`,
};
