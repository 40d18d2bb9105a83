import { z } from '../zod.ts';
import { Instant } from './ids.ts';

/** How one call or endpoint keeps clients apart, and how often the drill found that it does. */
export const Probe = z.object({
  where: z.enum(['call', 'endpoint']),
  name: z.string(),
  wall: z.enum([
    /** The door refuses whoever is no member of the client that is named. */
    'membership',
    /** The client is named in another way, and the call itself refuses. */
    'named_inside',
    /** Names no client; what comes back speaks of no foreign one. */
    'own_answer',
    'super_admins_only',
    /** Concerns no client at all. */
    'no_client',
    /** Meta is not even asked about what belongs to another client. */
    'ownership',
  ]),
  tried: z.int(),
  refused: z.int(),
  /** The positive control: the same question about one's own client gets past this wall. Null where there is none. */
  own: z.enum(['passes', 'stuck']).nullable(),
});
export type Probe = z.infer<typeof Probe>;

export const Hole = z.object({
  where: Probe.shape.where,
  name: z.string(),
  /** Whose session it was, and whose client it reached; by id. */
  own: z.string(),
  foreign: z.string(),
  what: z.string(),
});
export type Hole = z.infer<typeof Hole>;

export const DrillSummary = z.object({
  at: Instant,
  by: z.string(),
  clients: z.int(),
  calls: z.int(),
  endpoints: z.int(),
  tried: z.int(),
  refused: z.int(),
  holes: z.int(),
});
export type DrillSummary = z.infer<typeof DrillSummary>;

export const DrillRun = DrillSummary.extend({
  probes: z.array(Probe),
  /** The first twenty. */
  found: z.array(Hole),
});
export type DrillRun = z.infer<typeof DrillRun>;
