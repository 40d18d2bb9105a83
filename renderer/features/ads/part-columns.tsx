import type { Breakdown, BreakdownKind } from '../../../shared/model/ads.ts';
import { known } from '../../../shared/model/figures.ts';
import type { Column } from '../../ui/table-model.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { FigureText } from '../figures/cells.tsx';
import { sayings } from '../figures/said.ts';

export type Part = Breakdown['rows'][number];

/** A part of a breakdown: who or where, and what it cost. */
export function partColumns(
  kind: BreakdownKind,
  words: Words,
  formats: Formats,
  currency: string,
): readonly Column<Part>[] {
  const said = sayings(words, formats);
  const money = (micros: number) => said.money(micros, currency);
  const part = (id: 'first' | 'second', title: string): Column<Part> => ({
    id,
    title,
    width: 96,
    grow: 1,
    fixed: id === 'first',
    text: (row) => row[id],
    sort: (row) => row[id],
    cell: (row) => row[id],
  });
  const measures = [
    {
      id: 'spend',
      title: words.figures.spend,
      of: ({ figures }: Part) => known(figures.spendMicros),
      say: money,
      by: 1_000_000,
    },
    {
      id: 'results',
      title: words.figures.results,
      of: ({ figures }: Part) => figures.results,
      say: said.count,
      by: 1,
    },
    {
      id: 'cost',
      title: words.figures.cost,
      of: ({ figures }: Part) => figures.costMicros,
      say: money,
      by: 1_000_000,
    },
  ];
  return [
    part('first', words.ads.first[kind]),
    ...(kind === 'country' ? [] : [part('second', words.ads.second[kind])]),
    ...measures.map(({ id, title, of, say, by }): Column<Part> => ({
      id,
      title,
      width: 88,
      align: 'end',
      text: (row) => said.text(of(row), say),
      csv: (row) => {
        const { value } = of(row);
        return value === null ? null : value / by;
      },
      sort: (row) => of(row).value,
      cell: (row) => <FigureText figure={of(row)} say={say} />,
    })),
  ];
}
