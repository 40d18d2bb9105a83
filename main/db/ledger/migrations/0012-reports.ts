import type { Migration } from '../../migrate.ts';

export const reports: Migration = {
  name: '0012_reports',
  sql: `
-- A report with everything that its pages are made of. The facts are frozen: another month, or fresher figures, are
-- another report. What people write may change until somebody has reviewed it, and puts it back to a draft after that.
create table report (
  client_id text not null references client (id),
  id text not null,
  state text not null check (state in ('draft', 'reviewed', 'exported')),
  from_day text not null,
  to_day text not null,
  settings text not null check (json_valid(settings)),
  facts text not null check (json_valid(facts)),
  words text not null check (json_valid(words)),
  -- SHA-256 over facts, settings and words: what the reviewer saw is what is printed.
  content_hash text not null,
  chain_head text not null,
  code text not null,
  prepared_by text not null,
  prepared_at text not null,
  reviewed_by text,
  reviewed_at text,
  changed_at text not null,
  primary key (client_id, id),
  check (from_day <= to_day),
  check ((state = 'draft') = (reviewed_by is null)),
  check ((reviewed_by is null) = (reviewed_at is null))
) strict, without rowid;
create trigger report_keeps_client before update of client_id on report
begin select raise(abort, 'a row never changes its client'); end;
create trigger report_keeps_facts before update of facts, id, from_day, to_day, prepared_by, prepared_at, code on report
begin select raise(abort, 'the figures of a report are frozen'); end;

-- Each file that left: what it was, and its fingerprint, so that a file somebody holds can be told from a forged one.
create table report_export (
  client_id text not null,
  report_id text not null,
  id text not null,
  kind text not null check (kind in ('pdf', 'csv', 'eml')),
  file_name text not null,
  sha256 text not null,
  content_hash text not null,
  exported_by text not null,
  exported_at text not null,
  primary key (client_id, report_id, id),
  foreign key (client_id, report_id) references report (client_id, id)
) strict, without rowid;
create trigger report_export_no_update before update on report_export
begin select raise(abort, 'what left is kept as it left'); end;

-- How reports of a client are set up, when it differs from the agency's usual way.
create table report_template (
  client_id text not null references client (id),
  settings text not null check (json_valid(settings)),
  changed_by text not null,
  changed_at text not null,
  primary key (client_id)
) strict, without rowid;
`,
};
