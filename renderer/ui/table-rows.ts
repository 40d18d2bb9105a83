import {
  type ColumnDef,
  createExpandedRowModel,
  createSortedRowModel,
  type ExpandedState,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { localeOf, useLanguage } from '../words/language.ts';
import type { Line } from './table-body.tsx';
import { type Column, compareKeys, type SortKey, type TableView } from './table-model.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
});

export interface RowsAsk<Row extends object> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly childrenOf: ((row: Row) => readonly Row[]) | undefined;
  readonly sort: TableView['sort'];
  readonly unfolded: Readonly<Record<string, boolean>>;
}

/** Sorted and unfolded rows, by TanStack Table; only this file knows it. */
export function useLines<Row extends object>(ask: RowsAsk<Row>): readonly Line<Row>[] {
  const { columns, rows, idOf, childrenOf, sort, unfolded } = ask;
  const locale = localeOf(useLanguage());
  // TanStack recomputes when these change identity, hence the memos.
  const defs = useMemo(() => columns.map((column) => definitionOf(column, locale)), [columns, locale]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable<typeof features, Row>({
    features,
    columns: defs,
    data,
    getRowId: (row) => idOf(row),
    getSubRows: (row) => (childrenOf ? [...childrenOf(row)] : undefined),
    state: {
      sorting: sort ? [{ id: sort.by, desc: sort.descending }] : [],
      expanded: unfolded satisfies ExpandedState,
    },
    autoResetExpanded: false,
  });
  return table.getRowModel().rows.map((row) => ({
    id: row.id,
    row: row.original,
    depth: row.depth,
    unfolded: row.subRows.length > 0 ? row.getIsExpanded() : null,
  }));
}

function definitionOf<Row extends object>(
  column: Column<Row>,
  locale: string,
): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: (row) => column.sort?.(row) ?? undefined,
    enableSorting: column.sort !== undefined,
    sortFn: (one, other, id) => compareKeys(one.getValue<SortKey>(id), other.getValue<SortKey>(id), locale),
    sortUndefined: 'last',
  };
}
