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
const headRow = 17;

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
  return {
    kind: 'rows',
    head: {
      height: headRow,
      node: h('tr', null, ...columns.map((column, index) => headCell(column, index, inner[index] ?? 0))),
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
  const needed = columns.map((column, index) => {
    if (!column.right) return 0;
    const said = rows.map((row) => row[index] ?? '').map(plainOf);
    const widest = Math.max(
      ...said.map((text) => widthOf(text, cellType(column))),
      widthOf(column.title, { size: 8.4 }),
    );
    return (widest + beside) / width;
  });
  const shares = columns.map(({ share }, index) => Math.max(share, needed[index] ?? 0));
  const sum = (of: (column: Column) => boolean) =>
    shares.reduce((all, share, index) => all + (of(columns[index] as Column) ? share : 0), 0);
  const figures = Math.min(
    sum(({ right }) => right === true),
    1 - leastForWords,
  );
  const words = sum(({ right }) => right !== true);
  const scale = (column: Column) =>
    column.right ? figures / sum(({ right }) => right === true) : (1 - figures) / words;
  return columns.map((column, index) => ({ ...column, share: (shares[index] ?? 0) * scale(column) }));
}

function plainOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'lines' in cell ? cell.lines.join(' ') : cell.text;
}

/** A column of pictures or bars has no name, and an empty head is none. */
function headCell({ title, right, inset }: Column, index: number, width: number): ReactNode {
  if (title === '') return h('td', { key: index, className: 'nameless' });
  const said = fitted(title, width, 1, { size: 8.4 });
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
