import type {
  MissingSource,
  ReportContent,
  ReportFacts,
  ReportId,
  RestatedFigure,
} from '../../shared/model/report.ts';
import type { ClientScope } from '../clients/scope.ts';
import { type Compared as Source, type Figure, figuresOf, sources } from './compare-figures.ts';
import { contentOf, requireReport } from './content.ts';
import { gatherFacts, type Asker } from './gather/gather.ts';
import { sayingOf } from './page/say.ts';

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

export function comparedWith(
  { settings, facts }: Pick<ReportContent, 'settings' | 'facts'>,
  now: ReportFacts,
): Compared {
  const say = sayingOf({ settings, facts });
  const [then, today] = [facts, now].map((one) => figuresOf({ settings, facts: one }, say));
  const gone = goneToday(now);
  const compared = sources.map((source) => {
    const [reported, current] = [then?.[source] ?? [], today?.[source] ?? []];
    if (gone.has(source)) return { source, restated: [], isUnread: reported.length > 0 };
    return { source, ...heldAgainst(reported, current) };
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
      if (current === reported) return [];
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
