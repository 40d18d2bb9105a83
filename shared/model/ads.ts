import { z } from '../zod.ts';
import { AdFigures, Coverage, Figure, Gap, Freshness } from './figures.ts';
import { Day, Instant } from './ids.ts';
import { Period } from './period.ts';

const AdLevel = z.enum(['campaign', 'ad_set', 'ad']);
type AdLevel = z.infer<typeof AdLevel>;

/** A budget as the object holds it, in the unit that Meta counts budgets in. */
export const AdBudget = z.object({
  kind: z.enum(['daily', 'lifetime']),
  minor: z.int(),
  /** What a lifetime budget has left, and when it ends. */
  leftMinor: z.int().nullable(),
  endsAt: z.string().nullable(),
});
export type AdBudget = z.infer<typeof AdBudget>;

/** A campaign, an ad set or an ad with what it did; the tree is by `parentId`. */
export const AdRow = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  level: AdLevel,
  assetId: z.string(),
  name: z.string(),
  objective: z.string().nullable(),
  /** What Meta does with it now: ACTIVE, PAUSED, CAMPAIGN_PAUSED, WITH_ISSUES, DISAPPROVED … */
  status: z.string(),
  /** Its own switch. */
  ownStatus: z.string(),
  /** `null`: another level holds it. */
  budget: AdBudget.nullable(),
  learning: z.string().nullable(),
  /** Meta's words of what is wrong. */
  issues: z.array(z.string()),
  goneAt: Instant.nullable(),
  creative: z
    .object({ title: z.string().nullable(), body: z.string().nullable(), pictureId: z.string().nullable() })
    .nullable(),
  /** `null`: nothing is known of it in the period, and `why` says why. */
  figures: AdFigures.nullable(),
  why: Figure.shape.why,
  before: AdFigures.nullable(),
});
export type AdRow = z.infer<typeof AdRow>;

export const Ads = z.object({
  today: Day,
  timezone: z.string(),
  currency: z.string(),
  coverage: Coverage,
  beforeCoverage: Coverage.nullable(),
  rows: z.array(AdRow),
  /** The accounts as Meta has them: the sum of its campaigns, but for reach, which is Meta's own or missing. */
  total: AdFigures,
  totalBefore: AdFigures.nullable(),
  /** Accounts in another currency: never added up, so their rows are not here. */
  otherCurrencies: z.array(z.string()),
  gaps: z.array(Gap),
  freshness: Freshness,
});
export type Ads = z.infer<typeof Ads>;

export const BreakdownKind = z.enum(['age_gender', 'placement', 'country']);
export type BreakdownKind = z.infer<typeof BreakdownKind>;

export const Breakdown = z.object({
  kind: BreakdownKind,
  period: Period,
  currency: z.string(),
  /** `null`: Meta was not asked for this period yet. */
  asOf: Instant.nullable(),
  rows: z.array(z.object({ first: z.string(), second: z.string(), figures: AdFigures })),
});
export type Breakdown = z.infer<typeof Breakdown>;
