import { useState } from 'react';
import { DataTable, type DataTableProps } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { matches } from '../../../ui/find.ts';
import { Toolbar } from '../../../ui/page-header.tsx';
import { plainView } from '../../../ui/table-model.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { useWords } from '../../../words/use-words.ts';
import { TableMenu } from '../../figures/table-menu.tsx';
import css from './sync.module.css';

export interface FoundTableProps<Row extends object> extends Omit<
  DataTableProps<Row>,
  'view' | 'onViewChange'
> {
  /** The client that a row is about. */
  readonly clientOf: (row: Row) => string;
}

/** A table over many clients: found by their names, copied, and saved as a file. */
export function FoundTable<Row extends object>({ clientOf, ...table }: FoundTableProps<Row>) {
  const words = useWords();
  const [view, setView] = useState(plainView);
  const [text, setText] = useState('');
  const rows = table.rows.filter((row) => matches(clientOf(row), text));
  const nobody = <EmptyState title={words.triage.noneFits}>{words.triage.noneFitsBody}</EmptyState>;
  return (
    <div className={css.found}>
      <Toolbar
        right={
          <TableMenu clientId={null} name={table.label} columns={table.columns} rows={rows} view={view} />
        }
      >
        <SearchField label={words.triage.find} value={text} onChange={setText} />
      </Toolbar>
      <DataTable
        {...table}
        rows={rows}
        view={view}
        onViewChange={setView}
        empty={table.rows.length === 0 ? table.empty : nobody}
      />
    </div>
  );
}
