import { z } from '../zod.ts';
import { Day, Instant } from './ids.ts';
import { GapReason } from './insight.ts';
import { Period } from './period.ts';
import { ResultKind } from './result.ts';

/** A figure, or why there is none. Missing is never zero. */
export const Figure = z.object({ value: z.number().nullable(), why: GapReason.nullable() });
export type Figure = z.infer<typeof Figure>;

export const known = (value: number): Figure => ({ value, why: null });
export const missing = (why: GapReason): Figure => ({ value: null, why });

/** What is counted as a result: a kind of ours in the reader's language, or the client's own word for it. */
export const ResultName = z.object({
  kind: ResultKind.nullable(),
  word: z.string(),
  /** The client said so; otherwise the objective did. */
  chosen: z.boolean(),
});
export type ResultName = z.infer<typeof ResultName>;

/** What ads did in a period. Amounts are millionths of the currency. */
export const AdFigures = z.object({
  spendMicros: z.int(),
  impressions: z.int(),
  clicks: z.int(),
  linkClicks: z.int(),
  /** People, as Meta itself counts them for exactly this period; never a sum. */
  reach: Figure,
  /** `null`: nothing is counted here, because the objective names no result or the objectives differ. */
  result: ResultName.nullable(),
  results: Figure,
  costMicros: Figure,
  /** What purchases were worth, as Meta's one tier says it. */
  valueMicros: Figure,
  roas: Figure,
  /** How many of the period’s days were read; with none of them every figure here is missing, not zero. */
  daysRead: z.int(),
});
export type AdFigures = z.infer<typeof AdFigures>;

/** Clicks on links as a share of impressions. */
export function ctrOf({ linkClicks, impressions }: AdFigures): Figure {
  return impressions > 0 ? known(linkClicks / impressions) : missing('no_delivery');
}

/** What a thousand impressions cost, in millionths. */
export function cpmOf({ spendMicros, impressions }: AdFigures): Figure {
  return impressions > 0 ? known((spendMicros / impressions) * 1000) : missing('no_delivery');
}

/** How often a person saw it. */
export function frequencyOf({ impressions, reach }: AdFigures): Figure {
  if (reach.value === null) return reach;
  return reach.value > 0 ? known(impressions / reach.value) : missing('no_delivery');
}

export type Change = { readonly share: number } | { readonly why: 'nothing_before' | 'unknown' };

/** How much a figure moved against what it is compared with. */
export function changeOf(now: number | null, before: number | null | undefined): Change {
  if (now === null || before === null || before === undefined) return { why: 'unknown' };
  return before === 0 ? { why: 'nothing_before' } : { share: now / before - 1 };
}

/** Which days are asked for, and how much of them is there. */
export const Coverage = z.object({
  period: Period,
  days: z.int(),
  /** Days of which every asset was read. */
  read: z.int(),
  asOf: Instant.nullable(),
  /** From this day on Meta still counts delivery; results may move for 28 days. */
  settlingFrom: Day.nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Something that did not come, where it is missing. */
export const Gap = z.object({
  assetId: z.string(),
  asset: z.string(),
  kind: z.string(),
  why: GapReason,
  sentence: z.string(),
  since: Instant,
});
export type Gap = z.infer<typeof Gap>;

/** How the last runs of a client went. */
export const Freshness = z.object({
  freshAt: Instant.nullable(),
  completeAt: Instant.nullable(),
  triedAt: Instant.nullable(),
  outcome: z.string().nullable(),
  sentence: z.string(),
  notBefore: Instant.nullable(),
});
export type Freshness = z.infer<typeof Freshness>;
