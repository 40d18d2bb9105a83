import { z } from '../zod.ts';
import { ClientName, Colour, Currency, ReportLanguage, TimeZone } from './client.ts';
import { ClientId, Day, Instant } from './ids.ts';
import { comparisons, Period } from './period.ts';
import { ChangeLine } from './report-change.ts';
import { DraftDay, Paper } from './setting.ts';

export const ReportId = z.uuid().brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

/** In the order in which a client reads them: the answer first, the evidence after it. */
export const reportSections = [
  'headline',
  'scorecard',
  'pacing',
  'trend',
  'campaigns',
  'creatives',
  'audience',
  'page',
  'changes',
  'plan',
  'notes',
] as const;
export const ReportSection = z.enum(reportSections);
export type ReportSection = z.infer<typeof ReportSection>;

export const Audience = z.enum(['client', 'internal']);
export type Audience = z.infer<typeof Audience>;

/** A small picture that travels within the report, so that it looks the same in a year. */
const Picture = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/);

export const ReportSettings = z.object({
  period: Period,
  comparison: z.enum(comparisons),
  sections: z
    .array(ReportSection)
    .min(1)
    .refine((all) => new Set(all).size === all.length, 'A section stands once.')
    .meta({ examples: [['headline', 'scorecard', 'notes'], ['campaigns']] }),
  language: ReportLanguage,
  paper: Paper,
  audience: Audience,
});
export type ReportSettings = z.infer<typeof ReportSettings>;

/** `micros` are millionths of the client's currency; `ratio` 5.4 is "5.4 ×"; `share` 0.021 is "2.1 %". */
export const MeasureUnit = z.enum(['micros', 'count', 'ratio', 'share', 'number']);
export type MeasureUnit = z.infer<typeof MeasureUnit>;
const measures = [
  'results',
  'cost_per_result',
  'spend',
  'roas',
  'reach',
  'frequency',
  'impressions',
  'ctr',
  'page_followers',
  'page_views',
  'page_engagement',
  'page_reach',
] as const;
export const Measure = z.enum(measures);
export type Measure = z.infer<typeof Measure>;

const Amount = z.number().nullable();

export const Tile = z.object({
  measure: Measure,
  unit: MeasureUnit,
  value: Amount,
  target: Amount,
  previous: Amount,
  lastYear: Amount,
  /** One per day of the period; `null` where Meta says nothing. */
  spark: z.array(Amount),
});
export type Tile = z.infer<typeof Tile>;

export const ReportSource = z.enum(['ads', 'page', 'activities', 'plan', 'creatives', 'audience']);
export type ReportSource = z.infer<typeof ReportSource>;
/** Why something is not in the report. What depends on it is withheld, never shown as zero. */
export const MissingSource = z.object({
  source: ReportSource,
  why: z.enum(['never_synced', 'stale', 'not_permitted', 'no_asset', 'partial', 'retired', 'too_few_likes']),
  /** The last day that is there. */
  until: Day.nullable(),
  detail: z.string().max(300),
});
export type MissingSource = z.infer<typeof MissingSource>;

export const CampaignLine = z.object({
  name: z.string(),
  /** The client's word for what this campaign is judged by. */
  goal: z.string(),
  spend: z.int(),
  share: z.number(),
  results: Amount,
  cost: Amount,
  previousCost: Amount,
});
export type CampaignLine = z.infer<typeof CampaignLine>;

export const CreativeLine = z.object({
  name: z.string(),
  copy: z.string(),
  picture: Picture.nullable(),
  spend: z.int(),
  results: Amount,
  cost: Amount,
  frequency: Amount,
  /** Shown so often that people tire of it. */
  tired: z.boolean(),
});
export type CreativeLine = z.infer<typeof CreativeLine>;

const PostLine = z.object({
  day: Day,
  text: z.string(),
  picture: Picture.nullable(),
  views: Amount,
  reactions: Amount,
  comments: Amount,
  shares: Amount,
});
type PostLine = z.infer<typeof PostLine>;

export const ReportFacts = z.object({
  client: z.object({
    id: ClientId,
    name: ClientName,
    colour: Colour,
    logo: Picture.nullable(),
    currency: Currency,
    timezone: TimeZone,
  }),
  agency: z.object({ name: z.string(), logo: Picture.nullable(), colour: Colour }),
  compared: Period.nullable(),
  /** The client's word for its primary result ("bookings"); `null` where none was agreed. */
  resultWord: z.string().nullable(),
  asOf: z.object({ ads: Instant.nullable(), page: Instant.nullable() }),
  /** Until then Meta may restate the figures. */
  settlesOn: Day,
  attribution: z.string(),
  graphVersion: z.string(),
  appVersion: z.string(),
  missing: z.array(MissingSource),
  tiles: z.array(Tile).max(12),
  pacing: z
    .object({
      plan: z.int(),
      spent: z.int(),
      tolerance: z.number(),
      carriedOver: z.int(),
      /** Summed up from the first day; `spent` is `null` for days that are not in. */
      days: z.array(z.object({ day: Day, plan: z.int(), spent: z.int().nullable() })),
    })
    .nullable(),
  months: z.array(
    z.object({
      month: Day,
      spend: Amount,
      results: Amount,
      cost: Amount,
      ctr: Amount,
      reach: Amount,
    }),
  ),
  campaigns: z.array(CampaignLine),
  creatives: z.object({ best: z.array(CreativeLine).max(5), worst: z.array(CreativeLine).max(5) }),
  audience: z.object({
    ages: z.array(z.object({ age: z.string(), gender: z.string(), spend: z.int(), results: Amount })),
    placements: z.array(z.object({ name: z.string(), spend: z.int(), share: z.number(), results: Amount })),
  }),
  page: z.object({
    followers: z.array(z.object({ day: Day, value: Amount })),
    retired: z.array(z.string()),
    posts: z.array(PostLine).max(5),
  }),
  changes: z.array(ChangeLine),
});
export type ReportFacts = z.infer<typeof ReportFacts>;

const line = z.string().trim().max(400);

/** What people write. Suggested from the figures, never sent unseen. */
export const Commentary = z.object({
  headline: z.string().trim().max(140),
  lead: z.string().trim().max(600),
  wins: z.array(line).max(3),
  concerns: z.array(line).max(3),
  /** The one decision that the client is asked for. */
  ask: line,
  steps: z.array(z.object({ what: line, who: z.string().trim().max(80), by: Day.nullable() })).max(6),
  sections: z.partialRecord(ReportSection, z.string().trim().max(4000)),
});
export type Commentary = z.infer<typeof Commentary>;

/** Whose work it is and how far it came: on every page, and part of what is signed off. */
const ReportStanding = z.object({
  /** Short and readable on paper: R-2026-10-BH-3f9a. */
  code: z.string(),
  preparedBy: z.string(),
  preparedAt: Instant,
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  contentHash: z.string(),
  chainHead: z.string(),
});
type ReportStanding = z.infer<typeof ReportStanding>;

/** Everything a page is made of. Two equal ones make the same pages, to the letter. */
export interface ReportContent {
  readonly settings: ReportSettings;
  readonly facts: ReportFacts;
  readonly words: Commentary;
  readonly standing: ReportStanding;
}

/** What is being done while a report is prepared. */
export const Preparing = z.enum(['days', 'people', 'audience', 'freezing']);
export type Preparing = z.infer<typeof Preparing>;

const ReportState = z.enum(['draft', 'reviewed', 'exported']);
type ReportState = z.infer<typeof ReportState>;

/** A report in a list. */
export const ReportLine = z.object({
  id: ReportId,
  clientId: ClientId,
  period: Period,
  state: ReportState,
  code: z.string(),
  headline: z.string(),
  language: ReportLanguage,
  preparedBy: z.string(),
  preparedAt: Instant,
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  exportedAt: Instant.nullable(),
  incomplete: z.boolean(),
});
export type ReportLine = z.infer<typeof ReportLine>;

const ReportExport = z.object({
  kind: z.enum(['pdf', 'csv', 'eml']),
  fileName: z.string(),
  sha256: z.string(),
  by: z.string(),
  at: Instant,
});
type ReportExport = z.infer<typeof ReportExport>;

export const ReportDetail = z.object({
  line: ReportLine,
  settings: ReportSettings,
  words: Commentary,
  missing: z.array(MissingSource),
  contentHash: z.string(),
  exports: z.array(ReportExport),
});
export type ReportDetail = z.infer<typeof ReportDetail>;

/** How reports of a client look, unless one is arranged otherwise. */
export const ReportTemplate = ReportSettings.omit({ period: true, comparison: true }).extend({
  /** As in the whole workspace where it is left out. */
  draftsOn: DraftDay.optional(),
});
export type ReportTemplate = z.infer<typeof ReportTemplate>;

export const RestatedFigure = z.object({
  /** "Spend", "Autumn weekends · results". */
  name: z.string(),
  unit: MeasureUnit,
  /** Of an amount of money: an ad account's own may be another than the client's. */
  currency: Currency.nullable(),
  reported: Amount,
  today: Amount,
});
export type RestatedFigure = z.infer<typeof RestatedFigure>;
