import type { ReportContent, ReportSection, Tile } from '../../shared/model/report.ts';
import type { ChangeWeeks } from '../../shared/model/report-change.ts';

// What the pages of a report must say, reckoned once more from the frozen figures without a line of the code that makes
// the pages: neither its rounding, nor its formats, nor its words.

type Language = ReportContent['settings']['language'];
type Facts = ReportContent['facts'];

/** Figures that stand side by side: in a row of a table, in a tile, in a sentence. */
export interface Said {
  readonly section: ReportSection;
  /** Each whole; between two of them there may be words where `isLoose`, else nothing. */
  readonly cells: readonly string[];
  readonly isLoose: boolean;
}

const nothing = '—';
const withoutDecimals = new Set(['JPY', 'HUF']);
const signs: Readonly<Record<string, string>> = {
  PLN: 'zł',
  EUR: '€',
  USD: '$',
  JPY: '¥',
  HUF: 'Ft',
  KWD: 'KWD',
};
const months = {
  en: 'January February March April May June July August September October November December',
  pl: 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
} as const;

/** A decimal, rounded half up by whole numbers alone. */
function decimal(value: number, decimals: number, language: Language): string {
  const scaled = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const text = String(scaled).padStart(decimals + 1, '0');
  const [whole, rest] = decimals === 0 ? [text, ''] : [text.slice(0, -decimals), text.slice(-decimals)];
  // Polish groups from five digits on.
  const isGrouped = language === 'en' || whole.length > 4;
  const grouped = isGrouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, language === 'en' ? ',' : ' ') : whole;
  return rest === '' ? grouped : `${grouped}${language === 'en' ? '.' : ','}${rest}`;
}

/** How one report says its figures. */
function figuresIn(language: Language, own: string) {
  const count = (value: number | null) => (value === null ? nothing : decimal(value, 0, language));
  const money = (micros: number | null, decimals: 0 | 2, currency = own) => {
    if (micros === null) return nothing;
    const said = decimal(micros / 1_000_000, withoutDecimals.has(currency) ? 0 : decimals, language);
    const sign = signs[currency] ?? '';
    if (language === 'pl') return `${said} ${sign}`;
    return /\p{L}/u.test(sign) ? `${sign} ${said}` : `${sign}${said}`;
  };
  const percent = (share: number, decimals: number) => `${decimal(share * 100, decimals, language)}%`;
  const share = (value: number) => percent(value, value > 0 && value < 0.01 ? 1 : 0);
  const one = (value: number | null) => (value === null ? nothing : decimal(value, 1, language));
  const change = (value: number | null, before: number | null) => {
    if (value === null || before === null || before === 0) return nothing;
    const moved = value / before - 1;
    if (Math.abs(moved) < 0.005) return percent(Math.abs(moved), 0);
    const arrow = moved > 0 ? '▲' : '▼';
    return moved > 9.99 ? `${arrow} > 999%` : `${arrow} ${percent(Math.abs(moved), 0)}`;
  };
  const month = (day: string) =>
    `${months[language].split(' ')[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
  return { count, money, percent, share, one, change, month };
}
type Figures = ReturnType<typeof figuresIn>;

const sourceOf: Partial<Record<ReportSection, string>> = {
  pacing: 'plan',
  trend: 'ads',
  campaigns: 'ads',
  creatives: 'creatives',
  audience: 'audience',
  page: 'page',
  changes: 'activities',
};

/** Whether a section may say no figure, because what it would be made of is not there. */
export function isWithheld({ facts }: Pick<ReportContent, 'facts'>, section: ReportSection): boolean {
  const needed = sourceOf[section];
  return facts.missing.some(
    ({ source, why }) => source === needed && !['partial', 'retired', 'too_few_likes'].includes(why),
  );
}

/** Everything that the tables, the tiles and the sentences of a report must say, in the order of its pages. */
export function saidBy({ facts, settings }: ReportContent): readonly Said[] {
  const say = figuresIn(settings.language, facts.client.currency);
  return settings.sections.flatMap((section): Said[] => {
    const make = rows[section];
    if (!make) return [];
    const isLoose = section === 'scorecard' || section === 'pacing';
    return make(facts, say).map((cells) => ({ section, cells, isLoose }));
  });
}

type Rows = (facts: Facts, say: Figures) => readonly (readonly string[])[];

const rows: Partial<Record<ReportSection, Rows>> = {
  scorecard: ({ tiles, compared }, say) => tilesShown(tiles).map((tile) => tileCells(tile, compared, say)),
  pacing: ({ pacing }, say) =>
    pacing === null
      ? []
      : [
          [say.money(pacing.spent, 0), say.money(pacing.plan, 0), say.share(pacing.spent / pacing.plan)],
          [say.money(pacing.spent, 0), say.money(pacing.plan, 0), say.percent(pacing.tolerance, 0)],
        ],
  trend: (facts, say) =>
    facts.months.map((one) => [
      say.month(one.month),
      say.money(one.spend, 0),
      say.count(one.results),
      say.money(one.cost, 2),
      one.ctr === null ? nothing : say.percent(one.ctr, 1),
      say.count(one.reach),
    ]),
  campaigns: ({ campaigns, compared }, say) =>
    campaigns.map((one) => [
      ...nameCells(`${one.name} ${one.goal}`),
      say.money(one.spend, 0),
      say.share(one.share),
      say.count(one.results),
      say.money(one.cost, 2),
      ...(compared ? [say.change(one.cost, one.previousCost)] : []),
    ]),
  creatives: ({ creatives }, say) =>
    [...creatives.best, ...creatives.worst].map((one) => [
      say.money(one.spend, 0),
      say.count(one.results),
      say.money(one.cost, 2),
      say.one(one.frequency),
    ]),
  audience: ({ audience }, say) => [...ageRows(audience.ages, say), ...placementRows(audience, say)],
  page: ({ page }, say) =>
    page.posts.map((one) => [one.views, one.reactions, one.comments, one.shares].map(say.count)),
  changes: ({ changes }, say) => changes.flatMap(({ weeks }) => (weeks ? weekRows(weeks, say) : [])),
};

/** A name stands before its figures, unless it is such that no line holds it or that marks in it would turn others around. */
function nameCells(name: string): readonly string[] {
  return /^[ -\u024f]{1,60}$/u.test(name) && name.split(' ').every((word) => word.length < 14) ? [name] : [];
}

/** Two rows of four; what goes first when there are more. */
function tilesShown(tiles: readonly Tile[]): readonly Tile[] {
  const kept = [...tiles];
  for (const measure of ['ctr', 'page_engagement', 'frequency', 'page_views'] as const) {
    const at = kept.findIndex((tile) => tile.measure === measure);
    if (kept.length > 8 && at !== -1) kept.splice(at, 1);
  }
  return kept.slice(0, 8);
}

function tileCells(
  { unit, value, target, previous, lastYear }: Tile,
  compared: Facts['compared'],
  say: Figures,
): readonly string[] {
  const said = (amount: number | null): string => {
    if (amount === null) return nothing;
    if (unit === 'micros') return say.money(amount, Math.abs(amount) >= 1_000_000_000 ? 0 : 2);
    if (unit === 'count') return say.count(amount);
    if (unit === 'share') return say.percent(amount, 1);
    return unit === 'ratio' ? `${say.one(amount)} ×` : say.one(amount);
  };
  return [
    said(value),
    ...(compared === null || previous === null ? [] : [say.change(value, previous)]),
    ...(target === null ? [] : [said(target)]),
    ...(lastYear === null ? [] : [said(lastYear)]),
  ];
}

/** By age, women before men before the rest; less than half a per cent is not said. */
function ageRows(ages: Facts['audience']['ages'], say: Figures): readonly (readonly string[])[] {
  const total = ages.reduce((sum, { spend }) => sum + spend, 0);
  const genders = [...new Set(ages.map(({ gender }) => gender))].toSorted();
  return [...new Set(ages.map(({ age }) => age))].toSorted().map((age) => [
    age.replace('-', '–'),
    ...genders.map((gender) => {
      const found = ages.find((one) => one.age === age && one.gender === gender)?.spend ?? 0;
      return found / total < 0.005 ? nothing : say.share(found / total);
    }),
  ]);
}

function placementRows({ placements }: Facts['audience'], say: Figures): readonly (readonly string[])[] {
  return placements.map((one) => [
    ...nameCells(one.name),
    say.share(one.share),
    say.money(one.spend, 0),
    say.count(one.results),
  ]);
}

/** A line for spend, one for results, one for what each cost; what neither week has is not said. */
function weekRows({ currency, spend, resultWord, results, cost }: ChangeWeeks, say: Figures) {
  const known = ({ before, after }: ChangeWeeks['cost']) => before !== null || after !== null;
  const arrow = (before: string, after: string) => [before, '→', after];
  return [
    arrow(say.money(spend.before, 0, currency), say.money(spend.after, 0, currency)),
    ...(resultWord !== null && known(results)
      ? [arrow(say.count(results.before), say.count(results.after))]
      : []),
    ...(known(cost) ? [arrow(say.money(cost.before, 2, currency), say.money(cost.after, 2, currency))] : []),
  ];
}

/**
 * What is not said where it must be, reading from the first page to the last: each row behind the one before it, whole,
 * and no figure as a part of another.
 */
export function unsaidIn(text: string, said: readonly Said[]): readonly Said[] {
  let from = 0;
  return said.filter((one) => {
    const look = patternOf(one);
    look.lastIndex = from;
    const found = look.exec(text);
    if (found) from = look.lastIndex;
    return !found;
  });
}

export function patternOf({ cells, isLoose }: Said): RegExp {
  const between = isLoose ? String.raw`[^\d—]{1,80}?` : ' ';
  const row = cells.map((cell) => cell.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join(between);
  return new RegExp(String.raw`(?<!\d[.,]?)${row}(?!\d|[.,]\d)`, 'gu');
}
