import type { ReactNode } from 'react';

/** What a column shows, sorts by and copies. Figures go to the right, with their unit in the title. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell as plain text, for copying and for the ear. */
  readonly text: (row: Row) => string;
  /** The cell in a file, where `text` is not it: a bare number, so that a spreadsheet can reckon with it. */
  readonly csv?: ((row: Row) => string | number | null) | undefined;
  /** What it is sorted by; a missing value is always last. Without it the column does not sort. */
  readonly sort?: ((row: Row) => SortKey) | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly width: number;
  /** Takes what is left of the room, in this proportion; `width` is then the least. */
  readonly grow?: number | undefined;
  /** The column that says what a row is: it cannot be hidden and stays in sight when the table scrolls sideways. */
  readonly fixed?: boolean | undefined;
  /** The figure under the column, when the table has totals. */
  readonly total?: ReactNode;
}

export type SortKey = string | number | null | undefined;

/** What a person has made of a table. Plain JSON, so that it can be kept. */
export interface TableView {
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const plainView: TableView = { sort: null, hidden: [], widths: {} };
const NARROWEST = 56;

export function shownColumns<Row>(columns: readonly Column<Row>[], view: TableView): readonly Column<Row>[] {
  return columns.filter((column) => column.fixed || !view.hidden.includes(column.id));
}

/** A width that was set by hand holds; the rest share the room. */
export function gridTemplate<Row>(columns: readonly Column<Row>[], widths: TableView['widths']): string {
  return columns
    .map((column) => {
      const set = widths[column.id];
      if (set !== undefined) return `${set}px`;
      return column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`;
    })
    .join(' ');
}

export function leastWidth<Row>(columns: readonly Column<Row>[], widths: TableView['widths']): number {
  return columns.reduce((sum, column) => sum + (widths[column.id] ?? column.width), 0);
}

export function withWidth(view: TableView, id: string, width: number | null): TableView {
  const { [id]: _dropped, ...others } = view.widths;
  return {
    ...view,
    widths: width === null ? others : { ...others, [id]: Math.max(NARROWEST, Math.round(width)) },
  };
}

export function withHidden(view: TableView, id: string, hidden: boolean): TableView {
  const others = view.hidden.filter((other) => other !== id);
  return { ...view, hidden: hidden ? [...others, id] : others };
}

/** First press: figures from the largest, words from A. Second: the other way. Third: as it came. */
export function nextSort<Row>(view: TableView, column: Column<Row>): TableView {
  const first = column.align === 'end';
  if (view.sort?.by !== column.id) return { ...view, sort: { by: column.id, descending: first } };
  return { ...view, sort: view.sort.descending === first ? { by: column.id, descending: !first } : null };
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  collators.set(locale, known);
  return known;
}

/** Ascending; what is missing is not compared here, the table puts it last both ways. */
export function compareKeys(one: SortKey, other: SortKey, locale: string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collatorOf(locale).compare(String(one ?? ''), String(other ?? ''));
}

/** Rows as a table shows them: by its chosen column, what is missing last either way. */
export function inOrderOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sort: TableView['sort'],
  locale: string,
): readonly Row[] {
  const keyOf = columns.find(({ id }) => id === sort?.by)?.sort;
  if (!keyOf || sort === null) return rows;
  const direction = sort.descending ? -1 : 1;
  const isMissing = (key: SortKey) => key === null || key === undefined;
  return rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
    return direction * compareKeys(a, b, locale);
  });
}

/** Where a key leads among `count` rows; `null` when the key is not the table's. */
export function rowAfterKey(key: string, here: number, count: number, page: number): number | null {
  const clamp = (row: number) => Math.max(0, Math.min(count - 1, row));
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return clamp(here + 1);
    case 'ArrowUp':
      return here < 0 ? 0 : clamp(here - 1);
    case 'PageDown':
      return clamp(here + page);
    case 'PageUp':
      return clamp(here - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** SECURITY: a cell that a spreadsheet would run as a formula is kept as text; a plain signed number stays a number. */
function defused(cell: string): string {
  const oneLine = cell.replaceAll(/[\t\r\n]+/g, ' ');
  const signedNumber = /^[+\-−][\d\s.,\u00a0\u202f]+%?$/u;
  return /^\s*[=+\-@−]/u.test(oneLine) && !signedNumber.test(oneLine) ? `'${oneLine}` : oneLine;
}

/** Rows as they go into a file: figures bare, the rest as it is read. */
export function toCells<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): (string | number | null)[][] {
  return rows.map((row) => columns.map((column) => (column.csv ? column.csv(row) : column.text(row))));
}

/** Rows as a spreadsheet takes them from the clipboard. */
export function toTsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const head = columns.map((column) => defused(column.title));
  const body = rows.map((row) => columns.map((column) => defused(column.text(row))));
  return [head, ...body].map((line) => line.join('\t')).join('\n');
}
