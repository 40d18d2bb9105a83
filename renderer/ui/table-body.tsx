import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { type CSSProperties, memo, type MouseEvent, type ReactNode, useEffect } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './data-table.module.css';
import type { Column } from './table-model.ts';

/** A row as it stands in the table, after sorting and unfolding. */
export interface Line<Row> {
  readonly id: string;
  readonly row: Row;
  readonly depth: number;
  /** `null` when nothing is under it. */
  readonly unfolded: boolean | null;
}

export interface TableBodyProps<Row> {
  readonly tableId: string;
  readonly lines: readonly Line<Row>[];
  readonly columns: readonly Column<Row>[];
  readonly rowHeight: number;
  readonly scroller: HTMLDivElement | null;
  readonly here: number;
  readonly selected: string | null;
  readonly tree: boolean;
  /** All rows are drawn: the table is as tall as they are. */
  readonly whole: boolean;
  readonly onPress: (index: number) => void;
  readonly onFold: (id: string, unfolded: boolean) => void;
}

/** The head is a row too, and is counted as the first. */
const HEAD_ROWS = 1;

export function rowDomId(tableId: string, id: string): string {
  return `${tableId}-${id}`;
}

export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { lines, rowHeight, scroller, here, onPress, onFold } = props;
  // oxlint-disable-next-line react/incompatible-library -- only rows are memoized, by what is handed to each; the virtualizer must render as it scrolls
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    // One row is enough: a scroll is drawn before it is shown.
    overscan: 1,
    // The sticky head covers the top of the scroller: a row scrolled to must come out from under it.
    scrollPaddingStart: 30,
    scrollPaddingEnd: 4,
  });
  useShown(virtual, here);

  const drawn = props.whole
    ? lines.map((line, index) => ({ key: line.id, index, start: index * rowHeight }))
    : virtual.getVirtualItems();

  const press = (event: MouseEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element) || event.target.closest('a, button, input, label')) {
      const twist =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-twist]') : null;
      const line = twist ? lines[Number(twist.dataset['twist'])] : undefined;
      if (line && line.unfolded !== null) onFold(line.id, !line.unfolded);
      return;
    }
    const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index'];
    if (index !== undefined) onPress(Number(index));
  };
  return (
    // The keyboard's way to the same is on the grid itself, which holds the focus for its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- see the line above
    <div role="rowgroup" className={css.body} style={{ height: lines.length * rowHeight }} onClick={press}>
      {drawn.map((item) => (
        <BodyRow key={item.key} {...props} index={item.index} top={item.start} />
      ))}
    </div>
  );
}

/** Keeps the row that the keyboard is on in sight. */
function useShown(virtual: Virtualizer<HTMLDivElement, Element>, here: number): void {
  useEffect(() => {
    if (here >= 0) virtual.scrollToIndex(here);
  }, [virtual, here]);
}

interface BodyRowProps<Row> extends TableBodyProps<Row> {
  readonly index: number;
  readonly top: number;
}

type RowStyle = CSSProperties & { readonly '--depth': number };

function DrawnRow<Row>({ index, top, ...props }: BodyRowProps<Row>) {
  const { tableId, lines, columns, rowHeight, here, selected, tree } = props;
  const line = lines[index];
  if (!line) return null;
  const style: RowStyle = { transform: `translateY(${top}px)`, height: rowHeight, '--depth': line.depth };
  return (
    <div
      role="row"
      id={rowDomId(tableId, line.id)}
      data-index={index}
      className={cx(css.row, index === here && css.here)}
      style={style}
      aria-rowindex={index + 1 + HEAD_ROWS}
      aria-selected={line.id === selected}
      aria-level={tree ? line.depth + 1 : undefined}
      aria-expanded={line.unfolded ?? undefined}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          className={cx(css.cell, column.align === 'end' && css.end, column.fixed && css.held)}
        >
          {tree && place === 0 ? <Twist line={line} index={index} /> : null}
          {cut(column.cell(line.row))}
        </div>
      ))}
    </div>
  );
}

/** A row that stays in sight while others come and go is not drawn again. */
const BodyRow = memo(DrawnRow) as typeof DrawnRow;

/** Words that do not fit end in an ellipsis; what draws itself knows its own width. */
function cut(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span className={css.text}>{content}</span> : content;
}

function Twist<Row>({ line, index }: { readonly line: Line<Row>; readonly index: number }) {
  const words = useWords();
  if (line.unfolded === null) return <span className={css.leaf} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-twist={index}
      className={cx(css.twist, line.unfolded && css.open)}
      aria-label={line.unfolded ? words.table.fold : words.table.unfold}
    >
      <ChevronRight size={14} strokeWidth={2} />
    </button>
  );
}
