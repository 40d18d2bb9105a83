import type { Migration } from '../../migrate.ts';

export const comments: Migration = {
  name: '0015_comments',
  sql: `
-- What people of the agency say about a client's days, or about a proposal. One day is a period of one day.
create table comment (
  client_id text not null references client (id),
  id text not null unique,
  about text not null check (about in ('period', 'day', 'proposal')),
  from_day text,
  to_day text,
  proposal_id text,
  text text not null check (trim(text) <> ''),
  for_client integer not null check (for_client in (0, 1)),
  author_id text not null references person (id),
  written_at text not null,
  edited_at text,
  primary key (client_id, id),
  foreign key (client_id, proposal_id) references proposal (client_id, id),
  check ((about = 'proposal') = (proposal_id is not null)),
  check ((about = 'proposal') = (from_day is null)),
  check ((from_day is null) = (to_day is null)),
  check (from_day <= to_day),
  check (about <> 'day' or from_day = to_day)
) strict, without rowid;
create index comment_by_proposal on comment (client_id, proposal_id) where proposal_id is not null;
create trigger comment_stays_where_it_is before update of client_id, id, about, from_day, to_day, proposal_id,
  author_id, written_at on comment
begin select raise(abort, 'only the words of a comment change'); end;
`,
};
