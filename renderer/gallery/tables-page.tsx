import { useState } from 'react';
import { Card } from '../ui/card.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { ColumnsMenu } from '../ui/columns-menu.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Delta } from '../ui/delta.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PaceBar } from '../ui/pace-bar.tsx';
import { Toolbar } from '../ui/page-header.tsx';
import { type Column, plainView } from '../ui/table-model.ts';
import { TwoLines } from '../ui/two-lines.tsx';
import { type Formats, useFormats } from '../words/use-formats.ts';
import css from './gallery.module.css';
import { Group } from './group.tsx';
import { campaignColumns, campaigns, type ClientRow, clients } from './samples.tsx';

export function TablesPage() {
  return (
    <>
      <Clients />
      <Campaigns />
      <Group title="Empty table" look="stack">
        <Nothing />
      </Group>
    </>
  );
}

function Clients() {
  const [view, setView] = useState(plainView);
  const [selected, setSelected] = useState<string | null>('0');
  const columns = useClientColumns();
  return (
    <Group title="Data table, 1,000 rows" look="stack">
      <Toolbar right={<ColumnsMenu columns={columns} view={view} onViewChange={setView} />}>
        <span>{clients.length} clients</span>
      </Toolbar>
      <div className={css.tall}>
        <DataTable
          label="Clients"
          columns={columns}
          rows={clients}
          idOf={(row) => row.id}
          view={view}
          onViewChange={setView}
          selected={selected}
          onOpen={(row) => setSelected(row.id)}
        />
      </div>
    </Group>
  );
}

function useClientColumns(): readonly Column<ClientRow>[] {
  const formats = useFormats();
  const [columns] = useState(() => [...nameColumns(formats), ...figureColumns(formats)]);
  return columns;
}

function nameColumns(formats: Formats): readonly Column<ClientRow>[] {
  return [
    {
      id: 'client',
      title: 'Client',
      width: 200,
      fixed: true,
      text: (row) => row.name,
      sort: (row) => row.name,
      cell: (row) => (
        <span className={css.who}>
          <ClientMark name={row.name} colour={row.colour} size="large" />
          <TwoLines below={row.label}>
            <b>{row.name}</b>
          </TwoLines>
        </span>
      ),
    },
    {
      id: 'need',
      title: 'What needs you',
      width: 160,
      grow: 1,
      text: (row) => row.need,
      cell: (row) => <span className={css.need}>{row.need}</span>,
    },
    {
      id: 'pace',
      title: 'Pace to plan',
      width: 124,
      text: (row) => formats.percent(row.pace.spent),
      sort: (row) => row.pace.spent,
      cell: (row) => (
        <PaceBar
          pace={row.pace}
          tone={row.tone}
          label={`${formats.percent(row.pace.spent)} of the plan spent`}
        />
      ),
    },
  ];
}

function figureColumns(formats: Formats): readonly Column<ClientRow>[] {
  return [
    {
      id: 'spent',
      title: 'Spent',
      width: 120,
      align: 'end',
      text: (row) => formats.money(row.spent),
      sort: (row) => row.spent.minor,
      cell: (row) => <TwoLines below={`of ${formats.money(row.plan)}`}>{formats.money(row.spent)}</TwoLines>,
    },
    {
      id: 'lands',
      title: 'Lands at',
      width: 84,
      align: 'end',
      text: (row) => formats.percent(row.lands),
      sort: (row) => row.lands,
      cell: (row) => <b>{formats.percent(row.lands)}</b>,
    },
    {
      id: 'cost',
      title: 'Cost / result',
      width: 104,
      align: 'end',
      text: (row) => formats.money(row.cost),
      sort: (row) => row.cost.minor,
      cell: (row) => (
        <TwoLines below={<Delta direction="up" by="12 %" tone="bad" />}>{formats.money(row.cost)}</TwoLines>
      ),
    },
    {
      id: 'access',
      title: 'Access · as of',
      width: 110,
      text: () => 'permanent',
      cell: () => <TwoLines below="6 min ago">permanent</TwoLines>,
    },
  ];
}

function Campaigns() {
  const [view, setView] = useState(plainView);
  const [unfolded, setUnfolded] = useState<Readonly<Record<string, boolean>>>({
    'c-0': true,
    'c-0-s-0': true,
  });
  return (
    <Group title="Tree table in a card, with totals" look="stack">
      <Card title="Campaigns" note="1–20 Nov 2026" flush>
        <DataTable
          label="Campaigns"
          columns={campaignColumns}
          rows={campaigns}
          idOf={(row) => row.id}
          childrenOf={(row) => row.under}
          unfolded={unfolded}
          onUnfoldedChange={setUnfolded}
          view={view}
          onViewChange={setView}
          rowHeight={34}
          inCard
          fit
          totals
        />
      </Card>
    </Group>
  );
}

function Nothing() {
  const [view, setView] = useState(plainView);
  return (
    <Card title="Campaigns" flush>
      <DataTable
        label="Campaigns of New Clinic"
        columns={campaignColumns}
        rows={[]}
        idOf={(row) => row.id}
        view={view}
        onViewChange={setView}
        inCard
        fit
        empty={<EmptyState title="No campaigns yet">Assign an ad account, then sync.</EmptyState>}
      />
    </Card>
  );
}
