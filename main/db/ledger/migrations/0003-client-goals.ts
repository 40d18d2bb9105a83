import type { Migration } from '../../migrate.ts';

export const clientGoals: Migration = {
  name: '0003_client_goals',
  sql: `
-- What counts as a result and what is aimed at, from a day on, for the client or for one of its campaigns. An entry is
-- never changed: a later one for the same day takes its place. No action types is "back to the objective's default".
create table client_result (
  client_id text not null references client (id),
  id text not null,
  campaign_id text,
  campaign_name text,
  from_day text not null,
  action_types text not null check (json_valid(action_types)),
  word text not null,
  set_at text not null,
  set_by text not null references person (id),
  primary key (client_id, id)
) strict, without rowid;
create trigger client_result_no_update before update on client_result
begin select raise(abort, 'what was said of a result is kept'); end;

create table client_target (
  client_id text not null references client (id),
  id text not null,
  campaign_id text,
  campaign_name text,
  from_day text not null,
  results_per_month integer check (results_per_month > 0),
  cost_per_result_minor integer check (cost_per_result_minor > 0),
  roas_hundredths integer check (roas_hundredths > 0),
  currency text not null,
  set_at text not null,
  set_by text not null references person (id),
  primary key (client_id, id)
) strict, without rowid;
create trigger client_target_no_update before update on client_target
begin select raise(abort, 'what was said of a target is kept'); end;
`,
};
