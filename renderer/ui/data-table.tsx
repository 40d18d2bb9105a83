import { type CSSProperties, type ReactNode, useId, useState } from 'react';
import { copyText } from './copy-text.ts';
import { cx } from './cx.ts';
import css from './data-table.module.css';
import { rowDomId, TableBody } from './table-body.tsx';
import { useEdges } from './table-edges.ts';
import { TableHead } from './table-head.tsx';
import { useTableKeys } from './table-keys.ts';
import { type Column, gridTemplate, leastWidth, shownColumns, type TableView, toTsv } from './table-model.ts';
import { useLines } from './table-rows.ts';

export interface DataTableProps<Row extends object> {
  /** The name of the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly view: TableView;
  readonly onViewChange: (view: TableView) => void;
  /** Enter or a click: usually opens the drawer. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** The row whose detail is open. */
  readonly selected?: string | null | undefined;
  readonly rowHeight?: 34 | 44 | undefined;
  /** What stands there when there are no rows: an `<EmptyState>` or `<SkeletonRows>`. */
  readonly empty?: ReactNode;
  /** A row of totals at the bottom, from each column's `total`. */
  readonly totals?: boolean | undefined;
  /** Inside a card: tighter edges; with `fit` as tall as its rows, for short tables. */
  readonly inCard?: boolean | undefined;
  readonly fit?: boolean | undefined;
  /** Makes it a tree: the rows under a row. */
  readonly childrenOf?: ((row: Row) => readonly Row[]) | undefined;
  readonly unfolded?: Readonly<Record<string, boolean>> | undefined;
  readonly onUnfoldedChange?: ((unfolded: Readonly<Record<string, boolean>>) => void) | undefined;
}

type TableStyle = CSSProperties & { readonly '--columns': string; readonly '--least': string };
const nothingUnfolded: Readonly<Record<string, boolean>> = {};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    idOf,
    view,
    onViewChange,
    onOpen,
    selected = null,
    rowHeight = 44,
    childrenOf,
  } = props;
  const { unfolded = nothingUnfolded, onUnfoldedChange } = props;
  const tableId = useId();
  // State and not a ref: the body below is laid out before a ref here would be set, and needs its scroller to begin.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  useEdges(scroller);
  const columns = shownColumns(props.columns, view);
  const lines = useLines({ columns: props.columns, rows, idOf, childrenOf, sort: view.sort, unfolded });
  const fold = (id: string, open: boolean) => onUnfoldedChange?.({ ...unfolded, [id]: open });

  const shown = lines.map((line) => line.row);
  const copy = () => copyText(toTsv(columns, shown));
  const { here, press, onKeyDown } = useTableKeys({
    lines,
    rowHeight,
    scroller,
    onOpen,
    onFold: fold,
    onCopy: copy,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is grid or treegrid
    <div
      ref={setScroller}
      role={childrenOf ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={here >= 0 ? rowDomId(tableId, lines[here]?.id ?? '') : undefined}
      tabIndex={0}
      className={cx(css.table, props.fit && css.fit, props.inCard && css.inCard)}
      style={styleOf(columns, view)}
      onKeyDown={onKeyDown}
    >
      <TableHead {...{ columns, view, onViewChange }} onCopy={copy} />
      {lines.length === 0 ? <div className={css.none}>{props.empty}</div> : null}
      <TableBody
        {...{ tableId, lines, columns, rowHeight, scroller, here, selected }}
        whole={props.fit ?? false}
        tree={childrenOf !== undefined}
        onPress={press}
        onFold={fold}
      />
      {props.totals && lines.length > 0 ? <Totals columns={columns} /> : null}
    </div>
  );
}

function styleOf<Row>(columns: readonly Column<Row>[], view: TableView): TableStyle {
  return {
    '--columns': gridTemplate(columns, view.widths),
    '--least': `${leastWidth(columns, view.widths)}px`,
  };
}

function Totals<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <div role="row" className={css.foot}>
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={cx(css.cell, column.align === 'end' && css.end, column.fixed && css.held)}
        >
          {column.total}
        </div>
      ))}
    </div>
  );
}
