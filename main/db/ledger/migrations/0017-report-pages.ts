import type { Migration } from '../../migrate.ts';

export const reportPages: Migration = {
  name: '0017_report_pages',
  sql: `
-- The finished pages of what left, packed: a later Steward lays reports out in another way, and prints this one as it was.
-- The seal is over everything that the pages say: other words, another reviewer or another place in the trail are other pages.
create table report_pages (
  client_id text not null,
  report_id text not null,
  seal text not null,
  pages blob not null,
  kept_at text not null,
  primary key (client_id, report_id, seal),
  foreign key (client_id, report_id) references report (client_id, id)
) strict;
create trigger report_pages_no_update before update on report_pages
begin select raise(abort, 'what left is kept as it left'); end;
`,
};
