import type { CampaignLine, ReportContent } from '../../shared/model/report.ts';
import { pngOf } from '../../main/media/png.ts';
import { aReport } from '../builders/a-report.ts';
import { hugeWeeks, polishWeeks } from './weeks.ts';

/** Whatever a report may have to bear: both languages and papers, names that attack it, nothing, much, money of all sorts. */
export function reportCases(): Readonly<Record<string, ReportContent>> {
  return {
    english: aReport(),
    polish: aReport({ settings: { language: 'pl' }, facts: polishFacts(), words: polishWords }),
    letter: aReport({ settings: { paper: 'Letter' } }),
    'polish-letter': aReport({
      settings: { language: 'pl', paper: 'Letter' },
      facts: polishFacts(),
      words: polishWords,
    }),
    partial: partial('en'),
    'partial-polish': partial('pl'),
    hostile: hostile('en', 'A4'),
    'hostile-polish-letter': hostile('pl', 'Letter'),
    empty: empty(),
    forty: aReport({ facts: { campaigns: forty() } }),
    'forty-polish-letter': aReport({
      settings: { language: 'pl', paper: 'Letter' },
      facts: { campaigns: forty() },
      words: polishWords,
    }),
    draft: aReport({ settings: { audience: 'internal' }, standing: { reviewedBy: null, reviewedAt: null } }),
    ...Object.fromEntries(
      ['JPY', 'KWD', 'EUR', 'USD', 'HUF'].map((currency) => [`money-${currency}`, inMoney(currency)]),
    ),
  };
}

const polishWords = {
  headline: 'Rezerwacje: w górę o 8%, koszt poniżej celu',
  lead: '596 rezerwacji za 20 340 zł. Koszt jednej: 34,13 zł, poniżej uzgodnionych 35 zł. Wesela nadal kosztują więcej, niż powinny.',
  wins: ['Remarketing pakietów SPA zwrócił 6,8 × wydatków, najlepiej w tym roku', '58 nowych obserwujących'],
  concerns: ['Zapytania o wesela po 88,75 zł przy celu 60 zł'],
  ask: 'czy możemy w listopadzie przenieść 1500 zł z wesel na pakiety SPA?',
  steps: [{ what: 'Nowe zdjęcia na jesienne weekendy', who: 'Marta Nowak', by: '2026-11-14' }],
  sections: { campaigns: 'Wesela były droższe, bo sala była zajęta w dwa z czterech weekendów.' },
} satisfies Partial<ReportContent['words']>;

const polishNames: Readonly<Record<string, string>> = {
  'Autumn weekends': 'Jesienne weekendy',
  'Spa packages · retargeting': 'Pakiety SPA · remarketing',
  'Weddings 2027': 'Wesela 2027',
  'Brand video': 'Film o hotelu',
  Bookings: 'rezerwacje',
  Leads: 'zapytania',
  'Views of 15 s': 'obejrzenia 15 s',
  'Sauna at dusk': 'Sauna o zmierzchu',
  'Weekend for two': 'Weekend we dwoje',
  'Wedding hall from above': 'Sala weselna z góry',
};
const polishOf = (name: string) => polishNames[name] ?? name;

/** The same month as a Polish client's own names and words would have it. */
function polishFacts(): Partial<ReportContent['facts']> {
  const { facts } = aReport();
  const creative = (line: (typeof facts.creatives.best)[number]) => ({
    ...line,
    name: polishOf(line.name),
    copy: 'Dwie noce, śniadania i sauna o zmierzchu: zarezerwuj do niedzieli.',
  });
  return {
    resultWord: 'rezerwacje',
    campaigns: facts.campaigns.map((line) => ({
      ...line,
      name: polishOf(line.name),
      goal: polishOf(line.goal),
    })),
    creatives: {
      best: facts.creatives.best.map(creative),
      worst: facts.creatives.worst.map(creative),
    },
    changes: facts.changes.map((line) => ({
      ...line,
      object: 'Pakiety SPA',
      before: '280 zł dziennie',
      after: '320 zł dziennie',
      why: 'Najlepszy zwrot, w planie jest miejsce',
      effect: '',
      weeks: polishWeeks,
    })),
  };
}

function partial(language: 'en' | 'pl'): ReportContent {
  return aReport({
    settings: { language },
    facts: {
      missing: [
        { source: 'page', why: 'stale', until: '2026-10-20', detail: '' },
        { source: 'audience', why: 'not_permitted', until: null, detail: '' },
        { source: 'plan', why: 'no_asset', until: null, detail: '' },
      ],
      pacing: null,
      tiles: aReport().facts.tiles.filter(({ measure }) => !measure.startsWith('page_')),
      months: aReport().facts.months.map((month, index) =>
        index === 4 || index === 5
          ? { ...month, spend: null, results: null, cost: null, ctr: null, reach: null }
          : month,
      ),
    },
  });
}

/** What somebody who means ill, or who pasted a novel, may call things. */
const hostileNames = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  `${'Nieskończenie'.repeat(12)} bez jednej spacji`,
  '\u202Eevil\u202C right-to-left \u2067אבג\u2069 عربى',
  '=HYPERLINK("http://example.org";"click")',
  'W'.repeat(400),
  '日本語のとても長いキャンペーン名'.repeat(8),
  '👩‍👩‍👧‍👦'.repeat(30),
  '</style><style>*{display:none}</style>',
] as const;

function hostile(language: 'en' | 'pl', paper: 'A4' | 'Letter'): ReportContent {
  const base = aReport();
  const name = (index: number) => hostileNames[index % hostileNames.length] ?? '';
  const { facts } = base;
  const [line] = facts.campaigns;
  const [creative] = facts.creatives.best;
  const [change] = facts.changes;
  if (!line || !creative || !change) throw new Error('The builder has one of each.');
  const long = hostileNames.join(' ');
  return aReport({
    settings: { language, paper },
    facts: {
      client: {
        ...facts.client,
        name: hostileNames[1].slice(0, 120) as typeof facts.client.name,
        colour: '#ffff00',
      },
      agency: { ...facts.agency, name: 'W'.repeat(120) },
      resultWord: 'umówione i potwierdzone konsultacje w gabinecie',
      tiles: facts.tiles.map((tile) => ({
        ...tile,
        value:
          tile.value === null
            ? null
            : tile.value * (tile.unit === 'count' ? 1e7 : tile.unit === 'micros' ? 1e5 : 1),
        target: tile.target === null ? null : tile.target * (tile.unit === 'micros' ? 1e5 : 1),
      })),
      campaigns: hostileNames.map((one, index) => ({
        ...line,
        name: one,
        goal: name(index + 1),
        spend: 987_654_321_000_000,
        results: 123_456_789,
        cost: 99_999_999_990_000,
        share: 1 / hostileNames.length,
      })),
      creatives: {
        best: hostileNames
          .slice(0, 5)
          .map((one, index) => ({ ...creative, name: one, copy: name(index + 3) })),
        worst: hostileNames
          .slice(3, 8)
          .map((one, index) => ({ ...creative, name: one, copy: name(index), tired: true })),
      },
      audience: {
        ...facts.audience,
        placements: hostileNames.map((one) => ({
          name: one,
          spend: 987_654_321_000_000,
          share: 0.1,
          results: 123_456_789,
        })),
      },
      page: {
        ...facts.page,
        retired: ['page_impressions_unique_with_a_very_long_metric_name'.repeat(3)],
        posts: hostileNames.slice(0, 5).map((text) => ({
          day: '2026-10-09',
          text,
          picture: null,
          views: 123_456_789,
          reactions: 12_345_678,
          comments: 1_234_567,
          shares: 123_456,
        })),
      },
      changes: hostileNames.map((object, index) => ({
        ...change,
        object,
        why: name(index + 2),
        effect: name(index + 5),
        ...(index % 2 === 0 ? { weeks: hugeWeeks(name(index + 3)) } : {}),
      })),
      missing: [{ source: 'page', why: 'retired', until: '2026-06-15', detail: long.slice(0, 300) }],
    },
    words: {
      headline: long.slice(0, 140),
      lead: long.slice(0, 600),
      wins: [long.slice(0, 400), name(1), name(4)],
      concerns: [long.slice(100, 500), name(2), name(6)],
      ask: long.slice(0, 400),
      steps: hostileNames
        .slice(0, 6)
        .map((what) => ({ what: what.slice(0, 400), who: what.slice(0, 80), by: '2026-11-14' })),
      sections: {
        campaigns: long.repeat(4).slice(0, 4000),
        notes: 'Zażółć gęślą jaźń\n\nsecond paragraph\n'.repeat(40),
      },
    },
    standing: { preparedBy: 'M'.repeat(80), reviewedBy: 'Q'.repeat(80), code: 'R-2026-10-NNN-3f9a' },
  });
}

/** A client whose ads rested: nothing to count, and nothing may be invented. */
function empty(): ReportContent {
  const { facts } = aReport();
  return aReport({
    facts: {
      tiles: [],
      pacing: null,
      months: [],
      campaigns: [],
      creatives: { best: [], worst: [] },
      audience: { ages: [], placements: [] },
      page: { followers: [], retired: [], posts: [] },
      changes: [],
      resultWord: null,
      compared: null,
      asOf: { ads: null, page: null },
      client: facts.client,
    },
    words: { headline: '', lead: '', wins: [], concerns: [], ask: '', steps: [], sections: {} },
  });
}

function forty(): CampaignLine[] {
  return Array.from({ length: 40 }, (_, index) => ({
    name: `Campaign ${index + 1} | ${index % 3 === 0 ? 'Weekend offers for families in autumn' : 'Spa'}`,
    goal: ['bookings', 'leads', 'landing page views'][index % 3] ?? '',
    spend: (4_100 - index * 97) * 1_000_000,
    share: (4_100 - index * 97) / 89_000,
    results: index % 7 === 6 ? null : 300 - index * 5,
    cost: index % 7 === 6 ? null : 13_670_000 + index * 450_000,
    previousCost: index % 4 === 0 ? null : 14_100_000,
  }));
}

function inMoney(currency: string): ReportContent {
  const { facts } = aReport();
  return aReport({ facts: { client: { ...facts.client, currency } } });
}

/** Long, with as many pictures as a report can have: each as large as Steward keeps one. */
export function picturedReport(): ReportContent {
  const { facts } = aReport();
  const [creative] = facts.creatives.best;
  if (!creative) throw new Error('The builder has one.');
  const names = Array.from({ length: 15 }, (_, index) => `Picture ${index + 1}`);
  const lines = names.map((name, index) => ({ ...creative, name, picture: noise(index) }));
  return aReport({
    facts: {
      campaigns: [...forty(), ...forty(), ...forty(), ...forty()].map((line, index) => ({
        ...line,
        name: `${line.name} ${index}`,
      })),
      creatives: { best: lines.slice(0, 5), worst: lines.slice(5, 10) },
      page: {
        ...facts.page,
        posts: lines.slice(10).map(({ name, picture }) => ({
          day: '2026-10-09',
          text: name,
          picture,
          views: 1,
          reactions: 1,
          comments: 1,
          shares: 1,
        })),
      },
    },
    words: { sections: { notes: 'Zażółć gęślą jaźń, a sentence that a person wrote. '.repeat(60) } },
  });
}

/** A picture that no packer makes smaller: 160 by 160 of noise. */
function noise(seed: number): string {
  let state = seed + 1;
  const pixels = Buffer.from(
    Array.from({ length: 160 * 160 * 4 }, (_, index) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return index % 4 === 3 ? 255 : state >> 16;
    }),
  );
  return `data:image/png;base64,${Buffer.from(pngOf(160, 160, pixels)).toString('base64')}`;
}
