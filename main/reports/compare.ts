import type { ReportFacts, ReportId, RestatedFigure } from '../../shared/model/report.ts';
import type { ClientScope } from '../clients/scope.ts';
import { contentOf, requireReport } from './content.ts';
import { gatherFacts, type Reader } from './gather/gather.ts';
import { sayingOf } from './page/say.ts';

/** What the same question would answer now, figure by figure, where the answer moved. */
export function compareWithToday(
  reader: Reader,
  scope: ClientScope,
  id: ReportId,
  version: string,
): { asOf: string; restated: RestatedFigure[] } {
  const { work } = reader;
  const content = contentOf(requireReport(work.ledger, scope.clientId, id));
  const now = gatherFacts(reader, scope, content.settings, version);
  const say = sayingOf(content);
  return {
    asOf: work.clock.now().toISOString().slice(0, 10),
    restated: restatedBetween(content.facts, now, {
      spend: say.words.measures.spend.name,
      results: say.words.results,
      nameOf: say.nameOf,
    }),
  };
}

interface Names {
  readonly spend: string;
  readonly results: string;
  readonly nameOf: (measure: ReportFacts['tiles'][number]['measure']) => string;
}

export function restatedBetween(then: ReportFacts, now: ReportFacts, names: Names): RestatedFigure[] {
  const moved = (figure: RestatedFigure) => (figure.reported === figure.today ? [] : [figure]);
  const tiles = then.tiles.flatMap((tile) => {
    const current = now.tiles.find(({ measure }) => measure === tile.measure);
    return moved({
      name: names.nameOf(tile.measure),
      unit: tile.unit,
      reported: tile.value,
      today: current?.value ?? null,
    });
  });
  const campaigns = then.campaigns.flatMap((line) => {
    const current = now.campaigns.find(({ name }) => name === line.name);
    return [
      ...moved({
        name: `${line.name} · ${names.spend}`,
        unit: 'micros',
        reported: line.spend,
        today: current?.spend ?? null,
      }),
      ...moved({
        name: `${line.name} · ${names.results}`,
        unit: 'count',
        reported: line.results,
        today: current?.results ?? null,
      }),
    ];
  });
  return [...tiles, ...campaigns];
}
