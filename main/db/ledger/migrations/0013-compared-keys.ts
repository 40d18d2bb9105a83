import type { Migration } from '../../migrate.ts';

export const comparedKeys: Migration = {
  name: '0013_compared_keys',
  sql: `
-- Whose keys somebody has compared with them in person, at this installation. Other keys are another row: what was
-- compared is never changed. The other person may be unknown to this ledger, which is a copy of theirs.
create table compared_key (
  installation_id text not null,
  by_person text not null references person (id),
  person_id text not null,
  fingerprint text not null check (length(fingerprint) = 39),
  name text not null,
  compared_at text not null,
  primary key (installation_id, by_person, person_id, fingerprint),
  check (by_person <> person_id)
) strict, without rowid;
create trigger compared_key_no_update before update on compared_key
begin select raise(abort, 'what was compared is never changed'); end;
create trigger compared_key_no_delete before delete on compared_key
begin select raise(abort, 'what was compared is never changed'); end;
`,
};
