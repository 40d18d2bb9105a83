import { GraphCall, GraphLimits } from '../model/graph.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const graph = {
  /** How full Meta's budgets are now, what is paused and until when. */
  limits: read('super_admin', z.object({}), GraphLimits),
  /** Ends a pause that a person has looked into. */
  release: call('super_admin', z.object({ lane: z.string().max(80) }), z.object({})),
  /** The last calls to Meta, redacted. */
  trace: call('super_admin', z.object({}), z.array(GraphCall)),
  /** The same as a file for support. Null when the person changed their mind. */
  exportTrace: call('super_admin', z.object({}), z.object({ savedAs: z.string().nullable() })),
  /** A pause began. */
  paused: event(z.object({})),
};
