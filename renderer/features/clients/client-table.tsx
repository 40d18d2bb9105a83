import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Select } from '../../ui/select.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { ClientLogo } from './client-logo.tsx';
import css from './clients.module.css';

const every = '';

export function ClientTable({ clients }: { readonly clients: readonly Client[] }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  const [label, setLabel] = useState(every);
  const [text, setText] = useState('');
  const labels = [...new Set(clients.flatMap((client) => client.labels))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  const wanted = text.trim().toLowerCase();
  const shown = clients.filter(
    (client) =>
      (label === every || client.labels.includes(label)) &&
      `${client.name} ${client.labels.join(' ')}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Toolbar>
        <TextField
          label={words.clients.find}
          labelHidden
          placeholder={words.clients.find}
          icon={Search}
          type="search"
          value={text}
          onChange={setText}
        />
        {labels.length > 0 ? (
          <Select
            label={words.clients.labelFilter}
            labelHidden
            quiet
            value={label}
            onChange={setLabel}
            choices={[
              { value: every, label: words.clients.everyLabel },
              ...labels.map((one) => ({ value: one, label: one })),
            ]}
          />
        ) : null}
      </Toolbar>
      <div className={css.grow}>
        <DataTable
          label={words.desk.allClients}
          columns={columns}
          rows={shown}
          idOf={(client) => client.id}
          view={view}
          onViewChange={setView}
          onOpen={(client) => go({ at: 'overview', clientId: client.id })}
          empty={<EmptyState title={words.clients.noneFits} />}
        />
      </div>
    </>
  );
}

function useColumns(): readonly Column<Client>[] {
  const words = useWords();
  const formats = useFormats();
  // The table starts again when its columns change.
  return useMemo(
    () => [
      {
        id: 'name',
        title: words.desk.name,
        width: 240,
        grow: 3,
        fixed: true,
        cell: (client) => <NameCell client={client} />,
        text: (client) => client.name,
        sort: (client) => client.name,
      },
      {
        id: 'currency',
        title: words.desk.currency,
        width: 100,
        cell: (c) => c.currency,
        text: (c) => c.currency,
        sort: (c) => c.currency,
      },
      {
        id: 'timezone',
        title: words.desk.timezone,
        width: 180,
        grow: 1,
        cell: (c) => c.timezone,
        text: (c) => c.timezone,
        sort: (c) => c.timezone,
      },
      {
        id: 'since',
        title: words.desk.since,
        width: 140,
        cell: (client) => formats.dateTime(client.createdAt),
        text: (client) => client.createdAt,
        sort: (client) => client.createdAt,
      },
    ],
    [words, formats],
  );
}

function NameCell({ client }: { readonly client: Client }) {
  return (
    <span className={css.client}>
      <ClientLogo client={client} size="large" />
      <span className={css.two}>
        <b>{client.name}</b>
        {client.labels.length > 0 ? <small>{client.labels.join(' · ')}</small> : null}
      </span>
    </span>
  );
}
