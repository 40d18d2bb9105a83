import type { Reader, Writer } from '../../db/access.ts';

export interface MemberAccess {
  readonly personId: string;
  readonly person: string;
  readonly clientId: string;
  readonly client: string;
  readonly role: 'client_admin' | 'client_user';
  readonly since: string;
  readonly lastUsed: string | null;
  readonly confirmedAt: string | null;
  readonly confirmedRole: string | null;
  readonly confirmedBy: string | null;
}

export function memberAccess(r: Reader): MemberAccess[] {
  return r.raw
    .prepare(
      `select m.person_id as personId, p.name as person, m.client_id as clientId, c.name as client, m.role, m.since,
         u.used_at as lastUsed, a.confirmed_at as confirmedAt, a.role as confirmedRole, by.name as confirmedBy
       from member m
       join person p on p.id = m.person_id and p.state = 'active' and p.is_super_admin = 0
       join client c on c.id = m.client_id and c.archived_at is null
       left join access_use u on u.client_id = m.client_id and u.person_id = m.person_id
       left join access_confirmed a on a.client_id = m.client_id and a.person_id = m.person_id
       left join person by on by.id = a.confirmed_by
       order by p.name, c.name`,
    )
    .all() as MemberAccess[];
}

export interface SuperAccess {
  readonly personId: string;
  readonly person: string;
  readonly since: string;
  readonly lastUsed: string | null;
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

export function superAccess(r: Reader): SuperAccess[] {
  return r.raw
    .prepare(
      `select p.id as personId, p.name as person, p.created_at as since,
         (select max(used_at) from access_use u where u.person_id = p.id) as lastUsed,
         s.confirmed_at as confirmedAt, by.name as confirmedBy
       from person p
       left join super_confirmed s on s.person_id = p.id
       left join person by on by.id = s.confirmed_by
       where p.state = 'active' and p.is_super_admin = 1
       order by p.name`,
    )
    .all() as SuperAccess[];
}

export function noteUses(w: Writer, personId: string, clientIds: Iterable<string>, at: string): void {
  const put = w.raw.prepare(
    `insert into access_use select id, ?, ? from client where id = ?
     on conflict do update set used_at = max(used_at, excluded.used_at)`,
  );
  for (const clientId of clientIds) put.run(personId, at, clientId);
}

export function putConfirmed(
  w: Writer,
  row: { clientId: string; personId: string; role: string; at: string; by: string },
): void {
  w.raw
    .prepare(
      `insert into access_confirmed values (@clientId, @personId, @role, @at, @by)
       on conflict do update set role = @role, confirmed_at = @at, confirmed_by = @by`,
    )
    .run(row);
}

export function putSuperConfirmed(w: Writer, row: { personId: string; at: string; by: string }): void {
  w.raw
    .prepare(
      `insert into super_confirmed values (@personId, @at, @by)
       on conflict do update set confirmed_at = @at, confirmed_by = @by`,
    )
    .run(row);
}
