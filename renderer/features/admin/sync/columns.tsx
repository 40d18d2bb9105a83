import type { Column, SortKey } from '../../../ui/table-model.ts';
import css from './sync.module.css';

type Shape = Partial<Pick<Column<object>, 'grow' | 'fixed'>>;

/** A column of words, sorted by them; what has no room is there on hover. */
export function said<Row>(
  id: string,
  title: string,
  width: number,
  text: (row: Row) => string,
  shape: Shape & { readonly sort?: (row: Row) => SortKey } = {},
): Column<Row> {
  const cell = (row: Row) => (
    <span className={css.cut} title={text(row)}>
      {text(row)}
    </span>
  );
  return { id, title, width, cell, text, sort: text, ...shape };
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
