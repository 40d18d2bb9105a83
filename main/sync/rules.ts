import { dayMs } from '../../shared/model/durations.ts';
import { revisedDays } from '../../shared/model/insight.ts';
import type { SyncKind } from '../../shared/model/sync.ts';

// What to ask Meta for, and in which order. Pure: it takes what is stored and the day, and touches nothing.

/** How far back days are kept: a year and a month for every comparison, and a little more. */
export const historyDays = 400;
/** The first thing that a new client gets, in one call a level. */
const freshDays = revisedDays + 1;
/** Meta's own limit for Page insights; for ads a size that it answers without a report. */
const sliceDays = 90;

export const numberOf = (day: string) => Date.parse(day) / dayMs;
export const dayOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10);

export interface Window {
  readonly since: string;
  readonly until: string;
}

/**
 * The days that are missing or that Meta may still have revised since they were fetched, newest first. `coveredOn` says
 * on which day each was last fetched, so a day is asked for once more after its 28th, however long Steward was closed.
 */
export function windowsOf(
  today: string,
  coveredOn: ReadonlyMap<string, string>,
  newest = 0,
  depth = historyDays,
): Window[] {
  const last = numberOf(today) - newest;
  const first = numberOf(today) - depth + 1;
  const windows: Window[] = [];
  let until: number | null = null;
  const close = (since: number) => {
    if (until !== null) windows.push({ since: dayOf(since), until: dayOf(until) });
    until = null;
  };
  for (let day = last; day >= first; day -= 1) {
    const on = coveredOn.get(dayOf(day));
    const isSettled = on !== undefined && numberOf(on) >= day + revisedDays;
    if (isSettled) {
      close(day + 1);
      continue;
    }
    until ??= day;
    const most = until === last ? freshDays : sliceDays;
    if (until - day + 1 === most) close(day);
  }
  close(first);
  return windows;
}

/** The days of a stretch that were never read after they were over, newest first, however old they are. */
export function unreadWindows({ since, until }: Window, coveredOn: ReadonlyMap<string, string>): Window[] {
  const forEver = '9999-12-31';
  const read = new Map([...coveredOn].flatMap(([day, on]) => (on > day ? [[day, forEver] as const] : [])));
  return windowsOf(until, read, 0, numberOf(until) - numberOf(since) + 1);
}

export interface AccountFacts {
  readonly kind: 'ad_account';
  readonly assetId: string;
  readonly today: string;
  readonly coveredOn: Readonly<Record<'account' | 'campaign' | 'ad_set', ReadonlyMap<string, string>>>;
  /** The day on which Meta's floors were last fetched; null is never. */
  readonly floorsOn: string | null;
  /** When Meta's log was last read to its end, and back to which day. */
  readonly log: { readonly on: string; readonly reached: string } | null;
  /** Hours since these were fetched; they cost calls and change slowly. */
  readonly monthsAge: number;
  readonly periodsAge: number;
}

export interface PageFacts {
  readonly kind: 'page';
  readonly assetId: string;
  /** The Pacific day. */
  readonly today: string;
  readonly coveredOn: ReadonlyMap<string, string>;
}

export interface Step extends Window {
  readonly assetId: string;
  readonly kind: SyncKind;
  /** Not needed for a client to be useful: it comes after everything else. */
  readonly isHistory: boolean;
}

/** This month and the twelve before it. */
export const keptMonths = 13;
/** Figures that Meta adds up itself are asked for again when they are older than this, or when the day has changed. */
const slowHours = 6;
/** Meta fails on more than about a month of its log at once. */
const logDays = 30;
const wantedLogDays = 90;

export function planOf(assets: readonly (AccountFacts | PageFacts)[]): Step[] {
  const steps = assets.flatMap((asset) => (asset.kind === 'page' ? planPage(asset) : planAccount(asset)));
  return [...steps.filter((step) => !step.isHistory), ...steps.filter((step) => step.isHistory)];
}

function planAccount(facts: AccountFacts): Step[] {
  const { assetId, today, coveredOn } = facts;
  const now = { since: today, until: today };
  const at = (kind: SyncKind, window: Window = now, isHistory = false): Step => ({
    assetId,
    kind,
    ...window,
    isHistory,
  });
  const days = (level: 'account' | 'campaign' | 'ad_set') =>
    windowsOf(today, coveredOn[level]).map((window, index) => at(`${level}_days`, window, index > 0));
  const byLevel = [...days('account'), ...days('campaign'), ...days('ad_set')];
  return [
    at('account'),
    at('campaigns'),
    at('ad_sets'),
    ...byLevel.filter(({ isHistory }) => !isHistory),
    at('ads'),
    ...(facts.monthsAge >= slowHours ? [at('months')] : []),
    ...(facts.periodsAge >= slowHours ? [at('periods')] : []),
    ...(facts.floorsOn === today ? [] : [at('floors')]),
    ...logWindows(today, facts.log).map((window, index) => at('activities', window, index > 0)),
    ...newestFirst(byLevel.filter(({ isHistory }) => isHistory)),
  ];
}

/** All levels of one stretch before any level of an older one, so that what is there belongs together. */
function newestFirst(steps: Step[]): Step[] {
  return steps.sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0));
}

/** What is new, then, further and further back, what was never read. */
function logWindows(today: string, log: AccountFacts['log']): Window[] {
  const last = numberOf(today);
  const on = log === null ? -Infinity : numberOf(log.on);
  const isFar = last - on >= logDays;
  const since = isFar ? last - logDays + 1 : on - 1;
  const windows: Window[] = [{ since: dayOf(since), until: today }];
  const reached = isFar || log === null ? since : numberOf(log.reached);
  for (let until = reached - 1; until > last - wantedLogDays; until -= logDays)
    windows.push({
      since: dayOf(Math.max(last - wantedLogDays + 1, until - logDays + 1)),
      until: dayOf(until),
    });
  return windows;
}

function planPage({ assetId, today, coveredOn }: PageFacts): Step[] {
  const now = { since: today, until: today, isHistory: false };
  // The day that is still running has no figures yet.
  const windows = windowsOf(today, coveredOn, 1);
  return [
    { assetId, kind: 'page', ...now },
    ...windows.map((window, index) => ({
      assetId,
      kind: 'page_metrics' as const,
      ...window,
      isHistory: index > 0,
    })),
    { assetId, kind: 'posts', ...now },
    { assetId, kind: 'comments', ...now },
  ];
}
