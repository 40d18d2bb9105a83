import { copyBeside } from './copy-databases.ts';
import type { DbPaths } from './generations.ts';

export interface RekeyAsk {
  readonly from: DbPaths;
  readonly to: DbPaths;
  readonly workspaceKey: Buffer;
  /** The new one, as bytes that crossed to the worker. */
  readonly nextKey: Uint8Array;
}

/** The long part of a change of keys, for a worker: both databases copied, under their new keys, checked and durable. */
export function rekeyBeside({ from, to, workspaceKey, nextKey: bytes }: RekeyAsk): null {
  const nextKey = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    copyBeside({
      from: { paths: from, workspaceKey },
      to: { paths: to, workspaceKey: nextKey },
    });
    return null;
  } finally {
    nextKey.fill(0);
  }
}
