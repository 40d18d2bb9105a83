import { createElement as h, type ReactNode } from 'react';
import type { Tile } from '../../../../shared/model/report.ts';
import type { Block, Section } from '../flow.ts';
import { fitted, linesOf, oneLine, widthOf } from '../measure.ts';
import { inks } from '../style.ts';
import { periodName, section, type Part } from './part.ts';

const perRow = 4;

export function scorecard(part: Part): Section {
  const tiles = shown(part.content.facts.tiles);
  const rows: Block[] = [];
  for (let at = 0; at < tiles.length; at += perRow) {
    const some = tiles.slice(at, at + perRow);
    rows.push(rowOf(part, some, { first: at === 0, last: at + perRow >= tiles.length }));
  }
  return section(part, 'scorecard', rows);
}

/** Two full rows: what is beyond them is in the tables. The order in which a figure is dropped, first to go first. */
const dropped: readonly Tile['measure'][] = ['ctr', 'page_engagement', 'frequency', 'page_views'];

function shown(tiles: readonly Tile[]): readonly Tile[] {
  const over = new Set(
    dropped
      .filter((measure) => tiles.some((tile) => tile.measure === measure))
      .slice(0, Math.max(0, tiles.length - 2 * perRow)),
  );
  return tiles.filter(({ measure }) => !over.has(measure)).slice(0, 2 * perRow);
}

interface Place {
  readonly first: boolean;
  readonly last: boolean;
}

/** The rows of one board, which stands on one sheet. */
function rowOf(part: Part, tiles: readonly Tile[], { first, last }: Place): Block {
  const width = part.column / perRow - 19;
  // Side by side, figures stand on one line however long their names are.
  const nameLines = Math.max(
    ...tiles.map((tile) => linesOf(nameOf(part, tile, width), width - 40, nameType).length),
  );
  const made = tiles.map((tile) => tileOf(part, tile, width, nameLines));
  const height = Math.max(...made.map((tile) => tile.height)) + 8;
  return {
    kind: 'solid',
    leads: !last,
    height,
    node: h(
      'div',
      { className: ['tiles', first ? 'first' : '', last ? 'last' : ''].join(' ').trim() },
      ...made.map(({ node }) => node),
    ),
  };
}

const nameType = { size: 8.6 } as const;
/** A client's own word for what its ads are for stands whole, where it is one that people say. */
const mostNameLines = 3;

function nameOf({ say }: Part, { measure }: Tile, width: number): string {
  const own = say.nameOf(measure);
  const isLong = linesOf(oneLine(own), width - 40, nameType).length > mostNameLines;
  // Of what, the tile of the results itself says.
  const name = isLong && measure === 'cost_per_result' ? say.words.measures.cost_per_result.name : own;
  return fitted(name, width - 40, mostNameLines, nameType);
}

function tileOf(
  part: Part,
  tile: Tile,
  width: number,
  nameLines: number,
): { height: number; node: ReactNode } {
  const { say, content } = part;
  const { words } = say;
  const name = nameOf(part, tile, width);
  const meaning = fitted(words.measures[tile.measure].meaning, width, 2, { size: 7.6 });
  const figure = say.value(tile.value, tile.unit);
  const size =
    [16, 13, 10.5, 8.5].find((one) => widthOf(figure, { size: one, weight: 'strong' }) <= width) ?? 8.5;
  const value = fitted(figure, width, 1, { size, weight: 'strong' });
  const extra = comparisonsOf(tile, say, content.facts.compared).map((line) =>
    fitted(line, width, 1, { size: 8.2 }),
  );
  const meaningLines = linesOf(meaning, width, { size: 7.6 }).length;
  return {
    height: 8 + nameLines * 12 + 21 + extra.length * 11 + meaningLines * 10 + 6,
    node: h(
      'div',
      { className: 'tile' },
      h('div', { className: 'name', style: { paddingRight: '40pt', height: `${nameLines * 12}pt` } }, name),
      spark(tile.spark),
      h('div', { className: 'value', style: size === 16 ? undefined : { fontSize: `${size}pt` } }, value),
      ...extra.map((line, index) => h('div', { className: 'extra', key: index }, line)),
      h('div', { className: 'meaning' }, meaning),
    ),
  };
}

function comparisonsOf(
  tile: Tile,
  say: Part['say'],
  compared: { from: string; to: string } | null,
): readonly string[] {
  const { words } = say;
  const lines: string[] = [];
  if (compared !== null && tile.previous !== null) {
    lines.push(`${say.change(tile.value, tile.previous)} ${words.versus(periodName(compared, say))}`);
  }
  if (tile.target !== null) lines.push(words.target(say.value(tile.target, tile.unit)));
  else if (tile.measure === 'results' || tile.measure === 'cost_per_result') lines.push(words.noTarget);
  if (tile.lastYear !== null) lines.push(words.lastYear(say.value(tile.lastYear, tile.unit)));
  return lines;
}

/** The days of the period as a line; a day without a figure is a gap in it. */
function spark(values: Tile['spark']): ReactNode {
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known);
  if (known.length < 3 || most <= 0) return null;
  const x = (index: number) => ((index / Math.max(1, values.length - 1)) * 76).toFixed(1);
  let path = '';
  let pen = 'M';
  for (const [index, value] of values.entries()) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x(index)} ${(27 - (value / most) * 26).toFixed(1)}`;
    pen = 'L';
  }
  return h(
    'svg',
    { viewBox: '0 0 76 28', 'aria-hidden': true },
    h('path', { d: path, fill: 'none', stroke: inks.accent, strokeWidth: 2.2 }),
  );
}
