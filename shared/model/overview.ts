import { z } from '../zod.ts';
import { AdFigures, Coverage, Figure, Freshness, Gap, ResultName } from './figures.ts';
import { AdRow } from './ads.ts';
import { Day, Instant } from './ids.ts';
import { PlanMonth } from './plan.ts';

/** One day of the client's ads; `null` is a day that was not read. */
export const AdDay = z.object({
  day: Day,
  spendMicros: z.int().nullable(),
  results: z.number().nullable(),
  impressions: z.int().nullable(),
  valueMicros: z.number().nullable(),
});
export type AdDay = z.infer<typeof AdDay>;

/** What somebody did in the ad account, as Meta's own log has it. */
export const AccountChange = z.object({
  at: Instant,
  type: z.string(),
  objectKind: z.enum(['account', 'campaign', 'ad_set', 'ad', 'other']),
  objectId: z.string().nullable(),
  objectName: z.string().nullable(),
  actor: z.string().nullable(),
  application: z.string().nullable(),
  /** A person, a program of theirs, or Meta itself. */
  by: z.enum(['person', 'program', 'meta']),
  beforeMinor: z.int().nullable(),
  afterMinor: z.int().nullable(),
  /** Of the ad account; it can be another than the client's. */
  currency: z.string(),
});
export type AccountChange = z.infer<typeof AccountChange>;

export const Overview = z.object({
  today: Day,
  timezone: z.string(),
  currency: z.string(),
  /** Meta's numbers of the accounts that are added up here. */
  accountIds: z.array(z.string()),
  otherCurrencies: z.array(z.string()),
  coverage: Coverage,
  beforeCoverage: Coverage.nullable(),
  result: ResultName.nullable(),
  total: AdFigures,
  before: AdFigures.nullable(),
  days: z.array(AdDay),
  daysBefore: z.array(AdDay),
  target: z
    .object({
      resultsPerMonth: z.int().nullable(),
      costPerResultMinor: z.int().nullable(),
      roasHundredths: z.int().nullable(),
    })
    .nullable(),
  plan: PlanMonth,
  campaigns: z.array(AdRow),
  page: z
    .object({
      name: z.string().nullable(),
      followers: Figure,
      asOf: Instant.nullable(),
      /** Against the first day of the period. */
      gained: Figure,
      days: z.array(z.object({ day: Day, followers: z.int().nullable() })),
    })
    .nullable(),
  changes: z.array(AccountChange),
  changesAsOf: Instant.nullable(),
  gaps: z.array(Gap),
  freshness: Freshness,
});
export type Overview = z.infer<typeof Overview>;
