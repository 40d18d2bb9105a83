import type { Reader } from '../db/access.ts';

export interface ClientCounts {
  readonly clientId: string;
  readonly name: string;
  readonly colour: string;
  readonly accounts: number;
  readonly pages: number;
  readonly members: number;
}

/** One walk over each table, however many clients there are. */
export function clientCounts(r: Reader): ClientCounts[] {
  return r.raw
    .prepare(
      `select c.id as clientId, c.name, c.colour, coalesce(a.accounts, 0) as accounts, coalesce(a.pages, 0) as pages,
         coalesce(m.members, 0) as members
       from client c
       left join (select client_id, sum(kind = 'ad_account') as accounts, sum(kind = 'page') as pages
         from asset where disconnected_at is null group by client_id) a on a.client_id = c.id
       left join (select member.client_id, count(*) as members from member
         join person p on p.id = member.person_id and p.state = 'active' group by member.client_id) m on m.client_id = c.id
       where c.archived_at is null order by c.name`,
    )
    .all() as ClientCounts[];
}

export function archivedCount(r: Reader): number {
  return Number(r.raw.prepare('select count(*) from client where archived_at is not null').pluck().get());
}

/** Connected assets that a token was last seen not to reach. */
export function lostAssets(r: Reader): { clientId: string; tokenId: string }[] {
  return r.raw
    .prepare(
      `select x.client_id as clientId, x.token_id as tokenId from asset_access x
       join asset a on a.client_id = x.client_id and a.id = x.asset_id
       where x.access = 'revoked' and a.disconnected_at is null`,
    )
    .all() as { clientId: string; tokenId: string }[];
}

export function peopleCounts(r: Reader): { active: number; superAdmins: number; withoutClient: number } {
  return r.raw
    .prepare(
      `select count(*) as active, coalesce(sum(is_super_admin), 0) as superAdmins,
         coalesce(sum(is_super_admin = 0 and not exists (select 1 from member m join client c on c.id = m.client_id
           where m.person_id = p.id and c.archived_at is null)), 0) as withoutClient
       from person p where state = 'active'`,
    )
    .get() as { active: number; superAdmins: number; withoutClient: number };
}

export function gapCounts(r: Reader): Map<string, number> {
  const rows = r.raw
    .prepare('select client_id as clientId, count(*) as gaps from sync_gap group by client_id')
    .all() as { clientId: string; gaps: number }[];
  return new Map(rows.map(({ clientId, gaps }) => [clientId, gaps]));
}
