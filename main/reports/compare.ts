import type {
  MissingSource,
  ReportContent,
  ReportFacts,
  ReportId,
  RestatedFigure,
} from '../../shared/model/report.ts';
import type { ClientScope } from '../clients/scope.ts';
import { contentOf, requireReport } from './content.ts';
import { gatherFacts, type Asker } from './gather/gather.ts';
import { sayingOf, type Say } from './page/say.ts';

export interface Compared {
  readonly restated: RestatedFigure[];
  /** What is not here in full today: its figures are held against nothing. */
  readonly unread: MissingSource['source'][];
}

/** What the same question would answer now, figure by figure, where the answer moved. */
export function compareWithToday(
  asker: Asker,
  scope: ClientScope,
  id: ReportId,
  version: string,
): Compared & { asOf: string | null } {
  const content = contentOf(requireReport(asker.work.ledger, scope.clientId, id));
  const now = gatherFacts(asker, scope, content.settings, version);
  return { asOf: now.asOf.ads ?? now.asOf.page, ...comparedWith(content, now) };
}

interface Figure extends Pick<RestatedFigure, 'name' | 'unit'> {
  readonly value: number | null;
  /** Out of a list of the first few: whoever is not among them today has not become nothing. */
  readonly isRanked?: boolean;
}
type Figures = readonly Figure[];
const watched = ['ads', 'creatives', 'audience', 'page'] as const;

export function comparedWith(
  { settings, facts }: Pick<ReportContent, 'settings' | 'facts'>,
  now: ReportFacts,
): Compared {
  const say = sayingOf({ settings, facts });
  const [then, today] = [figuresOf(facts, say), figuresOf(now, say)];
  const gone = new Set(now.missing.filter(({ why }) => why !== 'retired').map(({ source }) => source));
  // What rests on the ads' figures is not there without them.
  if (gone.has('ads')) for (const source of ['creatives', 'audience'] as const) gone.add(source);
  const unread = watched.filter((source) => gone.has(source) && then[source].length > 0);
  const restated = watched
    .filter((source) => !gone.has(source))
    .flatMap((source) => movedBetween(then[source], today[source]));
  return { restated, unread };
}

/** Two of one name are told apart by their order, which is that of the pages. */
function movedBetween(then: Figures, today: Figures): RestatedFigure[] {
  const left = new Map<string, (number | null)[]>();
  for (const { name, value } of today) left.set(name, [...(left.get(name) ?? []), value]);
  return then.flatMap(({ name, unit, value: reported, isRanked = false }) => {
    const found = left.get(name)?.shift();
    if (found === undefined && isRanked) return [];
    const current = found ?? null;
    return current === reported ? [] : [{ name, unit, reported, today: current }];
  });
}

function figuresOf(facts: ReportFacts, say: Say): Readonly<Record<(typeof watched)[number], Figures>> {
  const { words } = say;
  const spend = words.measures.spend.name;
  const two = (
    name: string,
    one: { spend: number | null; results: number | null },
    isRanked = false,
  ): Figures => [
    { name: `${name} · ${spend}`, unit: 'micros', value: one.spend, isRanked },
    { name: `${name} · ${words.results}`, unit: 'count', value: one.results, isRanked },
  ];
  const tiles = (ofPage: boolean): Figures =>
    facts.tiles
      .filter(({ measure }) => measure.startsWith('page_') === ofPage)
      .map(({ measure, unit, value }) => ({ name: say.nameOf(measure), unit, value }));
  const { creatives, audience, page } = facts;
  return {
    ads: [
      ...tiles(false),
      ...facts.campaigns.flatMap((one) => two(one.name, one)),
      ...facts.months.flatMap((one) => [
        ...two(say.day(one.month, 'month'), one),
        {
          name: `${say.day(one.month, 'month')} · ${words.measures.reach.name}`,
          unit: 'count' as const,
          value: one.reach,
        },
      ]),
    ],
    creatives: [...creatives.best, ...creatives.worst].flatMap((one) =>
      two(`${words.ad} ${one.name}`, one, true),
    ),
    audience: [
      ...audience.ages.flatMap((one) =>
        two(`${one.age} ${words.genders[one.gender] ?? words.unknownGender}`, one),
      ),
      ...audience.placements.flatMap((one) => two(one.name, one, true)),
    ],
    page: [
      ...tiles(true),
      ...page.posts.flatMap((one): Figures =>
        (['views', 'reactions', 'comments', 'shares'] as const).map((what) => ({
          name: `${say.day(one.day, 'short')} ${one.text.slice(0, 40).trim()} · ${words[what]}`,
          unit: 'count',
          value: one[what],
          isRanked: true,
        })),
      ),
    ],
  };
}
