import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { type PointerEvent, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './data-table.module.css';
import { IconButton } from './icon-button.tsx';
import { Menu, type MenuEntry } from './menu.tsx';
import { type Column, nextSort, type TableView, withHidden, withWidth } from './table-model.ts';

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly view: TableView;
  readonly onViewChange: (view: TableView) => void;
  readonly onCopy: () => void;
}

export function TableHead<Row>(props: TableHeadProps<Row>) {
  return (
    <div role="row" className={css.head} aria-rowindex={1}>
      {props.columns.map((column) => (
        <Head key={column.id} {...props} column={column} />
      ))}
    </div>
  );
}

interface HeadProps<Row> extends TableHeadProps<Row> {
  readonly column: Column<Row>;
}

function Head<Row>(props: HeadProps<Row>) {
  const { column, view, onViewChange } = props;
  const [open, setOpen] = useState(false);
  const words = useWords();
  const sorted = view.sort?.by === column.id ? view.sort : null;
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={cx(css.column, column.align === 'end' && css.end, column.fixed && css.held)}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          className={css.sort}
          onClick={() => onViewChange(nextSort(view, column))}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
          }}
        >
          <span className={css.title}>{column.title}</span>
          {sorted ? <Arrow className={css.arrow} size={12} strokeWidth={2} /> : null}
        </button>
      ) : (
        <span className={css.title}>{column.title}</span>
      )}
      <Menu
        open={open}
        onOpenChange={setOpen}
        trigger={
          <IconButton
            icon={ChevronDown}
            label={words.table.menuOf(column.title)}
            size="small"
            tooltip={false}
            tabIndex={-1}
            className={css.menu}
          />
        }
        entries={entriesOf(props, words.table)}
      />
      <Handle {...props} />
    </div>
  );
}

type TableWords = ReturnType<typeof useWords>['table'];

function entriesOf<Row>(
  { column, view, onViewChange, onCopy }: HeadProps<Row>,
  words: TableWords,
): readonly MenuEntry[] {
  const sortBy = (descending: boolean) => onViewChange({ ...view, sort: { by: column.id, descending } });
  const width = view.widths[column.id] ?? column.width;
  const sorting: readonly MenuEntry[] = column.sort
    ? [
        { kind: 'action', label: words.ascending, icon: ArrowUp, onPress: () => sortBy(false) },
        { kind: 'action', label: words.descending, icon: ArrowDown, onPress: () => sortBy(true) },
        { kind: 'line' },
      ]
    : [];
  return [
    ...sorting,
    {
      kind: 'action',
      label: words.wider,
      onPress: () => onViewChange(withWidth(view, column.id, width + 40)),
    },
    {
      kind: 'action',
      label: words.narrower,
      onPress: () => onViewChange(withWidth(view, column.id, width - 40)),
    },
    { kind: 'action', label: words.ownWidth, onPress: () => onViewChange(withWidth(view, column.id, null)) },
    { kind: 'line' },
    {
      kind: 'action',
      label: words.hide,
      disabled: column.fixed,
      onPress: () => onViewChange(withHidden(view, column.id, true)),
    },
    { kind: 'action', label: words.copy, onPress: onCopy },
  ];
}

function Handle<Row>({ column, view, onViewChange }: HeadProps<Row>) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const before = handle.parentElement?.getBoundingClientRect().width ?? column.width;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => onViewChange(withWidth(view, column.id, before + move.clientX - from));
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  return (
    <span
      className={css.handle}
      aria-hidden="true"
      onPointerDown={drag}
      onDoubleClick={() => onViewChange(withWidth(view, column.id, null))}
    />
  );
}
