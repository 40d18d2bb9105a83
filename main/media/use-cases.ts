import { AppError } from '../../shared/failure.ts';
import type { PictureTransport } from '../ports.ts';
import { isPictureAddress, largestPicture, type PictureType, pictureTypeOf } from './rules.ts';

export interface Picture {
  readonly type: PictureType;
  /** As they came. They are decoded and encoded anew in a process of their own before anything shows them. */
  readonly bytes: Uint8Array;
}

const mostHops = 3;

/** A picture from Meta's hosts: no Graph call, no token, no redirect to anywhere else. */
export async function fetchPicture(
  transport: PictureTransport,
  address: string,
  sandboxOrigin: string | null,
  signal: AbortSignal,
): Promise<Picture> {
  let from = address;
  for (let hop = 0; hop < mostHops; hop += 1) {
    if (!isPictureAddress(from, sandboxOrigin))
      throw new AppError('graph_refused', 'This picture is not kept by Meta, so Steward does not fetch it.');
    const reply = await transport.get(from, largestPicture, signal);
    if (reply.location === null) return pictureOf(reply.status, reply.bytes);
    from = URL.parse(reply.location, from)?.href ?? '';
  }
  throw new AppError('graph_refused', 'This picture is always somewhere else.');
}

function pictureOf(status: number, bytes: Uint8Array): Picture {
  if (status === 403 || status === 404 || status === 410)
    throw new AppError(
      'not_found',
      'Meta does not show this picture any more. The next sync brings a new address.',
    );
  if (status !== 200)
    throw new AppError('graph_failed', 'The picture could not be fetched. Try again later.');
  const type = pictureTypeOf(bytes);
  if (type === null) throw new AppError('graph_failed', 'What came is not a picture.');
  return { type, bytes };
}
