import { FileText } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { ReportLine } from '../../../shared/model/report.ts';
import { Badge } from '../../ui/badge.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { matches } from '../../ui/find.ts';
import { Missing } from '../../ui/missing.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import css from './reports.module.css';

interface ReportListProps {
  readonly reports: readonly ReportLine[];
  /** Given where reports of several clients stand together. */
  readonly clients?: ReadonlyMap<string, Client>;
  /** Whose list it is; of several clients nobody's. */
  readonly client: Client | null;
  readonly onOpen: (report: ReportLine) => void;
  readonly emptyActions?: ReactNode;
}

export function ReportList({ reports, clients, client, onOpen, emptyActions }: ReportListProps) {
  const words = useWords();
  const columns = useColumns(clients);
  const [view, setView] = useState(plainView);
  const [text, setText] = useState('');
  if (reports.length === 0) {
    return (
      <EmptyState icon={FileText} title={words.reports.none} actions={emptyActions}>
        {words.reports.noneWhy}
      </EmptyState>
    );
  }
  const name = [client?.name, words.reports.title].filter(Boolean).join(' ');
  // What is found is what the row says.
  const rows = reports.filter((row) =>
    matches([row.code, ...columns.map((column) => column.text(row))].join(' '), text),
  );
  return (
    <>
      <Toolbar right={<TableMenu clientId={client?.id ?? null} {...{ name, columns, rows, view }} />}>
        <SearchField label={words.reports.search} value={text} onChange={setText} />
      </Toolbar>
      <DataTable
        label={words.reports.title}
        columns={columns}
        rows={rows}
        idOf={(row) => row.id}
        view={view}
        onViewChange={setView}
        onOpen={onOpen}
        rowHeight={44}
        empty={<EmptyState title={words.palette.nothing} />}
      />
    </>
  );
}

export function StateBadge({ report }: { readonly report: ReportLine }) {
  const words = useWords();
  const tone = report.state === 'draft' ? 'warn' : report.state === 'reviewed' ? 'good' : 'neutral';
  return <Badge tone={tone}>{words.reports.state[report.state]}</Badge>;
}

type Clients = ReadonlyMap<string, Client> | undefined;

function useColumns(clients: Clients): readonly Column<ReportLine>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(
    () => [
      ...ownerColumn(words, clients),
      ...aboutColumns(words, formats),
      ...standingColumns(words, formats),
    ],
    [clients, words, formats],
  );
}

function ownerColumn(words: Words, clients: Clients): Column<ReportLine>[] {
  if (clients === undefined) return [];
  const owner = (row: ReportLine) => clients.get(row.clientId);
  const cell = (row: ReportLine) => {
    const client = owner(row);
    return client ? (
      <span className={css.owner}>
        <ClientMark name={client.name} colour={client.colour} size="small" />
        {client.name}
      </span>
    ) : null;
  };
  const name = (row: ReportLine) => owner(row)?.name ?? '';
  return [{ id: 'client', title: words.reports.client, width: 190, cell, text: name, sort: name }];
}

function aboutColumns(words: Words, formats: Formats): Column<ReportLine>[] {
  return [
    {
      id: 'period',
      title: words.reports.period,
      width: 170,
      fixed: true,
      cell: (row) => <TwoLines below={row.code}>{formats.period(row.period)}</TwoLines>,
      text: (row) => formats.period(row.period),
      sort: (row) => row.period.to,
    },
    {
      id: 'headline',
      title: words.reports.headline,
      width: 220,
      grow: 1,
      cell: (row) => row.headline,
      text: (row) => row.headline,
    },
    {
      id: 'state',
      title: words.reports.stateTitle,
      width: 120,
      cell: (row) => <StateBadge report={row} />,
      text: (row) => words.reports.state[row.state],
      sort: (row) => row.state,
    },
  ];
}

function standingColumns(words: Words, formats: Formats): Column<ReportLine>[] {
  const reviewed = ({ reviewedBy }: ReportLine) =>
    reviewedBy === null ? words.reports.notReviewed : words.reports.reviewedBy(reviewedBy);
  const exported = ({ exportedAt }: ReportLine) => (exportedAt === null ? '' : formats.dateTime(exportedAt));
  const data = ({ incomplete }: ReportLine) =>
    incomplete ? words.reports.incomplete : words.reports.complete;
  return [
    {
      id: 'who',
      title: words.reports.who,
      width: 190,
      cell: (row) => <TwoLines below={reviewed(row)}>{words.reports.preparedBy(row.preparedBy)}</TwoLines>,
      text: (row) => `${words.reports.preparedBy(row.preparedBy)}, ${reviewed(row)}`,
      sort: (row) => row.preparedBy,
    },
    {
      id: 'exported',
      title: words.reports.exported,
      width: 150,
      cell: (row) => exported(row) || <Missing reason={words.reports.neverExported} />,
      text: exported,
      sort: (row) => row.exportedAt,
    },
    {
      id: 'complete',
      title: words.reports.data,
      width: 110,
      cell: (row) => (row.incomplete ? <Badge tone="warn">{data(row)}</Badge> : data(row)),
      text: data,
      sort: (row) => (row.incomplete ? 1 : 0),
    },
  ];
}
