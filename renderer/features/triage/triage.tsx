import { useMemo } from 'react';
import type { Triage as Answer, TriageRow } from '../../../shared/model/triage.ts';
import { ColumnsMenu } from '../../ui/columns-menu.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { useScreen } from '../shell/screen-store.ts';
import { BulkMenu } from './bulk-menu.tsx';
import { triageColumns } from './columns.tsx';
import { isIn, labelsOf, shownRows } from './rows.ts';
import { everyLabel, type TriageView, useTriageView } from './store.ts';
import css from './triage.module.css';
import { ViewsMenu } from './views-menu.tsx';

const idOf = (row: TriageRow) => row.clientId;

/** The morning list: every client in one line, worst first. */
export function Triage({ triage }: { readonly triage: Answer }) {
  const words = useWords();
  const formats = useFormats();
  const language = useLanguage();
  const go = useScreen((state) => state.go);
  const { view, change } = useTriageView();
  const { rows, asOf } = triage;
  const columns = useMemo(
    () => triageColumns({ words, formats, language, now: asOf }),
    [words, formats, language, asOf],
  );
  const { whom, label, text } = view;
  const shown = useMemo(() => shownRows(rows, { whom, label, text }), [rows, whom, label, text]);
  return (
    <>
      <Toolbar
        right={
          <>
            <ViewsMenu />
            <BulkMenu rows={shown} />
            <ColumnsMenu columns={columns} view={view.table} onViewChange={(table) => change({ table })} />
            <TableMenu
              clientId={null}
              name={`${words.desk.allClients} ${asOf.slice(0, 10)}`}
              columns={columns}
              rows={shown}
              view={view.table}
            />
          </>
        }
      >
        <Filters rows={rows} />
      </Toolbar>
      <div className={css.fill}>
        <DataTable
          label={words.desk.allClients}
          columns={columns}
          rows={shown}
          idOf={idOf}
          view={view.table}
          onViewChange={(table) => change({ table })}
          onOpen={(row) => go({ at: 'overview', clientId: row.clientId })}
          empty={<NoneFits whom={whom} isFiltered={label !== everyLabel || text !== ''} />}
        />
      </div>
    </>
  );
}

function Filters({ rows }: { readonly rows: readonly TriageRow[] }) {
  const words = useWords();
  const { view, change } = useTriageView();
  const labels = labelsOf(rows);
  const count = (whom: TriageView['whom']) => rows.filter((row) => isIn(row, whom)).length;
  return (
    <>
      <Segmented<TriageView['whom']>
        label={words.triage.which}
        value={view.whom}
        onChange={(whom) => change({ whom })}
        segments={[
          { value: 'needs', label: words.triage.needs, count: count('needs') },
          { value: 'everyone', label: words.triage.everyone, count: count('everyone') },
          { value: 'mine', label: words.triage.mine, count: count('mine') },
        ]}
      />
      <SearchField label={words.triage.find} value={view.text} onChange={(text) => change({ text })} />
      {labels.length > 0 ? (
        <Select
          label={words.triage.label}
          labelHidden
          quiet
          value={view.label}
          onChange={(label) => change({ label })}
          choices={[
            { value: everyLabel, label: words.triage.everyLabel },
            ...labels.map((one) => ({ value: one, label: one })),
          ]}
        />
      ) : null}
    </>
  );
}

function NoneFits({ whom, isFiltered }: { readonly whom: TriageView['whom']; readonly isFiltered: boolean }) {
  const words = useWords();
  if (whom === 'needs' && !isFiltered)
    return <EmptyState title={words.triage.allWell}>{words.triage.allWellBody}</EmptyState>;
  return <EmptyState title={words.triage.noneFits}>{words.triage.noneFitsBody}</EmptyState>;
}
