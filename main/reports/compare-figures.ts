import { dayIn } from '../../shared/model/day.ts';
import { comparisonOf, type Period } from '../../shared/model/period.ts';
import type { ReportContent, ReportFacts, ReportSection, RestatedFigure } from '../../shared/model/report.ts';
import type { ChangeLine } from '../../shared/model/report-change.ts';
import { capital, type Say } from './page/say.ts';
import { isWholeMonth } from './rules.ts';

export const sources = ['ads', 'creatives', 'audience', 'page', 'activities'] as const;
/** What Meta's figures in a report come from. */
export type Compared = (typeof sources)[number];

/**
 * What it means that a figure is not there today: that Meta says nothing any more; that its line is not among the first
 * few of a list; that its days, which are others than those of the report, are not here in full; or either of the latter.
 */
type Absent = 'restated' | 'unranked' | 'unread' | 'unranked-or-unread';

export interface Figure extends Pick<RestatedFigure, 'name' | 'unit' | 'currency'> {
  readonly value: number | null;
  readonly absent: Absent;
  /** Where a name could be another figure's tomorrow. */
  readonly key?: string;
}

type Asked = Pick<ReportContent, 'settings' | 'facts'>;
type Figures = readonly Figure[];
type Money = ReportFacts['client']['currency'];

interface Naming {
  readonly say: Say;
  readonly count: (name: string, value: number | null, absent?: Absent) => Figure;
  readonly money: (name: string, micros: number | null, absent?: Absent) => Figure;
  /** What every line of a table of ads says. */
  readonly two: (name: string, one: Two, absent?: Absent) => Figures;
}
interface Two {
  readonly spend: number | null;
  readonly results: number | null;
}

/** Every figure that the pages say and Meta may restate; what is reckoned from two of them moves with them. */
export function figuresOf({ settings, facts }: Asked, say: Say): Readonly<Record<Compared, Figures>> {
  const naming = namingIn(facts.client.currency, say);
  const stands = (section: ReportSection, make: () => Figures): Figures =>
    settings.sections.includes(section) ? make() : [];
  const tiles = (ofPage: boolean) =>
    stands('scorecard', () => tileFigures({ settings, facts }, say, ofPage, facts.client.currency));
  return {
    ads: [
      ...tiles(false),
      ...stands('pacing', () => paceFigures(facts, naming)),
      ...stands('campaigns', () => facts.campaigns.flatMap((one) => campaignFigures(one, facts, naming))),
      ...stands('trend', () => facts.months.flatMap((one) => monthFigures(one, naming))),
    ],
    creatives: stands('creatives', () => creativeFigures(facts, naming)),
    audience: stands('audience', () => audienceFigures(facts, naming)),
    page: [...tiles(true), ...stands('page', () => pageFigures(facts, naming))],
    activities: stands('changes', () => facts.changes.flatMap((one) => weekFigures(one, facts, say))),
  };
}

function namingIn(currency: Money, say: Say): Naming {
  const { words } = say;
  const count: Naming['count'] = (name, value, absent = 'restated') => {
    return { name, unit: 'count', currency: null, value, absent };
  };
  const money: Naming['money'] = (name, value, absent = 'restated') => {
    return { name, unit: 'micros', currency, value, absent };
  };
  const two: Naming['two'] = (name, { spend, results }, absent) => [
    money(`${name} · ${words.measures.spend.name}`, spend, absent),
    count(`${name} · ${words.results}`, results, absent),
  ];
  return { say, count, money, two };
}

/** The scorecard: the period itself, and both periods that it is held against. */
function tileFigures({ settings, facts }: Asked, say: Say, ofPage: boolean, money: Money): Figures {
  const yearAgo = comparisonOf(settings.period, 'last_year');
  const isSame = facts.compared?.from === yearAgo?.from && facts.compared?.to === yearAgo?.to;
  return facts.tiles
    .filter(({ measure }) => measure.startsWith('page_') === ofPage)
    .flatMap(({ measure, unit, value, previous, lastYear }) => {
      const currency = unit === 'micros' ? money : null;
      const name = say.nameOf(measure);
      const then = (period: Period | null, of: number | null): Figures =>
        period === null
          ? []
          : [{ name: `${name} · ${spanOf(period, say)}`, unit, currency, value: of, absent: 'unread' }];
      return [
        { name, unit, currency, value, absent: asked.has(measure) ? 'unread' : 'restated' },
        ...then(facts.compared, previous),
        ...(isSame ? [] : then(yearAgo, lastYear)),
      ];
    });
}

/** What Meta says of exactly these days alone, when it is asked for them. */
const asked: ReadonlySet<string> = new Set(['reach', 'frequency']);

function spanOf(period: Period, say: Say): string {
  return isWholeMonth(period)
    ? say.day(period.from, 'month')
    : `${say.day(period.from)} – ${say.day(period.to)}`;
}

/** A plan that was taken away since restates nothing. */
function paceFigures({ pacing }: ReportFacts, { say, money }: Naming): Figures {
  const { sections, spent } = say.words;
  return pacing === null ? [] : [money(`${sections.pacing} · ${spent}`, pacing.spent, 'unranked')];
}

function campaignFigures(
  one: ReportFacts['campaigns'][number],
  { compared }: ReportFacts,
  { say, two, money }: Naming,
): Figures {
  const name = `${one.name} · ${say.words.costEach}`;
  return [
    ...two(one.name, one),
    ...(compared === null
      ? []
      : [money(`${name} · ${spanOf(compared, say)}`, one.previousCost, 'unranked-or-unread')]),
  ];
}

function monthFigures(one: ReportFacts['months'][number], { say, two, count }: Naming): Figures {
  const month = say.day(one.month, 'month');
  const { ctr, reach } = say.words.measures;
  return [
    ...two(month, one, 'unread'),
    { ...count(`${month} · ${ctr.name}`, one.ctr, 'unread'), unit: 'share' },
    count(`${month} · ${reach.name}`, one.reach, 'unread'),
  ];
}

function creativeFigures({ creatives }: ReportFacts, { say, two, count }: Naming): Figures {
  const { ad, frequency } = say.words;
  return [...creatives.best, ...creatives.worst].flatMap((one) => [
    ...two(`${ad} ${one.name}`, one, 'unranked'),
    { ...count(`${ad} ${one.name} · ${frequency}`, one.frequency, 'unranked'), unit: 'number' as const },
  ]);
}

function audienceFigures({ audience }: ReportFacts, { say, two }: Naming): Figures {
  const { genders, unknownGender } = say.words;
  return [
    ...audience.ages.flatMap((one) => two(`${one.age} ${genders[one.gender] ?? unknownGender}`, one)),
    ...audience.placements.flatMap((one) => two(one.name, one, 'unranked')),
  ];
}

function pageFigures({ page }: ReportFacts, { say, count }: Naming): Figures {
  const { words } = say;
  return [
    ...page.followers.map(({ day, value }) =>
      count(`${say.day(day, 'short')} · ${words.followers}`, value, 'unread'),
    ),
    ...page.posts.flatMap((one) =>
      (['views', 'reactions', 'comments', 'shares'] as const).map((what) =>
        count(
          `${say.day(one.day, 'short')} ${one.text.slice(0, 40).trim()} · ${words[what]}`,
          one[what],
          'unranked',
        ),
      ),
    ),
  ];
}

/** The week before a budget change and the week after it, in the ad account's own currency. */
function weekFigures(
  { at, object, weeks }: ChangeLine,
  { client }: Pick<ReportFacts, 'client'>,
  say: Say,
): Figures {
  if (!weeks) return [];
  const { effect } = say.words;
  const day = say.day(dayIn(client.timezone, new Date(at)), 'short');
  const pair = (
    what: 'spend' | 'results' | 'cost',
    name: string,
    unit: 'micros' | 'count',
  ): readonly Figure[] =>
    (['before', 'after'] as const).map((week) => ({
      key: `${at} ${object} ${what} ${week}`,
      name: `${day} ${object} · ${name} · ${effect.weeks[week]}`,
      unit,
      currency: unit === 'micros' ? weeks.currency : null,
      value: weeks[what][week],
      absent: 'unread',
    }));
  const word = weeks.resultWord;
  return [
    ...pair('spend', effect.spendADay, 'micros'),
    ...(word === null
      ? []
      : [
          ...pair('results', capital(word, say.locale), 'count'),
          ...pair('cost', effect.costOfEach, 'micros'),
        ]),
  ];
}
