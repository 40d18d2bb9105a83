import { useMemo, useState } from 'react';
import type { ImportRow } from '../../../shared/model/client-import.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { useWords } from '../../words/use-words.ts';
import css from './import.module.css';
import { useImport } from './import-store.ts';

export interface RowTableProps {
  readonly rows: readonly ImportRow[];
  readonly selected: number | null;
  readonly onOpen: (line: number) => void;
}

export function RowTable({ rows, selected, onOpen }: RowTableProps) {
  const words = useWords();
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  return (
    <DataTable
      label={words.imports.title}
      columns={columns}
      rows={rows}
      idOf={(row) => String(row.line)}
      view={view}
      onViewChange={setView}
      onOpen={(row) => onOpen(row.line)}
      selected={selected === null ? null : String(selected)}
    />
  );
}

const tones: Readonly<Record<ImportRow['verdict'], Tone>> = {
  ready: 'good',
  warn: 'warn',
  bad: 'bad',
  skip: 'neutral',
};

function useColumns(): readonly Column<ImportRow>[] {
  const words = useWords();
  return useMemo(() => {
    const saying = (row: ImportRow) =>
      row.problems.map(({ code, value }) => words.imports.problem[code](value)).join(' ');
    const plain = (id: 'name' | 'ad_account_id' | 'page_id' | 'meta_access_token', width: number) => ({
      id,
      title: words.imports.column[id],
      width,
      cell: (row: ImportRow) => row.cells[id],
      text: (row: ImportRow) => row.cells[id],
      sort: (row: ImportRow) => row.cells[id],
    });
    return [
      {
        id: 'pick',
        title: words.imports.pickColumn,
        width: 72,
        cell: (row) => <Pick row={row} />,
        text: () => '',
      },
      {
        id: 'line',
        title: words.imports.line,
        width: 56,
        cell: (row) => row.line,
        text: (row) => String(row.line),
        sort: (row) => row.line,
      },
      {
        id: 'verdict',
        title: words.imports.verdict,
        width: 92,
        cell: (row) => <Badge tone={tones[row.verdict]}>{words.imports.verdicts[row.verdict]}</Badge>,
        text: (row) => row.verdict,
        sort: (row) => row.verdict,
      },
      { ...plain('name', 180), grow: 1 },
      {
        id: 'what',
        title: words.imports.what,
        width: 300,
        grow: 3,
        cell: (row) => <What row={row} saying={saying(row)} />,
        text: saying,
      },
      plain('ad_account_id', 130),
      plain('page_id', 100),
      plain('meta_access_token', 100),
    ];
  }, [words]);
}

function What({ row, saying }: { readonly row: ImportRow; readonly saying: string }) {
  const words = useWords();
  if (saying !== '')
    return (
      <span className={css.what} title={saying}>
        {saying}
      </span>
    );
  return row.existing === null ? null : words.imports.existing(row.existing);
}

function Pick({ row }: { readonly row: ImportRow }) {
  const words = useWords();
  const { left, pick } = useImport();
  const can = row.verdict === 'ready' || row.verdict === 'warn';
  return (
    <span
      onClick={(event) => event.stopPropagation()}
      // Escape is not the box's: it closes the row that is open beside the table.
      onKeyDown={(event) => (event.key === 'Escape' ? undefined : event.stopPropagation())}
      role="presentation"
    >
      <Checkbox
        label={words.imports.pick(row.line)}
        labelHidden
        disabled={!can}
        checked={can && !left.has(row.line)}
        onChange={(isPicked) => pick(row.line, isPicked)}
      />
    </span>
  );
}
