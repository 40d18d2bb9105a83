import { ClientId } from '../model/ids.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';

/** Pictures are no calls: the window shows `/media/<client>/<picture>`, and main asks who sits here each time. */
export const media = {
  /** A picture of this client was fetched and kept. */
  kept: event(z.object({ clientId: ClientId, pictureId: z.uuid(), shows: z.string() })),
};
