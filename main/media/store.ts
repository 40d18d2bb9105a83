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
