import type { AdRow } from '../../../shared/model/ads.ts';
import {
  type AdFigures,
  changeOf,
  cpmOf,
  ctrOf,
  type Figure,
  frequencyOf,
  known,
  missing,
} from '../../../shared/model/figures.ts';
import type { Column } from '../../ui/table-model.ts';
import { CellLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { FigureText, Moved } from '../figures/cells.tsx';
import { type Liking, sayings } from '../figures/said.ts';
import { budgetText, NameCell, statusText } from './cells.tsx';

interface ColumnsAsk {
  readonly words: Words;
  readonly formats: Formats;
  readonly currency: string;
  readonly clientId: string;
  /** What is counted stands elsewhere than under the figure. */
  readonly plain?: boolean;
  /** Under the columns; `null` leaves the totals out. */
  readonly total: AdFigures | null;
}

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly of: (figures: AdFigures) => Figure;
  readonly say: (value: number) => string;
  /** In a file: the currency's major unit, a bare share. */
  readonly bare: (value: number) => number;
  readonly liking: Liking;
  /** What is counted, under the figure, where rows count different things. */
  readonly named?: boolean;
  /** A figure that cannot be made for all rows together. */
  readonly noTotal?: boolean;
}

/** The columns of the tree: what a row is, what it may spend, and what it did. */
export function adColumns(ask: ColumnsAsk): readonly Column<AdRow>[] {
  const { words, formats, currency } = ask;
  return [
    {
      id: 'name',
      title: words.ads.name,
      width: 250,
      grow: 3,
      fixed: true,
      cell: (row) => <NameCell row={row} clientId={ask.clientId} />,
      text: (row) => row.name,
      sort: (row) => row.name,
      total: words.figures.total,
    },
    {
      id: 'budget',
      title: words.overview.budget,
      width: 116,
      align: 'end',
      cell: (row) => budgetText(row, words, formats, currency),
      text: (row) => budgetText(row, words, formats, currency),
      sort: (row) => row.budget?.minor,
    },
    {
      id: 'status',
      title: words.ads.status,
      width: 110,
      cell: (row) => statusText(row, words),
      text: (row) => statusText(row, words),
      sort: (row) => row.status,
    },
    ...[...results(ask), ...delivery(ask)].map((measure) => columnOf(measure, ask)),
  ];
}

/** What the measures share: how amounts and counts are said, and how they stand in a file. */
function kinds({ words, formats, currency }: ColumnsAsk) {
  const said = sayings(words, formats);
  const same = (value: number) => value;
  return {
    amount: {
      say: (micros: number) => said.money(micros, currency),
      bare: (micros: number) => micros / 1_000_000,
    },
    number: { say: said.count, bare: same, width: 96 },
    ratio: { say: said.times, bare: same },
    share: { say: said.percent, bare: same },
  };
}

function results(ask: ColumnsAsk): readonly Measure[] {
  const { figures } = ask.words;
  const { amount, number, ratio } = kinds(ask);
  return [
    {
      id: 'spend',
      title: figures.spend,
      width: 104,
      ...amount,
      of: (f) => known(f.spendMicros),
      liking: 'neither',
    },
    {
      id: 'results',
      title: figures.results,
      ...number,
      width: 146,
      of: (f) => f.results,
      liking: 'more',
      named: true,
    },
    { id: 'cost', title: figures.cost, width: 104, ...amount, of: (f) => f.costMicros, liking: 'less' },
    {
      id: 'roas',
      title: figures.roas,
      width: 76,
      ...ratio,
      of: (f) => f.roas,
      liking: 'more',
    },
    { id: 'value', title: figures.value, width: 112, ...amount, of: (f) => f.valueMicros, liking: 'more' },
  ];
}

function delivery(ask: ColumnsAsk): readonly Measure[] {
  const { figures } = ask.words;
  const { amount, number, ratio, share } = kinds(ask);
  return [
    {
      id: 'impressions',
      title: figures.impressions,
      ...number,
      width: 108,
      of: (f) => known(f.impressions),
      liking: 'neither',
    },
    { id: 'reach', title: figures.reach, ...number, of: (f) => f.reach, liking: 'more' },
    {
      id: 'frequency',
      title: figures.frequency,
      width: 92,
      ...ratio,
      of: frequencyOf,
      liking: 'neither',
    },
    { id: 'clicks', title: figures.clicks, ...number, of: (f) => known(f.clicks), liking: 'neither' },
    {
      id: 'linkClicks',
      title: figures.linkClicks,
      ...number,
      of: (f) => known(f.linkClicks),
      liking: 'more',
    },
    { id: 'ctr', title: figures.ctr, width: 84, ...share, of: ctrOf, liking: 'more' },
    { id: 'cpm', title: figures.cpm, width: 92, ...amount, of: cpmOf, liking: 'less' },
  ];
}

/** Without a single day that was read, a sum of nothing is not zero. */
function read(figures: AdFigures | null, of: Measure['of'], why: AdRow['why']): Figure {
  if (figures === null) return missing(why ?? 'not_read');
  return figures.daysRead === 0 ? missing('not_read') : of(figures);
}

function columnOf(measure: Measure, ask: ColumnsAsk): Column<AdRow> {
  const said = sayings(ask.words, ask.formats);
  const now = (row: AdRow) => read(row.figures, measure.of, row.why);
  const total = ask.total === null ? null : read(ask.total, measure.of, null);
  return {
    id: measure.id,
    title: measure.title,
    width: measure.width,
    align: 'end',
    cell: (row) => (
      <CellLines
        below={
          <Below
            row={row}
            measure={measure}
            word={measure.named && !ask.plain ? said.results(row.figures?.result ?? null) : null}
          />
        }
      >
        <FigureText figure={now(row)} say={measure.say} />
      </CellLines>
    ),
    text: (row) => said.text(now(row), measure.say),
    csv: (row) => bareOf(now(row), measure),
    sort: (row) => now(row).value,
    total:
      total === null ? undefined : (
        <span title={measure.named ? said.results(ask.total?.result ?? null) : undefined}>
          <FigureText figure={total} say={measure.say} />
        </span>
      ),
  };
}

function bareOf({ value }: Figure, { bare }: Measure): number | null {
  return value === null ? null : bare(value);
}

function Below({
  row,
  measure,
  word,
}: {
  readonly row: AdRow;
  readonly measure: Measure;
  readonly word: string | null;
}) {
  const now = read(row.figures, measure.of, row.why);
  if (now.value === null) return null;
  const moved =
    row.before === null ? null : (
      <Moved change={changeOf(now.value, read(row.before, measure.of, null).value)} liking={measure.liking} />
    );
  if (word === null) return moved;
  return (
    <>
      {word} {moved}
    </>
  );
}
