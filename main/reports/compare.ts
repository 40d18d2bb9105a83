import type { Period } from '../../shared/model/period.ts';
import type {
  MissingSource,
  ReportContent,
  ReportFacts,
  ReportId,
  RestatedFigure,
} from '../../shared/model/report.ts';
import type { ClientScope } from '../clients/scope.ts';
import { type Compared as Source, type Figure, figuresOf, sources } from './compare-figures.ts';
import { breakdownOf, factsOf, periodAskedAt } from '../insights/use-cases.ts';
import { contentOf, requireReport } from './content.ts';
import { gatherFacts, type Asker } from './gather/gather.ts';
import { type Say, sayingOf } from './page/say.ts';
import { isDue } from './rules.ts';

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
  const old = readBefore(asker, scope, content.settings.period);
  return { asOf: now.asOf.ads ?? now.asOf.page, ...comparedWith(content, now, old) };
}

/** What no sync brings again, and Meta was not asked for since it may have restated it. */
function readBefore({ work }: Asker, scope: ClientScope, period: Period): readonly Source[] {
  const facts = factsOf(work, scope);
  const due = (asOf: string | null) => isDue(asOf, period, facts);
  const kinds = ['age_gender', 'placement'] as const;
  return [
    ...(due(periodAskedAt(work, facts, 'ad', period)) ? ['creatives' as const] : []),
    ...(kinds.some((kind) => due(breakdownOf(work, facts, kind, period).asOf)) ? ['audience' as const] : []),
  ];
}

export function comparedWith(
  { settings, facts }: Pick<ReportContent, 'settings' | 'facts'>,
  now: ReportFacts,
  old: readonly Source[] = [],
): Compared {
  const say = sayingOf({ settings, facts });
  const [then, today] = [facts, now].map((one) => figuresOf({ settings, facts: one }, say));
  const gone = new Set([...goneToday(now), ...old]);
  const compared = sources.map((source) => {
    const [reported, current] = [then?.[source] ?? [], today?.[source] ?? []];
    if (gone.has(source)) return { source, restated: [], isUnread: reported.length > 0 };
    return { source, ...heldAgainst(reported, current, say) };
  });
  return {
    restated: compared.flatMap(({ restated }) => restated),
    unread: compared.filter(({ isUnread }) => isUnread).map(({ source }) => source),
  };
}

function goneToday({ missing, asOf }: ReportFacts): ReadonlySet<MissingSource['source']> {
  const gone = new Set(missing.filter(({ why }) => why !== 'retired').map(({ source }) => source));
  // A report without the Page's own section says nothing of its gaps, and has its figures on the scorecard all the same.
  if (asOf.page === null) gone.add('page');
  // What rests on the ads' figures is not there without them.
  if (gone.has('ads')) for (const source of ['creatives', 'audience'] satisfies Source[]) gone.add(source);
  return gone;
}

/** Two of one name are told apart by their order, which is that of the pages. */
function heldAgainst(
  then: readonly Figure[],
  today: readonly Figure[],
  say: Say,
): { readonly restated: RestatedFigure[]; readonly isUnread: boolean } {
  const left = new Map<string, (number | null)[]>();
  for (const { key, name, value } of today) {
    const one = key ?? name;
    left.set(one, [...(left.get(one) ?? []), value]);
  }
  let isUnread = false;
  const restated = then.flatMap(
    ({ key, name, unit, currency, value: reported, absent }): RestatedFigure[] => {
      const found = left.get(key ?? name)?.shift();
      const current = found ?? null;
      if (current === reported || isSaidSame(reported, current, unit, say)) return [];
      // What was not here in full when the report was made has come since; nobody restated it.
      if (reported === null && absent.endsWith('unread')) return [];
      if (found === undefined && absent.startsWith('unranked')) return [];
      if (current === null && absent.endsWith('unread')) {
        isUnread = true;
        return [];
      }
      return [{ name, unit, currency, reported, today: current }];
    },
  );
  return { restated, isUnread };
}

const rounded: ReadonlySet<RestatedFigure['unit']> = new Set(['ratio', 'share', 'number']);

/** An amount and a count stand exact in a report and its tables; "2.0 then, 2.0 today" says nothing. */
function isSaidSame(
  then: number | null,
  now: number | null,
  unit: RestatedFigure['unit'],
  say: Say,
): boolean {
  return rounded.has(unit) && say.value(then, unit) === say.value(now, unit);
}
