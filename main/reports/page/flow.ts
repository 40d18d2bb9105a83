import type { ReactNode } from 'react';
import type { ReportSection } from '../../../shared/model/report.ts';

/** A piece with a known height, in points. Nothing on a page is taller than it says: a test measures each one. */
export interface Piece {
  readonly height: number;
  readonly node: ReactNode;
}

export type Block =
  | ({ readonly kind: 'solid'; /** Never the last on a page: a heading. */ readonly leads?: boolean } & Piece)
  /** White space, dropped at the top of a page. */
  | { readonly kind: 'space'; readonly height: number }
  | {
      readonly kind: 'rows';
      readonly head: Piece;
      readonly rows: readonly Piece[];
      readonly wrap: (head: ReactNode, rows: readonly ReactNode[]) => ReactNode;
    };

export interface Section {
  readonly id: ReportSection;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Sheet {
  readonly pieces: readonly Piece[];
}
export interface Flow {
  readonly sheets: readonly Sheet[];
  /** On which sheet each section begins, counted from one. */
  readonly starts: ReadonlyMap<ReportSection, number>;
}

/** With a table's head at the end of a page, so many of its rows must stand below it. */
const fewestRows = 2;

/**
 * Lays the blocks out on sheets. Rows are never split; a table that fits on one sheet is not split either. A section that
 * is to stand on top begins a sheet whatever room there is.
 */
export function flow(sections: readonly Section[], room: number, onTop?: ReportSection): Flow {
  const sheets: Piece[][] = [[]];
  const starts = new Map<ReportSection, number>();
  let left = room;
  const turn = () => {
    if (sheets.at(-1)?.length === 0) return;
    sheets.push([]);
    left = room;
  };
  const put = (piece: Piece) => {
    sheets.at(-1)?.push(piece);
    left -= piece.height;
  };
  for (const section of sections) {
    if (section.id === onTop) turn();
    for (const [index, block] of section.blocks.entries()) {
      if (block.kind === 'space' && sheets.at(-1)?.length === 0) continue;
      if (needOf(section.blocks, index, room) > left) turn();
      if (block.kind === 'space' && sheets.at(-1)?.length === 0) continue;
      if (!starts.has(section.id) && block.kind !== 'space') starts.set(section.id, sheets.length);
      if (block.kind === 'rows') putRows(block, () => left, put, turn);
      else put({ height: block.height, node: block.kind === 'solid' ? block.node : null });
    }
  }
  return { sheets: sheets.map((pieces) => ({ pieces })), starts };
}

/** What must stand together from this block on: a heading with what it leads, a space with what follows it. */
function needOf(blocks: readonly Block[], index: number, room: number): number {
  const block = blocks[index];
  if (!block) return 0;
  if (block.kind === 'rows') {
    const whole = heightOf(block);
    const least = block.rows.slice(0, fewestRows).reduce((sum, row) => sum + row.height, block.head.height);
    return whole <= room * 0.9 ? whole : least;
  }
  const leads = block.kind === 'space' || block.leads;
  return block.height + (leads ? needOf(blocks, index + 1, room) : 0);
}

function heightOf(block: Extract<Block, { kind: 'rows' }>): number {
  return block.rows.reduce((sum, row) => sum + row.height, block.head.height);
}

function putRows(
  block: Extract<Block, { kind: 'rows' }>,
  left: () => number,
  put: (piece: Piece) => void,
  turn: () => void,
): void {
  let rest = block.rows;
  while (rest.length > 0) {
    let count = fittingRows(block, rest, left());
    if (count === 0) {
      const before = left();
      turn();
      if (left() !== before) continue;
      // A row taller than a sheet stands alone on it rather than nowhere.
      count = 1;
    }
    const taken = rest.slice(0, count);
    put({
      height: taken.reduce((sum, row) => sum + row.height, block.head.height),
      node: block.wrap(
        block.head.node,
        taken.map((row) => row.node),
      ),
    });
    rest = rest.slice(count);
    if (rest.length > 0) turn();
  }
}

function fittingRows(block: Extract<Block, { kind: 'rows' }>, rows: readonly Piece[], room: number): number {
  let height = block.head.height;
  const fitting = rows.findIndex((row) => (height += row.height) > room);
  return fitting === -1 ? rows.length : fitting;
}
