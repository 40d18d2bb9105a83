import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { FetchedPicture, PictureTransport } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { isPictureAddress, isTooManyDots, largestPicture, pictureTypeOf, sizeOf } from './rules.ts';
import { findPicture, type KeptPicture } from './store.ts';

const mostHops = 3;

/** A picture from Meta's hosts: no Graph call, no token, no redirect to anywhere else. */
export async function fetchPicture(
  transport: PictureTransport,
  address: string,
  sandboxOrigin: string | null,
  signal: AbortSignal,
): Promise<FetchedPicture> {
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

function pictureOf(status: number, bytes: Uint8Array): FetchedPicture {
  if (status === 403 || status === 404 || status === 410)
    throw new AppError(
      'not_found',
      'Meta does not show this picture any more. The next sync brings a new address.',
    );
  if (status !== 200)
    throw new AppError('graph_failed', 'The picture could not be fetched. Try again later.');
  const type = pictureTypeOf(bytes);
  if (type === null) throw new AppError('graph_failed', 'What came is not a picture.');
  const size = sizeOf(bytes, type);
  if (size === null || isTooManyDots(size))
    throw new AppError('graph_failed', 'This picture is too large, or is none.');
  return { type, bytes };
}

/** SECURITY: for whoever holds the client's scope; another client's picture is not there, as if it did not exist. */
export function pictureFor(work: OpenWorkspace, scope: ClientScope, id: string): KeptPicture | null {
  return findPicture(work.insights, scope.clientId, id);
}
