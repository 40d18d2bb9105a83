import type { Commentary, Measure, ReportContent, ReportFacts, Tile } from '../../shared/model/report.ts';
import { capital, sayingOf, type Say } from './page/say.ts';
import type { Direction } from './words/suggestions.ts';

/** From here on a difference is news; below it, it is weather. */
const newsworthy = 0.1;
const most = 3;
/** A month that nobody planned to be spent to the cent. */
const priceBand = 0.02;

/** Which way is good. What is not here is neither: more spend is not better, nor worse. */
const good: Partial<Record<Measure, Direction>> = {
  results: 'up',
  cost_per_result: 'down',
  roas: 'up',
  reach: 'up',
  ctr: 'up',
  page_followers: 'up',
  page_views: 'up',
  page_engagement: 'up',
  page_reach: 'up',
};

interface Finding {
  readonly isGood: boolean;
  /** How far from the ordinary; the furthest are told first. */
  readonly weight: number;
  readonly sentence: string;
  /** What to do about it, where the figures say so by themselves. */
  readonly step?: string;
}

/** What the figures suggest to say. A source that is missing suggests nothing: its figures are not there. */
export function suggestedWords(content: Pick<ReportContent, 'settings' | 'facts'>): Commentary {
  const say = sayingOf(content);
  const { facts } = content;
  const found = [
    ...tileFindings(facts, say),
    ...paceFindings(facts, say),
    ...adFindings(facts, say),
  ].toSorted((a, b) => b.weight - a.weight);
  const pick = (isGood: boolean) =>
    found
      .filter((one) => one.isGood === isGood)
      .slice(0, most)
      .map(({ sentence }) => sentence.slice(0, 400));
  return {
    headline: headlineOf(facts, say).slice(0, 140),
    lead: leadOf(facts, say).slice(0, 600),
    wins: pick(true),
    concerns: pick(false),
    ask: '',
    steps: stepsFor(found),
    sections: {},
  };
}

/** One for each kind of trouble, the worst first. Who and until when is a person's to say. */
function stepsFor(found: readonly Finding[]): Commentary['steps'] {
  const steps = found.flatMap(({ step }) => (step === undefined ? [] : [step.slice(0, 400)]));
  return [...new Set(steps)].slice(0, most).map((what) => ({ what, who: '', by: null }));
}

const tileOf = (facts: ReportFacts, measure: Measure) => facts.tiles.find((tile) => tile.measure === measure);

const sourceOf = (measure: Measure) => (measure.startsWith('page_') ? 'page' : 'ads');

/** A sum of some of the days is a figure, but nothing to judge a month by. */
function isWhole({ missing }: ReportFacts, source: 'ads' | 'page' = 'ads'): boolean {
  return !missing.some((gap) => gap.source === source && gap.why !== 'retired');
}

function movement(value: number | null, before: number | null): { direction: Direction; by: number } | null {
  if (value === null || before === null || before === 0) return null;
  const by = value / before - 1;
  if (Math.abs(by) < 0.005) return { direction: 'same', by: 0 };
  return { direction: by > 0 ? 'up' : 'down', by: Math.abs(by) };
}

function priceOf(cost: Tile | undefined): 'under' | 'over' | 'at' | null {
  const moved = movement(cost?.value ?? null, cost?.target ?? null);
  if (moved === null) return null;
  if (moved.by <= priceBand) return 'at';
  return moved.direction === 'up' ? 'over' : 'under';
}

function headlineOf(facts: ReportFacts, say: Say): string {
  const results = tileOf(facts, 'results');
  if (!results || results.value === null) return '';
  const moved = isWhole(facts) ? movement(results.value, results.previous) : null;
  return say.words.suggest.headline({
    word: capital(facts.resultWord ?? say.words.results, say.locale),
    value: say.count(results.value),
    moved: moved && { direction: moved.direction, by: say.share(moved.by) },
    price: isWhole(facts) ? priceOf(tileOf(facts, 'cost_per_result')) : null,
  });
}

function leadOf(facts: ReportFacts, say: Say): string {
  const { suggest } = say.words;
  const [results, cost, spend] = (['results', 'cost_per_result', 'spend'] as const).map((measure) =>
    tileOf(facts, measure),
  );
  if (!spend || spend.value === null) return '';
  const spent = say.value(spend.value, 'micros');
  if (!results || results.value === null) return suggest.spendOnly(spent);
  const first = suggest.lead({
    results: say.count(results.value),
    word: facts.resultWord ?? say.words.results.toLocaleLowerCase(say.locale),
    spend: spent,
  });
  if (!cost || cost.value === null) return first;
  const price = isWhole(facts) ? priceOf(cost) : null;
  const each = say.value(cost.value, 'micros');
  const second =
    price === null
      ? suggest.price(each)
      : suggest.priceAgainst({ cost: each, target: say.value(cost.target, 'micros'), price });
  return `${first} ${second}`;
}

function tileFindings(facts: ReportFacts, say: Say): Finding[] {
  return facts.tiles.flatMap((tile): Finding[] => {
    const wanted = good[tile.measure];
    if (wanted === undefined || !isWhole(facts, sourceOf(tile.measure))) return [];
    const name = say.nameOf(tile.measure);
    const value = say.value(tile.value, tile.unit);
    const against = movement(tile.value, tile.target);
    if (against && against.by >= newsworthy) {
      const better = against.direction === wanted;
      const target = say.value(tile.target, tile.unit);
      // A target that was agreed weighs more than a month that happened to be before.
      return [
        {
          isGood: better,
          weight: against.by * 2,
          sentence: say.words.suggest.onTarget({ name, value, target, better }),
          ...(better ? {} : { step: say.words.suggest.steps.target({ name, target }) }),
        },
      ];
    }
    const moved = movement(tile.value, tile.previous);
    if (!moved || moved.by < newsworthy) return [];
    const { direction } = moved;
    return [
      {
        isGood: direction === wanted,
        weight: moved.by,
        sentence: say.words.suggest.moved({ name, value, direction, by: say.share(moved.by) }),
      },
    ];
  });
}

function paceFindings(facts: ReportFacts, say: Say): Finding[] {
  const { pacing } = facts;
  if (!pacing || pacing.plan === 0 || !isWhole(facts)) return [];
  const share = pacing.spent / pacing.plan;
  if (Math.abs(share - 1) <= Math.max(pacing.tolerance, newsworthy)) return [];
  return [
    {
      isGood: false,
      weight: Math.abs(share - 1) * 2,
      sentence: say.words.suggest.pace({ share: say.share(share), over: share > 1 }),
      step: say.words.suggest.steps.pace(share > 1),
    },
  ];
}

function adFindings(facts: ReportFacts, say: Say): Finding[] {
  if (!isWhole(facts)) return [];
  const { campaigns, creatives } = facts;
  const { suggest } = say.words;
  const dearer = campaigns.flatMap((line): Finding[] => {
    const moved = movement(line.cost, line.previousCost);
    if (!moved || moved.by < newsworthy) return [];
    const { direction } = moved;
    return [
      {
        isGood: direction === 'down',
        // A campaign counts by its part of the money.
        weight: moved.by * line.share * 2,
        sentence: suggest.campaign({
          name: line.name.slice(0, 120),
          cost: say.money(line.cost),
          direction,
          by: say.share(moved.by),
        }),
        ...(direction === 'up' ? { step: suggest.steps.campaign(line.name.slice(0, 120)) } : {}),
      },
    ];
  });
  const tired = [...creatives.best, ...creatives.worst].flatMap((line): Finding[] =>
    line.tired
      ? [
          {
            isGood: false,
            weight: 0.15,
            sentence: suggest.tired({
              name: line.name.slice(0, 120),
              frequency: say.value(line.frequency, 'number'),
            }),
            step: suggest.steps.tired(line.name.slice(0, 120)),
          },
        ]
      : [],
  );
  return [...dearer, ...tired];
}
