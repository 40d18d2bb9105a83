import type { Reader, Writer } from '../db/access.ts';

export interface KeptPicture {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

interface NewPicture extends KeptPicture {
  readonly clientId: string;
  readonly id: string;
  readonly shows: string;
  readonly asOf: string;
}

export function findPicture(r: Reader, clientId: string, id: string): KeptPicture | null {
  const row = r.raw
    .prepare('select type, width, height, bytes from picture where client_id = ? and id = ?')
    .get(clientId, id) as KeptPicture | undefined;
  return row ?? null;
}

/** When the newest picture of this post or creative was kept. */
export function keptSince(r: Reader, clientId: string, shows: string): string | null {
  return r.raw
    .prepare('select max(as_of) from picture where client_id = ? and shows = ?')
    .pluck()
    .get(clientId, shows) as string | null;
}

/** In the place of the one before, and named wherever what it shows is kept. */
export function putPicture(w: Writer, picture: NewPicture): void {
  const { clientId, id, shows, type, width, height, bytes, asOf } = picture;
  w.raw.prepare('delete from picture where client_id = ? and shows = ?').run(clientId, shows);
  w.raw
    .prepare(
      'insert into picture (client_id, id, shows, type, width, height, bytes, as_of) values (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(clientId, id, shows, type, width, height, bytes, asOf);
  w.raw.prepare('update post set picture_id = ? where client_id = ? and id = ?').run(id, clientId, shows);
  w.raw
    .prepare('update ad set picture_id = ? where client_id = ? and creative_id = ?')
    .run(id, clientId, shows);
}

export function sizeOfPictures(r: Reader): number {
  return Number(r.raw.prepare('select coalesce(sum(length(bytes)), 0) from picture').pluck().get());
}

export interface OldPicture {
  readonly clientId: string;
  readonly id: string;
  readonly size: number;
}

const pictureColumns = 'p.client_id as clientId, p.id, length(p.bytes) as size from picture p';

export function picturesBefore(r: Reader, moment: string): OldPicture[] {
  return r.raw.prepare(`select ${pictureColumns} where p.as_of < ?`).all(moment) as OldPicture[];
}

/** Of the younger ones: those that no post and no ad names, then the oldest. */
export function leastWanted(r: Reader, since: string): OldPicture[] {
  return r.raw
    .prepare(
      `select ${pictureColumns} where p.as_of >= ?
       order by (p.client_id, p.id) in (select client_id, picture_id from post where picture_id is not null
         union all select client_id, picture_id from ad where picture_id is not null), p.as_of, p.id`,
    )
    .all(since) as OldPicture[];
}

/** What it showed says that it has none, so that the next sync that meets it may bring it again. */
export function dropPicture(w: Writer, { clientId, id }: OldPicture): void {
  for (const table of ['post', 'ad'])
    w.raw
      .prepare(`update ${table} set picture_id = null where client_id = ? and picture_id = ?`)
      .run(clientId, id);
  w.raw.prepare('delete from picture where client_id = ? and id = ?').run(clientId, id);
}
