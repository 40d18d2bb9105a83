import { useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { formatMoment } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { localeOf, useLanguage } from '../../words/language.ts';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { AddClient } from './add-client.tsx';
import css from './clients.module.css';

export function AllClients({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const clients = useQuery(queries.clients());
  const tokens = useQuery({ ...queries.tokens(), enabled: isSuperAdmin });
  const hasToken = (tokens.data?.length ?? 0) > 0;
  const add = (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {words.desk.addClient}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.desk.allClients}
        note={clients.data ? words.desk.clientCount(clients.data.length) : undefined}
        actions={isSuperAdmin && hasToken && clients.data && clients.data.length > 0 ? add : undefined}
      />
      {clients.error ? <Banner tone="bad">{sentenceOf(clients.error)}</Banner> : null}
      {clients.isPending ? <SkeletonRows /> : null}
      {clients.data?.length === 0 ? (
        <NoClients isSuperAdmin={isSuperAdmin} hasToken={hasToken} add={add} />
      ) : null}
      {clients.data && clients.data.length > 0 ? <ClientTable clients={clients.data} /> : null}
      {adding ? <AddClient onClose={() => setAdding(false)} /> : null}
    </>
  );
}

interface NoClientsProps {
  readonly isSuperAdmin: boolean;
  readonly hasToken: boolean;
  readonly add: React.ReactNode;
}

function NoClients({ isSuperAdmin, hasToken, add }: NoClientsProps) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  if (!isSuperAdmin)
    return (
      <EmptyState icon={Building2} title={words.desk.noClients}>
        {words.desk.noClientsMember}
      </EmptyState>
    );
  const action = hasToken ? (
    add
  ) : (
    <Button look="primary" onClick={() => go({ at: 'tokens' })}>
      {words.desk.addToken}
    </Button>
  );
  return (
    <EmptyState icon={Building2} title={words.desk.noClients} actions={action}>
      {hasToken ? words.desk.noClientsBody : words.desk.noClientsNeedsToken}
    </EmptyState>
  );
}

function ClientTable({ clients }: { readonly clients: readonly Client[] }) {
  const words = useWords();
  const locale = localeOf(useLanguage());
  const go = useScreen((state) => state.go);
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.desk.name}</th>
            <th scope="col">{words.desk.currency}</th>
            <th scope="col">{words.desk.timezone}</th>
            <th scope="col">{words.desk.since}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <tr key={client.id}>
              <td>
                <button
                  type="button"
                  className={css.open}
                  onClick={() => go({ at: 'overview', clientId: client.id })}
                >
                  <ClientMark name={client.name} colour={client.colour} size="large" />
                  <span>{client.name}</span>
                </button>
              </td>
              <td>{client.currency}</td>
              <td>{client.timezone}</td>
              <td>{formatMoment(client.createdAt, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
