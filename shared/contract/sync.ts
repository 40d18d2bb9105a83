import { ClientId, Instant } from '../model/ids.ts';
import { Overview } from '../model/insight.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const sync = {
  /** Answers when the run has ended; progress comes as events. */
  run: call(
    { client: 'sync' },
    z.object({ clientId: ClientId }),
    z.object({ outcome: z.enum(['done', 'partial']), sentence: z.string(), endedAt: Instant }),
  ),
  progressed: event(z.object({ clientId: ClientId, done: z.int(), of: z.int() })),
  ended: event(z.object({ clientId: ClientId })),
};

export const insights = {
  overview: read({ client: 'view' }, z.object({ clientId: ClientId }), Overview),
};
