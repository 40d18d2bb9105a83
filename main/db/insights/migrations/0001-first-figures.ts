import type { Migration } from '../../migrate.ts';

export const firstFigures: Migration = {
  name: '0001_first_figures',
  sql: `
-- Spend is in millionths of the currency's major unit: Meta answers with decimals of varying length, and sums must be exact.
create table account_day (
  client_id text not null,
  asset_id text not null,
  day text not null,
  currency text not null,
  spend_micros integer not null,
  impressions integer not null,
  as_of text not null,
  primary key (client_id, asset_id, day)
) strict, without rowid;

create table page_now (
  client_id text not null,
  asset_id text not null,
  followers integer,
  as_of text not null,
  primary key (client_id, asset_id)
) strict, without rowid;

create table sync_run (
  client_id text not null,
  id text not null,
  started_at text not null,
  ended_at text,
  outcome text not null check (outcome in ('running', 'done', 'partial', 'failed', 'cancelled')),
  calls integer not null,
  sentence text not null,
  primary key (client_id, id)
) strict, without rowid;

create trigger account_day_keeps_client before update of client_id on account_day
begin select raise(abort, 'a row never changes its client'); end;
create trigger page_now_keeps_client before update of client_id on page_now
begin select raise(abort, 'a row never changes its client'); end;
create trigger sync_run_keeps_client before update of client_id on sync_run
begin select raise(abort, 'a row never changes its client'); end;
`,
};
