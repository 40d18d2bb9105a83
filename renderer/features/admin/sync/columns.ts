import type { Column, SortKey } from '../../../ui/table-model.ts';

type Shape = Partial<Pick<Column<object>, 'grow' | 'fixed'>>;

/** A column of words, sorted by them. */
export function said<Row>(
  id: string,
  title: string,
  width: number,
  text: (row: Row) => string,
  shape: Shape & { readonly sort?: (row: Row) => SortKey } = {},
): Column<Row> {
  return { id, title, width, cell: text, text, sort: text, ...shape };
}

/** A column of figures, against the right edge. */
export function counted<Row>(
  id: string,
  title: string,
  width: number,
  text: (row: Row) => string,
  sort: (row: Row) => SortKey,
): Column<Row> {
  return { id, title, width, align: 'end', cell: text, text, sort };
}
