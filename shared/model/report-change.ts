import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { Instant } from './ids.ts';

const Known = z.number().nullable();
const Pair = z.object({ before: Known, after: Known });

/** The ad account's week before a change and the week after it, exact. */
export const ChangeWeeks = z.object({
  currency: Currency,
  /** A day, in millionths. */
  spend: Pair,
  /** The word for what both weeks count; `null` where nothing is counted. */
  resultWord: z.string().nullable(),
  results: Pair,
  cost: Pair,
});
export type ChangeWeeks = z.infer<typeof ChangeWeeks>;

export const ChangeLine = z.object({
  at: Instant,
  object: z.string(),
  what: z.enum(['daily_budget', 'lifetime_budget', 'status', 'other']),
  before: z.string(),
  after: z.string(),
  who: z.enum(['us', 'client', 'meta', 'unknown']),
  /** Proposer and approver, or whom Meta names. Optional: the snapshots of before have no names. */
  people: z.string().optional(),
  why: z.string(),
  /** In words; empty while seven days have not passed or nothing can be said. */
  effect: z.string(),
  /** Optional: the snapshots of before have the words alone. */
  weeks: ChangeWeeks.optional(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;
