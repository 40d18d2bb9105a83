import type { AlertSettings } from '../../shared/model/alert.ts';
import { addDays } from '../../shared/model/day.ts';
import { daysBetween } from '../../shared/model/day-parts.ts';
import { hourMs } from '../../shared/model/durations.ts';
import type { PaceView } from '../../shared/model/plan.ts';
import { type AlertFacts, type AlertRule, type AlertSeverity, paceFacts } from '../../shared/model/triage.ts';

/** One day of a client's ads, over when it was read. */
export interface AlertDay {
  readonly day: string;
  readonly spendMicros: number;
  readonly impressions: number;
  readonly linkClicks: number;
  /** `null` where nothing is counted. */
  readonly results: number | null;
}

export interface AlertGap {
  readonly assetId: string;
  readonly asset: string;
  readonly kind: string;
  readonly why: string;
  readonly since: string;
}

/** Everything that the rules look at. They are pure: the same facts raise the same alerts, today and in a backtest. */
export interface AlertInput {
  readonly now: string;
  readonly today: string;
  readonly currency: string;
  readonly pace: PaceView;
  readonly days: readonly AlertDay[];
  /** Budgets in force; `null` when it is not known what runs. */
  readonly active: number | null;
  readonly token: 'healthy' | 'unchecked' | 'dead' | 'none';
  readonly assets: number;
  readonly freshAt: string | null;
  readonly gaps: readonly AlertGap[];
  readonly accounts: readonly {
    readonly assetId: string;
    readonly name: string;
    readonly status: number | null;
  }[];
  readonly disapproved: readonly { readonly id: string; readonly name: string }[];
}

export interface Found {
  readonly rule: AlertRule;
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly facts: AlertFacts;
}

type Rule = (input: AlertInput, settings: AlertSettings) => readonly Found[];

const found = (rule: AlertRule, severity: AlertSeverity, facts: AlertFacts = {}, subject = ''): Found => ({
  rule,
  subject,
  severity,
  facts,
});

/** Meta's numbers for what an ad account is; 1 is active. */
const accountTrouble: Readonly<Record<number, AlertSeverity>> = {
  2: 'critical',
  3: 'critical',
  7: 'warning',
  8: 'warning',
  9: 'warning',
  100: 'critical',
  101: 'critical',
};

/** What cannot be read at all when these do not come; comments or floors that are missing cost no access. */
const wholeAsset = new Set(['account', 'campaigns', 'account_days', 'page', 'page_metrics']);

const baseDays = 21;
const windowDays = 7;

const rules: Readonly<Record<AlertRule, Rule>> = {
  token_dead: ({ token }) => (token === 'dead' ? [found('token_dead', 'critical')] : []),
  access_lost: ({ gaps }) => {
    const lost = gaps.filter(
      ({ kind, why }) => wholeAsset.has(kind) && (why === 'gone' || why === 'not_permitted'),
    );
    const first = new Map(lost.toReversed().map((gap) => [gap.assetId, gap]));
    return [...first.values()].map(({ assetId, asset, since, why }) =>
      found('access_lost', why === 'gone' ? 'critical' : 'warning', { asset, since }, assetId),
    );
  },
  account_status: ({ accounts }) =>
    accounts.flatMap(({ assetId, name, status }) => {
      const severity = status === null ? undefined : accountTrouble[status];
      return severity ? [found('account_status', severity, { asset: name, status }, assetId)] : [];
    }),
  stopped,
  pace_over: ({ pace, currency }) =>
    pace.verdict === 'over' && pace.severity !== 'none'
      ? [found('pace_over', pace.severity, paceFacts(pace, currency))]
      : [],
  pace_under: ({ pace, currency }) =>
    pace.verdict === 'under' && pace.severity !== 'none'
      ? [found('pace_under', pace.severity, paceFacts(pace, currency))]
      : [],
  paused_with_budget: ({ pace, active, currency }) => {
    const left = pace.budgetMicros === null ? 0 : pace.budgetMicros - pace.spentMicros;
    const isPaused = active === 0 && pace.daysLeft > 0 && left > (pace.budgetMicros ?? 0) * 0.02;
    return isPaused
      ? [found('paused_with_budget', 'warning', { leftMicros: left, currency, daysLeft: pace.daysLeft })]
      : [];
  },
  no_results: noResults,
  spend_anomaly: spendAnomaly,
  cost_anomaly: costAnomaly,
  ctr_anomaly: ctrAnomaly,
  disapproved: ({ disapproved }) => {
    const [first] = disapproved;
    return first ? [found('disapproved', 'warning', { count: disapproved.length, name: first.name })] : [];
  },
  stale_sync: ({ freshAt, now, assets }, { staleHours }) => {
    if (freshAt === null || assets === 0) return [];
    const hours = Math.floor((Date.parse(now) - Date.parse(freshAt)) / hourMs);
    if (hours < staleHours) return [];
    return [found('stale_sync', hours >= 2 * staleHours ? 'critical' : 'warning', { hours, freshAt })];
  },
};

/** What stands now, by every rule that is on. */
export function alertsOf(input: AlertInput, settings: AlertSettings): readonly Found[] {
  const all = Object.entries(rules) as [AlertRule, Rule][];
  return all.flatMap(([name, rule]) => (settings.off.includes(name) ? [] : rule(input, settings)));
}

export function alertsOfRule(rule: AlertRule, input: AlertInput, settings: AlertSettings): readonly Found[] {
  return rules[rule](input, settings);
}

/** The last `count` days that are over and `before` those; only days in an unbroken row are compared. */
function lastDays(input: AlertInput, count: number, skip = 0): readonly AlertDay[] {
  const byDay = new Map(input.days.map((day) => [day.day, day]));
  const wanted = Array.from({ length: count }, (_, index) => addDays(input.today, index - count - skip));
  return wanted.flatMap((day) => byDay.get(day) ?? []);
}

const sum = (days: readonly AlertDay[], of: (day: AlertDay) => number) =>
  days.reduce((all, day) => all + of(day), 0);

/** Nothing was spent yesterday, though something is switched on and money went out in the week before. */
function stopped(input: AlertInput): readonly Found[] {
  const [yesterday] = lastDays(input, 1);
  const week = lastDays(input, windowDays, 1);
  if (!yesterday || yesterday.spendMicros > 0 || week.length < windowDays || input.active === 0) return [];
  const spent = sum(week, ({ spendMicros }) => spendMicros);
  const last = week.findLast(({ spendMicros }) => spendMicros > 0);
  if (spent === 0 || !last) return [];
  return [found('stopped', 'critical', { lastDay: last.day, active: input.active })];
}

/** Three days without a result where five or more were to be expected, while money went out. */
function noResults(input: AlertInput): readonly Found[] {
  const [last, base] = [lastDays(input, 3), lastDays(input, baseDays, 3)];
  if (last.length < 3 || base.length < baseDays || base.some(({ results }) => results === null)) return [];
  const expected = (sum(base, ({ results }) => results ?? 0) / baseDays) * 3;
  const usual = (sum(base, ({ spendMicros }) => spendMicros) / baseDays) * 3;
  const spent = sum(last, ({ spendMicros }) => spendMicros);
  const came = sum(last, ({ results }) => results ?? 0);
  if (came > 0 || expected < 5 || spent < usual / 2) return [];
  return [
    found('no_results', 'critical', {
      days: 3,
      expected: Math.round(expected),
      spentMicros: spent,
      currency: input.currency,
    }),
  ];
}

/** The last settled day against the same weekday of three weeks, drawn to their mean. */
function spendAnomaly(input: AlertInput, { spendOff }: AlertSettings): readonly Found[] {
  const [settled] = lastDays(input, 1, 1);
  const base = lastDays(input, baseDays, 2);
  if (!settled || base.length < baseDays) return [];
  const mean = sum(base, ({ spendMicros }) => spendMicros) / baseDays;
  const same = base.filter(({ day }) => daysBetween(day, settled.day) % 7 === 0);
  const weekday = same.length === 0 ? mean : sum(same, ({ spendMicros }) => spendMicros) / same.length;
  const expected = (weekday + mean) / 2;
  // An account that hardly spends jumps about by itself; a day of nothing is another rule's.
  const isSteady = base.filter(({ spendMicros }) => spendMicros > mean / 10).length >= 14;
  if (expected <= 0 || !isSteady || settled.spendMicros === 0) return [];
  const off = settled.spendMicros / expected - 1;
  if (Math.abs(off) * 100 < spendOff) return [];
  return [
    found('spend_anomaly', 'warning', {
      day: settled.day,
      spentMicros: settled.spendMicros,
      expectedMicros: Math.round(expected),
      currency: input.currency,
    }),
  ];
}

/** Results became dearer, with thirty or more to compare against. */
function costAnomaly(input: AlertInput, { costTimes }: AlertSettings): readonly Found[] {
  const [last, base] = [lastDays(input, windowDays), lastDays(input, baseDays, windowDays)];
  if (last.length < windowDays || base.length < baseDays) return [];
  const [now, then] = [sum(last, resultsOf), sum(base, resultsOf)];
  if (then < 30 || now < 10) return [];
  const costNow = sum(last, ({ spendMicros }) => spendMicros) / now;
  const costThen = sum(base, ({ spendMicros }) => spendMicros) / then;
  const times = costNow / costThen;
  if (!(times * 100 >= costTimes)) return [];
  const severity = times * 100 >= costTimes * (4 / 3) ? 'critical' : 'warning';
  return [
    found('cost_anomaly', severity, {
      times,
      costMicros: Math.round(costNow),
      usualMicros: Math.round(costThen),
      currency: input.currency,
    }),
  ];
}

const resultsOf = ({ results }: AlertDay) => results ?? 0;

/** Fewer people click, with a thousand impressions or more on both sides. */
function ctrAnomaly(input: AlertInput, { ctrTimes }: AlertSettings): readonly Found[] {
  const [last, base] = [lastDays(input, windowDays), lastDays(input, baseDays, windowDays)];
  if (last.length < windowDays || base.length < baseDays) return [];
  const [seen, seenThen] = [
    sum(last, ({ impressions }) => impressions),
    sum(base, ({ impressions }) => impressions),
  ];
  const clicksThen = sum(base, ({ linkClicks }) => linkClicks);
  if (seen < 1000 || seenThen < 1000 || clicksThen === 0) return [];
  const ctr = sum(last, ({ linkClicks }) => linkClicks) / seen;
  const usual = clicksThen / seenThen;
  const share = (ctr / usual) * 100;
  if (share > ctrTimes) return [];
  return [found('ctr_anomaly', share <= ctrTimes * 0.6 ? 'critical' : 'warning', { ctr, usual })];
}
