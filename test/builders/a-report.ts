import type { ReportContent, ReportFacts } from '../../shared/model/report.ts';
import { ReportFacts as Facts, ReportSettings, reportSections } from '../../shared/model/report.ts';
import { addDays } from '../../shared/model/day.ts';

const micros = (amount: number) => Math.round(amount * 1_000_000);
const october = Array.from({ length: 31 }, (_, index) => addDays('2026-10-01', index));

function summed(perDay: (index: number) => number): number[] {
  let sum = 0;
  return october.map((_, index) => (sum += micros(perDay(index))));
}

/** A month of a hotel, with something to say in every section. */
export function aReport(
  change: {
    readonly facts?: Partial<ReportFacts>;
    readonly settings?: Partial<ReportContent['settings']>;
    readonly words?: Partial<ReportContent['words']>;
    readonly standing?: Partial<ReportContent['standing']>;
  } = {},
): ReportContent {
  const spent = summed((index) => 600 + (index % 7 > 4 ? 180 : 0));
  const plan = summed(() => 20_700 / 31);
  const facts = {
    client: {
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      name: 'Belmonte Hotel',
      colour: '#7a4b9c',
      logo: null,
      currency: 'PLN',
      timezone: 'Europe/Warsaw',
    },
    agency: { name: 'Nordlicht Agency', logo: null, colour: '#0b6158' },
    compared: { from: '2026-09-01', to: '2026-09-30' },
    resultWord: 'bookings',
    asOf: { ads: '2026-11-04T08:12:00.000Z', page: '2026-11-04T08:12:00.000Z' },
    settlesOn: '2026-11-28',
    attribution: '7-day click',
    graphVersion: 'v26.0',
    appVersion: '0.1.0',
    missing: [],
    tiles: [
      tile('results', 'count', 596, 580, 552, 610),
      tile('cost_per_result', 'micros', micros(34.13), micros(35), micros(34.8), micros(37)),
      tile('spend', 'micros', micros(20_340), micros(20_700), micros(19_210), micros(18_700)),
      tile('roas', 'ratio', 5.4, 5, 5.1, null),
      tile('reach', 'count', 48_210, null, 46_300, null),
      tile('frequency', 'number', 2.9, null, 2.5, null),
      tile('page_followers', 'count', 1176, null, 1118, 902),
      tile('page_views', 'count', 850, null, 766, null),
    ],
    pacing: {
      plan: micros(20_700),
      spent: spent.at(-1) ?? 0,
      tolerance: 0.05,
      carriedOver: 0,
      days: october.map((day, index) => ({ day, plan: plan[index] ?? 0, spent: spent[index] ?? null })),
    },
    months: Array.from({ length: 13 }, (_, index) => {
      const month = new Date(Date.UTC(2025, 9 + index, 1)).toISOString().slice(0, 10);
      const results = 330 + ((index * 97) % 380);
      return {
        month,
        spend: micros(results * (33 + (index % 5))),
        results,
        cost: micros(33 + (index % 5)),
        ctr: 0.012 + (index % 4) / 1000,
        reach: index === 3 ? null : 40_000 + index * 700,
      };
    }),
    campaigns: [
      campaign('Autumn weekends', 'Bookings', 10_120, 301, 33.62, 34.7),
      campaign('Spa packages · retargeting', 'Bookings', 5480, 219, 25.02, 26.6),
      campaign('Weddings 2027', 'Leads', 3550, 40, 88.75, 74.6),
      campaign('Brand video', 'Views of 15 s', 1190, 21_400, 0.06, null),
    ],
    creatives: {
      best: [creative('Sauna at dusk', 2.1, false), creative('Weekend for two', 2.6, false)],
      worst: [creative('Wedding hall from above', 3.9, true)],
    },
    ...people(),
    changes: [
      {
        at: '2026-10-06T09:00:00.000Z',
        object: 'Spa packages',
        what: 'daily_budget',
        before: 'zł 280 a day',
        after: 'zł 320 a day',
        who: 'us',
        why: 'Best return, room in plan',
        effect: 'cost per booking −4 %',
      },
    ],
  };
  return {
    settings: ReportSettings.parse({
      period: { from: '2026-10-01', to: '2026-10-31' },
      comparison: 'previous_period',
      sections: [...reportSections],
      language: 'en',
      paper: 'A4',
      audience: 'client',
      ...change.settings,
    }),
    facts: Facts.parse({ ...facts, ...change.facts }),
    words: {
      headline: 'Bookings up 8 %, at a price just under target',
      lead: '596 bookings for zł 20,340. Each cost zł 34.13, under the agreed zł 35. Weddings still cost more than they should.',
      wins: ['Spa retargeting returned 6.8 × its spend, best month this year', '58 new Page followers'],
      concerns: ['Wedding leads at zł 88.75 against a target of zł 60'],
      ask: 'may we move zł 1,500 from weddings to spa packages in November?',
      steps: [{ what: 'New pictures for autumn weekends', who: 'Marta Nowak', by: '2026-11-14' }],
      sections: { campaigns: 'Weddings were dearer because the hall was full on two of four weekends.' },
      ...change.words,
    },
    standing: {
      code: 'R-2026-10-BH-3f9a',
      preparedBy: 'Marta Nowak',
      preparedAt: '2026-11-04T08:30:00.000Z',
      reviewedBy: 'Piotr Zieliński',
      reviewedAt: '2026-11-04T10:00:00.000Z',
      contentHash: '3f9a77c102de4b553f9a77c102de4b553f9a77c102de4b553f9a77c102de4b55',
      chainHead: 'a41f08b3a41f08b3a41f08b3a41f08b3a41f08b3a41f08b3a41f08b3a41f089c',
      ...change.standing,
    },
  };
}

function tile(
  measure: string,
  unit: string,
  value: number,
  target: number | null,
  previous: number,
  lastYear: number | null,
) {
  const spark = october.map((_, index) => value * (0.7 + ((index * 37) % 60) / 100));
  return { measure, unit, value, target, previous, lastYear, spark };
}

function campaign(
  name: string,
  goal: string,
  spend: number,
  results: number,
  cost: number,
  before: number | null,
) {
  return {
    name,
    goal,
    spend: micros(spend),
    share: spend / 20_340,
    results,
    cost: micros(cost),
    previousCost: before === null ? null : micros(before),
  };
}

function creative(name: string, frequency: number, tired: boolean) {
  return {
    name,
    copy: 'Two nights, breakfast and the sauna at dusk: book before Sunday.',
    picture: null,
    spend: micros(1200),
    results: 40,
    cost: micros(30),
    frequency,
    tired,
  };
}

/** Who saw the ads, and who follows the Page. */
function people() {
  return {
    audience: {
      ages: ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'].flatMap((age, index) =>
        ['female', 'male'].map((gender) => ({
          age,
          gender,
          spend: micros(400 + ((index * 731 + gender.length * 217) % 3100)),
          results: 10 + index,
        })),
      ),
      placements: [
        { name: 'Facebook feed', spend: micros(9100), share: 0.45, results: 280 },
        { name: 'Instagram stories', spend: micros(6100), share: 0.3, results: 190 },
        { name: 'Audience Network', spend: micros(5140), share: 0.25, results: 126 },
      ],
    },
    page: {
      followers: october.map((day, index) => ({ day, value: index === 11 ? null : 1118 + index * 2 })),
      retired: ['page_impressions'],
      posts: [
        {
          day: '2026-10-09',
          text: 'Jesień w spa: zobacz, jak pachnie sosna o zmierzchu nad jeziorem. Zapraszamy na weekend.',
          picture: null,
          views: 12_400,
          reactions: 310,
          comments: 21,
          shares: 17,
        },
      ],
    },
  };
}
