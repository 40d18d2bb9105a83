import { createElement as h, type ReactElement, type ReactNode } from 'react';
import type { Block, Piece } from './flow.ts';
import { fitted, linesOf, straight, type Type, widthOf } from './measure.ts';

/** A measured piece of text: its height is its lines. */
export function text(
  content: string,
  column: number,
  look: Type & {
    readonly line: number;
    readonly className?: string;
    readonly most?: number;
    readonly tag?: 'p' | 'h1' | 'h2' | 'h3' | 'div';
    readonly id?: string;
  },
): Extract<Block, { kind: 'solid' }> {
  const said = look.most === undefined ? straight(content) : fitted(content, column, look.most, look);
  const lines = linesOf(said, column, look).length;
  const tag = look.tag ?? 'p';
  return {
    kind: 'solid',
    height: lines * look.line,
    leads: tag.startsWith('h'),
    node: h(tag, { className: look.className, id: look.id }, said),
  };
}

export const space = (height: number): Block => ({ kind: 'space', height });

export function sectionTitle(id: string, title: string, column: number): Block {
  return { ...text(title, column, { size: 14, weight: 'strong', line: 20, tag: 'h2', id }), leads: true };
}

export interface Column {
  readonly title: string;
  /** Share of the width; they add up to one. */
  readonly share: number;
  readonly right?: boolean;
  readonly strong?: boolean;
  /** Its cells have a ground of their own, and their figures stand that far from its edge. */
  readonly inset?: boolean;
  /** Lines that a cell may take before it is shortened. */
  readonly most?: number;
}

export type Cell =
  | string
  /** Each in a line of its own, or in two where it is long. */
  | { readonly lines: readonly string[] }
  | { readonly text: string; readonly node: ReactNode; readonly height: number };

const cellType = (column: Column): Type => ({ size: 9, weight: column.strong ? 'strong' : 'regular' });
const padding = 8;
const rowLine = 12;
const headType = { size: 8.4 } as const;
const headLine = 11;
const underHead = 6;

/** A table whose every row knows its height; text that would not fit is shortened, never cut. */
export function table(asked: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Block {
  const columns = wideEnough(asked, rows, width);
  const inner = columns.map(
    ({ share }, index) => width * share - (index === 0 || index === columns.length - 1 ? 5 : 10) - 1,
  );
  const cells = (row: readonly Cell[]): Piece => {
    const made = columns.map((column, index) => cellOf(column, row[index] ?? '', inner[index] ?? 0));
    return {
      height: Math.max(...made.map(({ height }) => height)) + padding + 0.75,
      node: h('tr', null, ...made.map(({ node }) => node)),
    };
  };
  const titles = columns.map(({ title }, index) => titleLines(title, inner[index] ?? 0));
  const tallest = Math.max(1, ...titles.map(({ length }) => length));
  return {
    kind: 'rows',
    head: {
      height: tallest * headLine + underHead,
      node: h('tr', null, ...columns.map((column, index) => headCell(column, index, titles[index] ?? []))),
    },
    rows: rows.map(cells),
    wrap: (head, body) =>
      h(
        'table',
        null,
        h(
          'colgroup',
          null,
          ...columns.map(({ share }, index) =>
            h('col', { key: index, style: { width: `${(share * 100).toFixed(2)}%` } }),
          ),
        ),
        h('thead', null, head),
        h('tbody', null, ...body),
      ),
  };
}

/** Room for words is given up for figures, down to this share of the table: a shortened amount is a wrong one. */
const leastForWords = 0.24;
/** The cell's padding, and what measuring may be off by. */
const beside = 11.5;

function wideEnough(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): readonly Column[] {
  const needsWith = (titled: (title: string) => number) =>
    columns.map((column, index) => {
      if (!column.right) return 0;
      const said = rows.map((row) => widthOf(plainOf(row[index] ?? ''), cellType(column)));
      return (Math.max(...said, titled(column.title)) + beside) / width;
    });
  const ofFigures = (shares: readonly number[]) => sumOf(shares.filter((_, index) => columns[index]?.right));
  const most = 1 - leastForWords;
  const whole = needsWith((title) => widthOf(title, headType));
  const wished = (needs: readonly number[]) =>
    columns.map(({ share }, index) => Math.max(share, needs[index] ?? 0));
  // Where a long word for results would take the others' room, names of columns stand in two lines.
  const needs = ofFigures(wished(whole)) <= most ? whole : needsWith(halved);
  const wishes = wished(needs);
  const [asks, least] = [ofFigures(wishes), ofFigures(needs)];
  const figures = Math.min(asks, most);
  // What is given up is room that no figure needs, as long as there is some.
  const kept = asks > figures && least < figures ? (figures - least) / (asks - least) : 1;
  const given = wishes.map((wish, index) => (needs[index] ?? 0) + (wish - (needs[index] ?? 0)) * kept);
  const [taken, words] = [ofFigures(given), sumOf(wishes) - asks];
  return columns.map((column, index) => ({
    ...column,
    share: column.right ? ((given[index] ?? 0) * figures) / taken : (column.share * (1 - figures)) / words,
  }));
}

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);

/** The width in which a name stands in two lines. */
function halved(title: string): number {
  const words = title.split(' ');
  const both = words.map((_, at) =>
    Math.max(...[words.slice(0, at), words.slice(at)].map((some) => widthOf(some.join(' '), headType))),
  );
  return Math.min(...both);
}

function titleLines(title: string, width: number): readonly string[] {
  return title === '' ? [] : linesOf(fitted(title, width, 2, headType), width, headType);
}

function plainOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'lines' in cell ? cell.lines.join(' ') : cell.text;
}

/** A column of pictures or bars has no name, and an empty head is none. */
function headCell({ right, inset }: Column, index: number, lines: readonly string[]): ReactNode {
  if (lines.length === 0) return h('td', { key: index, className: 'nameless' });
  const said = lines.join('\n');
  const look = inset ? h('span', { style: { paddingRight: '5pt' } }, said) : said;
  return h('th', { key: index, scope: 'col', className: right ? 'r' : undefined }, look);
}

function cellOf(column: Column, cell: Cell, width: number): Piece {
  const className = [column.right ? 'r' : '', column.strong ? 'b' : ''].join(' ').trim();
  if (typeof cell !== 'string' && 'node' in cell)
    return { height: cell.height, node: h('td', { className: className || undefined }, cell.node) };
  const type = cellType(column);
  const [own, most] = typeof cell === 'string' ? [[cell], column.most ?? 2] : [cell.lines, 2];
  const lines = own.flatMap((one) => linesOf(fitted(one, width, column.right ? 1 : most, type), width, type));
  return {
    height: lines.length * rowLine,
    // Broken where it was measured: Chromium would also break after a hyphen or a slash, and need a line more.
    node: h('td', { className: className || undefined }, lines.join('\n')),
  };
}

/** A vector picture with its words for those who cannot see it. */
export function chart(svg: ReactElement, says: string, height: number): Block {
  const look = { className: 'chart', style: { height: `${height}pt` }, role: 'img', 'aria-label': says };
  return { kind: 'solid', height, node: h('div', look, svg) };
}
