import type { AdBudget, AdRow, Ads } from '../../shared/model/ads.ts';
import { type AdFigures, type Figure, known, missing } from '../../shared/model/figures.ts';
import type { GapReason } from '../../shared/model/insight.ts';
import { daysIn, type Period } from '../../shared/model/period.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type ClientFacts, coverageOf, readDays } from './facts.ts';
import { type FigureRow, dayRows, type Level, monthAsOf, monthRows, periodRows } from './reads/levels.ts';
import { type AdObjectRow, adRows, adSetRows, campaignRows, type ObjectRow } from './reads/objects.ts';
import {
  addRow,
  chosenResult,
  clientResult,
  type Counted,
  defaultResult,
  figuresOf,
  noSum,
  type Sum,
} from './rules.ts';
import { freshnessOf, gapsNow } from './state.ts';
import { wasOver } from '../../shared/model/day.ts';

/** Figures of every object of a client over one period, by object id. */
export interface Measured {
  readonly period: Period;
  /** The days that were read, by level: each level is asked for by itself. */
  readonly days: Readonly<Record<'account' | 'campaign' | 'ad_set', ReadonlySet<string>>>;
  readonly asOf: string | null;
  readonly sums: Readonly<Record<'account' | 'campaign' | 'ad_set' | 'ad', ReadonlyMap<string, Sum>>>;
  readonly reach: Readonly<
    Record<'account' | 'campaign' | 'ad_set' | 'ad', ReadonlyMap<string, number | null>>
  >;
}

export interface Objects {
  readonly campaigns: readonly ObjectRow[];
  readonly adSets: readonly ObjectRow[];
  readonly ads: readonly AdObjectRow[];
  /** What is counted for each campaign, as of the last day of the period. */
  readonly counted: ReadonlyMap<string, Counted | null>;
}

export function objectsOf(work: OpenWorkspace, facts: ClientFacts, day: string, withAds: boolean): Objects {
  const { id } = facts.client;
  const isOurs = ({ assetId }: ObjectRow) => facts.counted.has(assetId);
  const campaigns = campaignRows(work.insights, id).filter(isOurs);
  const counted = new Map(
    campaigns.map((one) => [one.id, chosenResult(facts.goals, day, one.id) ?? defaultResult(one.objective)]),
  );
  return {
    campaigns,
    adSets: withAds ? adSetRows(work.insights, id).filter(isOurs) : [],
    ads: withAds ? adRows(work.insights, id).filter(isOurs) : [],
    counted,
  };
}

/** The result that the client as a whole is held against in a period. */
export function wholeResult(facts: ClientFacts, objects: Objects, measured: Measured): Counted | null {
  const bought = objects.campaigns.map(({ id, objective }) => ({
    objective,
    spendMicros: measured.sums.campaign.get(id)?.spendMicros ?? 0,
  }));
  return clientResult(facts.goals, measured.period.to, bought);
}

/** Adds up the days of a period, and takes what cannot be added from where Meta itself added it. */
export function measure(
  work: OpenWorkspace,
  facts: ClientFacts,
  objects: Objects,
  period: Period,
  levels: readonly Level[],
): Measured {
  const { id } = facts.client;
  const read = readDays(work, facts, 'account', period);
  const nothing: ReadonlySet<string> = new Set();
  const days = {
    account: read.days,
    campaign: levels.includes('campaign') ? readDays(work, facts, 'campaign', period).days : nothing,
    ad_set: levels.includes('ad_set') ? readDays(work, facts, 'ad_set', period).days : nothing,
  };
  const campaignOf = new Map(objects.adSets.map((one) => [one.id, one.parentId ?? '']));
  const setOf = new Map(objects.ads.map((one) => [one.id, one.parentId ?? '']));
  const countedFor = (level: Level, objectId: string): Counted | null => {
    if (level === 'account') return null;
    const set = level === 'ad' ? (setOf.get(objectId) ?? '') : objectId;
    return objects.counted.get(level === 'campaign' ? objectId : (campaignOf.get(set) ?? '')) ?? null;
  };
  const sums = { account: new Map(), campaign: new Map(), ad_set: new Map(), ad: new Map() } as Record<
    Level,
    Map<string, Sum>
  >;
  const reach = { account: new Map(), campaign: new Map(), ad_set: new Map(), ad: new Map() } as Record<
    Level,
    Map<string, number | null>
  >;
  for (const level of levels) {
    const whole = wholePeriod(work, facts, level, period);
    for (const row of whole) reach[level].set(row.objectId, row.reach);
    // Ads are read by period alone; above them the days are what is added up, so that every period has figures.
    const rows = level === 'ad' ? whole : dayRows(work.insights, id, level, period.from, period.to);
    for (const row of rows) {
      if (level !== 'ad' && !days[level].has(row.day)) continue;
      const sum = sums[level].get(row.objectId) ?? noSum();
      sums[level].set(row.objectId, sum);
      addRow(sum, row, countedFor(level, row.objectId));
    }
  }
  return { period, days, asOf: read.asOf, sums, reach };
}

/** One day, one whole month or a period that was asked for: there Meta's own count of people exists. */
function wholePeriod(work: OpenWorkspace, facts: ClientFacts, level: Level, period: Period): FigureRow[] {
  const { id } = facts.client;
  const asked = periodRows(work.insights, id, level, period.from, period.to);
  if (asked.length > 0 || level === 'ad') return asked;
  if (period.from === period.to) return dayRows(work.insights, id, level, period.from, period.to);
  const month = period.from.slice(0, 7);
  const isMonth = period.from === `${month}-01` && period.to.slice(0, 7) === month && isLastDay(period.to);
  if (!isMonth || level === 'ad_set') return [];
  const asOf = monthAsOf(work.insights, id, level, month);
  return asOf !== null && wasOver(period.to, facts.zone, asOf)
    ? monthRows(work.insights, id, level, month)
    : [];
}

function isLastDay(day: string): boolean {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() === date;
}

function figuresFor(
  measured: Measured,
  level: Exclude<Level, 'account'>,
  objectId: string,
  counted: Counted | null,
): AdFigures {
  const reach = measured.reach[level].get(objectId);
  return figuresOf({
    sum: measured.sums[level].get(objectId) ?? noSum(),
    counted,
    whyNone: 'no_result',
    reach: reach === undefined || reach === null ? missing('not_asked') : known(reach),
    daysRead: level === 'ad' ? daysIn(measured.period) : measured.days[level].size,
  });
}

/** The accounts together. With more than one, not even Meta knows how many people they reached together. */
export function totalOf(
  work: OpenWorkspace,
  facts: ClientFacts,
  measured: Measured,
  counted: Counted | null,
): AdFigures {
  const sum = noSum();
  const { from, to } = measured.period;
  for (const row of dayRows(work.insights, facts.client.id, 'account', from, to))
    if (facts.counted.has(row.objectId) && measured.days.account.has(row.day)) addRow(sum, row, counted);
  const [only] = facts.counted.size === 1 ? [...facts.counted] : [];
  const reach = only === undefined ? undefined : measured.reach.account.get(only);
  const said: Figure = reach === undefined || reach === null ? missing('not_asked') : known(reach);
  return figuresOf({
    sum,
    counted,
    whyNone: whyNoResult(facts),
    reach: said,
    daysRead: measured.days.account.size,
  });
}

function whyNoResult(facts: ClientFacts): GapReason {
  return facts.counted.size === 0 ? 'no_asset' : 'no_result';
}

export function adsOf(work: OpenWorkspace, facts: ClientFacts, period: Period, before: Period | null): Ads {
  const objects = objectsOf(work, facts, period.to, true);
  const levels = ['account', 'campaign', 'ad_set', 'ad'] as const;
  const now = measure(work, facts, objects, period, levels);
  const then = before === null ? null : measure(work, facts, objects, before, levels);
  const whole = wholeResult(facts, objects, now);
  return {
    today: facts.today,
    timezone: facts.zone,
    currency: facts.client.currency,
    coverage: coverageOf(period, facts.today, { days: now.days.account, asOf: now.asOf }),
    beforeCoverage:
      then === null || before === null
        ? null
        : coverageOf(before, facts.today, { days: then.days.account, asOf: then.asOf }),
    rows: rowsOf(objects, now, then),
    total: totalOf(work, facts, now, whole),
    totalBefore:
      then !== null && areComparable(now, then, 'account') ? totalOf(work, facts, then, whole) : null,
    otherCurrencies: [...facts.otherCurrencies],
    gaps: gapsNow(work, facts, 'ad_account'),
    freshness: freshnessOf(work, facts),
  };
}

/** Campaigns first, each level in the order of its spend; an object without spend that is gone is left out. */
export function rowsOf(objects: Objects, now: Measured, then: Measured | null): AdRow[] {
  const setOf = new Map(objects.adSets.map((one) => [one.id, one.parentId ?? '']));
  const rows = [
    ...objects.campaigns.map((one) => rowOf('campaign', one, objects.counted.get(one.id) ?? null, now, then)),
    ...objects.adSets.map((one) =>
      rowOf('ad_set', one, objects.counted.get(one.parentId ?? '') ?? null, now, then),
    ),
    ...objects.ads.map((one) => {
      const counted = objects.counted.get(setOf.get(one.parentId ?? '') ?? '') ?? null;
      const { title, body, pictureId } = one;
      return { ...rowOf('ad', one, counted, now, then), creative: { title, body, pictureId } };
    }),
  ];
  const spend = (row: AdRow) => row.figures?.spendMicros ?? 0;
  return rows
    .filter((row) => row.goneAt === null || spend(row) > 0 || (row.before?.spendMicros ?? 0) > 0)
    .toSorted((a, b) => spend(b) - spend(a) || a.name.localeCompare(b.name));
}

function rowOf(
  level: Exclude<Level, 'account'>,
  one: ObjectRow,
  counted: Counted | null,
  now: Measured,
  then: Measured | null,
): AdRow {
  // A period in which an ad has no row is one that Meta was not asked for, unless other ads have theirs.
  const isKnown = level === 'ad' ? now.sums.ad.size > 0 : now.days[level].size > 0;
  const figures = isKnown ? figuresFor(now, level, one.id, counted) : null;
  return {
    id: one.id,
    parentId: one.parentId,
    level,
    assetId: one.assetId,
    name: one.name,
    objective: one.objective,
    status: one.effectiveStatus,
    ownStatus: one.status,
    budget: budgetOf(one),
    learning: one.learning,
    issues: issuesOf(one.issues),
    goneAt: one.goneAt,
    creative: null,
    figures,
    why: figures === null ? (level === 'ad' ? 'not_asked' : 'not_read') : null,
    before:
      then !== null && areComparable(now, then, level) ? figuresFor(then, level, one.id, counted) : null,
  };
}

/** Whether two periods may be held against each other: a part of one against the whole of the other says something false. */
export function areComparable(now: Measured, then: Measured, level: Level): boolean {
  if (level === 'ad') return now.sums.ad.size > 0 && then.sums.ad.size > 0;
  return [now, then].every((one) => one.days[level].size === daysIn(one.period));
}

function budgetOf(one: ObjectRow): AdBudget | null {
  const ends = { leftMinor: one.leftMinor, endsAt: one.endsAt };
  if (one.dailyMinor !== null) return { kind: 'daily', minor: one.dailyMinor, leftMinor: null, endsAt: null };
  return one.lifetimeMinor === null ? null : { kind: 'lifetime', minor: one.lifetimeMinor, ...ends };
}

/** Meta's words, whatever shape they came in. */
function issuesOf(json: string): string[] {
  const parsed: unknown = JSON.parse(json === '' ? '[]' : json);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((one: unknown) => {
    if (typeof one === 'string') return [one];
    if (typeof one !== 'object' || one === null) return [];
    const said = Object.entries(one).find(([key]) => /summary|message/.test(key))?.[1] as unknown;
    return typeof said === 'string' ? [said] : [];
  });
}
