import { useMemo } from 'react';
import { localeOf, useLanguage } from '../words/language.ts';
import type { Line } from './table-body.tsx';
import { type Column, inOrderOf, type TableView } from './table-model.ts';

export interface RowsAsk<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly childrenOf: ((row: Row) => readonly Row[]) | undefined;
  readonly sort: TableView['sort'];
  readonly unfolded: Readonly<Record<string, boolean>>;
}

export function useLines<Row>(ask: RowsAsk<Row>): readonly Line<Row>[] {
  const { columns, rows, idOf, childrenOf, sort, unfolded } = ask;
  const locale = localeOf(useLanguage());
  return useMemo(
    () => linesOf({ columns, rows, idOf, childrenOf, sort, unfolded }, locale),
    [columns, rows, idOf, childrenOf, sort, unfolded, locale],
  );
}

/** The rows as they stand below each other: each level sorted by itself, under each row that is unfolded its own. */
export function linesOf<Row>(ask: RowsAsk<Row>, locale: string): readonly Line<Row>[] {
  const { columns, idOf, childrenOf, sort, unfolded } = ask;
  const level = (rows: readonly Row[], depth: number): readonly Line<Row>[] =>
    inOrderOf(columns, rows, sort, locale).flatMap((row) => {
      const id = idOf(row);
      const under = childrenOf?.(row) ?? [];
      const isOpen = under.length > 0 ? unfolded[id] === true : null;
      const line = { id, row, depth, unfolded: isOpen };
      return isOpen === true ? [line, ...level(under, depth + 1)] : [line];
    });
  return level(ask.rows, 0);
}
