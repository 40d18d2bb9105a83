import { z } from '../zod.ts';
import { ClientId, Instant } from './ids.ts';

/** One of Meta's budgets, as the brake sees it. */
const Lane = z.object({
  /** `app`, `app:insights`, `app:writes`, `account:…`, `page:…`, `object:…` */
  key: z.string(),
  /** How full; over a hundred is possible. */
  percent: z.number(),
  inFlight: z.int(),
  /** How many calls may be in flight at once. */
  width: z.int(),
  pausedUntil: Instant.nullable(),
  minutesLeft: z.int(),
  /** `code/subcode` of the refusal that began the pause. */
  why: z.string().nullable(),
  /** Of an account or Page that a client has. */
  asset: z.string().nullable(),
  clientId: ClientId.nullable(),
  client: z.string().nullable(),
});

export const GraphLimits = z.object({
  lanes: z.array(Lane),
  waiting: z.int(),
  /** Limited access is about 60 reads in five minutes and account: the screens say so. */
  tier: z.enum(['limited', 'full']).nullable(),
  /** What Meta said about the version that Steward speaks. */
  versions: z.array(z.object({ answered: z.string().nullable(), warning: z.string().nullable() })),
});
export type GraphLimits = z.infer<typeof GraphLimits>;

/** One call to Meta as support needs to see it: no token, no client's words. */
export const GraphCall = z.object({
  at: Instant,
  endpoint: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string().nullable(),
  client: z.string().nullable(),
  attempt: z.int(),
  ms: z.number(),
  status: z.int().nullable(),
  outcome: z.string(),
  code: z.int().nullable(),
  subcode: z.int().nullable(),
  trace: z.string().nullable(),
});
export type GraphCall = z.infer<typeof GraphCall>;
