import { z } from '../zod.ts';
import { Day, Instant, MetaId } from './ids.ts';
import { ActionType } from './result.ts';

/** Which campaign an entry is for; null is the client as a whole. The name is kept as it was when it was chosen. */
const About = z.object({
  campaignId: MetaId.nullable(),
  campaignName: z.string().trim().max(400).nullable(),
  /** The first day, in the client's own zone, that it counts for. */
  from: Day,
});

/** What counts as a result from a day on. Without action types: back to what the objective says. */
export const ResultChoice = About.extend({
  actionTypes: z.array(ActionType).max(10),
  /** The client's word for it: bookings, leads. */
  word: z.string().trim().max(40),
});
export type ResultChoice = z.infer<typeof ResultChoice>;

/** What is aimed at from a day on. Null is no target, which every screen and report then says. */
export const TargetChoice = About.extend({
  resultsPerMonth: z.int().positive().max(10_000_000).nullable(),
  /** In the client's currency, in the unit that Meta counts budgets in. */
  costPerResultMinor: z.int().positive().max(1_000_000_000).nullable(),
  /** Return on ad spend in hundredths: 350 is 3.5. */
  roasHundredths: z.int().positive().max(1_000_000).nullable(),
});
export type TargetChoice = z.infer<typeof TargetChoice>;

/** Who said it and when. An entry is never changed: a later one takes its place and both stay in the history. */
const Said = z.object({ id: z.uuid(), setAt: Instant, setBy: z.string() });
export const ResultEntry = ResultChoice.extend(Said.shape);
export type ResultEntry = z.infer<typeof ResultEntry>;
export const TargetEntry = TargetChoice.extend(Said.shape).extend({ currency: z.string() });
export type TargetEntry = z.infer<typeof TargetEntry>;

/** Everything that was ever said of a client's results and targets, oldest first. */
export const Goals = z.object({ results: z.array(ResultEntry), targets: z.array(TargetEntry) });
export type Goals = z.infer<typeof Goals>;

interface Dated {
  readonly id: string;
  readonly campaignId: string | null;
  readonly from: string;
}

/** Of entries for one day the one that was said last counts: ids rise in the order they were made. */
function latest<Entry extends Dated>(entries: readonly Entry[], campaignId: string | null, day: string) {
  return entries.reduce<Entry | null>((best, entry) => {
    if (entry.campaignId !== campaignId || entry.from > day) return best;
    if (best === null || entry.from > best.from) return entry;
    return entry.from === best.from && entry.id > best.id ? entry : best;
  }, null);
}

/** The campaign's own word, else the client's, else null: then the objective decides, and nobody has chosen. */
export function resultOn(
  goals: Pick<Goals, 'results'>,
  day: string,
  campaignId: string | null = null,
): ResultEntry | null {
  const own = campaignId === null ? null : latest(goals.results, campaignId, day);
  if (own !== null && own.actionTypes.length > 0) return own;
  const whole = latest(goals.results, null, day);
  return whole !== null && whole.actionTypes.length > 0 ? whole : null;
}

export interface TargetsInForce {
  readonly resultsPerMonth: number | null;
  readonly costPerResultMinor: number | null;
  readonly roasHundredths: number | null;
  readonly currency: string;
}

/** Null is "no target". A campaign's month of results is its own: the client's is never spread over campaigns. */
export function targetOn(
  goals: Pick<Goals, 'targets'>,
  day: string,
  campaignId: string | null = null,
): TargetsInForce | null {
  const own = campaignId === null ? null : latest(goals.targets, campaignId, day);
  const whole = latest(goals.targets, null, day);
  const found = campaignId === null ? whole : (own ?? whole);
  if (found === null) return null;
  const { costPerResultMinor, roasHundredths, currency } = found;
  const resultsPerMonth = found.campaignId === campaignId ? found.resultsPerMonth : null;
  const hasAny = resultsPerMonth !== null || costPerResultMinor !== null || roasHundredths !== null;
  return hasAny ? { resultsPerMonth, costPerResultMinor, roasHundredths, currency } : null;
}

/** Which entries are in force on a day: one for the client, one for each campaign with its own. */
export function inForce<Entry extends Dated>(entries: readonly Entry[], day: string): ReadonlySet<string> {
  const about = new Set(entries.map((entry) => entry.campaignId));
  return new Set([...about].flatMap((campaignId) => latest(entries, campaignId, day)?.id ?? []));
}
