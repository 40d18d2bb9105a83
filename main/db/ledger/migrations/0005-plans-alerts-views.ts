import type { Migration } from '../../migrate.ts';

export const plansAlertsViews: Migration = {
  name: '0005_plans_alerts_views',
  sql: `
-- What a client wants to spend in a month. Amounts are minor units of the currency by Meta's own offsets.
create table pacing_plan (
  client_id text not null references client (id),
  month text not null check (month glob '20[0-9][0-9]-[01][0-9]'),
  currency text not null,
  amount_minor integer not null check (amount_minor > 0),
  -- What the month before left, as a person said it; negative when it overspent.
  carried_minor integer not null check (amount_minor + carried_minor > 0),
  first_day text check (substr(first_day, 1, 7) = month),
  tolerance_percent integer not null check (tolerance_percent between 2 and 50),
  -- JSON list of {day, percent, why}.
  custom_days text not null check (json_valid(custom_days)),
  note text not null,
  set_at text not null,
  set_by text not null references person (id),
  primary key (client_id, month)
) strict, without rowid;
create trigger pacing_plan_keeps_client before update of client_id on pacing_plan
begin select raise(abort, 'a row never changes its client'); end;

-- Something that needs a person, from when it was first seen until it was last seen.
create table incident (
  client_id text not null references client (id),
  id text not null,
  rule text not null,
  -- What it is about: an asset, a campaign; empty for the client as a whole.
  subject text not null,
  severity text not null check (severity in ('warning', 'critical')),
  state text not null check (state in ('open', 'acknowledged', 'snoozed', 'resolved')),
  -- JSON: the figures of its sentence as they were last seen.
  facts text not null check (json_valid(facts)),
  opened_at text not null,
  seen_at text not null,
  resolved_at text check ((resolved_at is null) = (state <> 'resolved')),
  snoozed_until text check ((snoozed_until is null) = (state <> 'snoozed')),
  handled_by text references person (id),
  handled_at text,
  note text not null,
  -- When the desktop was told; a worse severity is told again.
  told_at text,
  primary key (client_id, id)
) strict, without rowid;
-- The same thing is one incident for as long as it lasts.
create unique index one_incident_at_a_time on incident (client_id, rule, subject) where state <> 'resolved';
create index incident_by_state on incident (state, client_id);
create trigger incident_keeps_client before update of client_id on incident
begin select raise(abort, 'a row never changes its client'); end;

-- How a person likes to look at a screen: filters, sort, columns. JSON that only the screen understands.
create table kept_view (
  person_id text not null references person (id),
  screen text not null,
  id text not null,
  name text not null,
  view text not null check (json_valid(view)),
  made_at text not null,
  primary key (person_id, screen, id)
) strict, without rowid;
create unique index one_view_of_a_name on kept_view (person_id, screen, name);
`,
};
