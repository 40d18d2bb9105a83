import { createElement as h, type ReactElement, type ReactNode } from 'react';
import type { Block, Piece } from './flow.ts';
import { fitted, linesOf, type Type } from './measure.ts';

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
  const said = look.most === undefined ? content : fitted(content, column, look.most, look);
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
  /** Lines that a cell may take before it is shortened. */
  readonly most?: number;
}

export type Cell = string | { readonly text: string; readonly node: ReactNode; readonly height: number };

const cellType = (column: Column): Type => ({ size: 9, weight: column.strong ? 'strong' : 'regular' });
const padding = 8;
const rowLine = 12;
const headRow = 17;

/** A table whose every row knows its height; text that would not fit is shortened, never cut. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Block {
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

/** A column of pictures or bars has no name, and an empty head is none. */
function headCell({ title, right }: Column, index: number, width: number): ReactNode {
  if (title === '') return h('td', { key: index, className: 'nameless' });
  const said = fitted(title, width, 1, { size: 8.4 });
  return h('th', { key: index, scope: 'col', className: right ? 'r' : undefined }, said);
}

function cellOf(column: Column, cell: Cell, width: number): Piece {
  const className = [column.right ? 'r' : '', column.strong ? 'b' : ''].join(' ').trim();
  if (typeof cell !== 'string')
    return { height: cell.height, node: h('td', { className: className || undefined }, cell.node) };
  const type = cellType(column);
  const said = fitted(cell, width, column.right ? 1 : (column.most ?? 2), type);
  return {
    height: linesOf(said, width, type).length * rowLine,
    node: h('td', { className: className || undefined }, said),
  };
}

/** A vector picture with its words for those who cannot see it. */
export function chart(svg: ReactElement, says: string, height: number): Block {
  const look = { className: 'chart', style: { height: `${height}pt` }, role: 'img', 'aria-label': says };
  return { kind: 'solid', height, node: h('div', look, svg) };
}
