import type { Migration } from '../../migrate.ts';

export const draftStartAndEnd: Migration = {
  name: '0016_draft_start_and_end',
  sql: `
-- From when it should hold, by the clock of the ad account: a draft may lie for days, so no moment is kept.
alter table budget_draft add column start_clock text
  check (start_clock is null or start_clock glob '[0-2][0-9]:[0-5][0-9]');
-- When the object ended at the last sync; of a draft from before this, nobody wrote it down.
alter table budget_draft add column seen_end_time text;
alter table budget_draft add column seen_end integer not null default 0 check (seen_end in (0, 1));
create trigger draft_keeps_its_times before update of start_clock, seen_end_time, seen_end on budget_draft
begin select raise(abort, 'a draft never changes'); end;
`,
};
