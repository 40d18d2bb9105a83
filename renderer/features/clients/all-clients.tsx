import { useQuery } from '@tanstack/react-query';
import { Archive, Building2, CopyPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCommand } from '../shell/command-store.ts';
import { useScreen } from '../shell/screen-store.ts';
import { Triage } from '../triage/triage.tsx';
import { AddClient } from './add-client.tsx';
import { ArchivedClients } from './archived-clients.tsx';
import { SeveralClients } from './several-clients.tsx';

export function AllClients({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState<'add' | 'several' | 'archived' | null>(null);
  const clients = useQuery(queries.clients());
  const triage = useQuery(queries.triage());
  const tokens = useQuery({ ...queries.tokens(), enabled: isSuperAdmin });
  const hasToken = (tokens.data?.length ?? 0) > 0;
  useCommand('client.add', isSuperAdmin && hasToken ? () => setOpen('add') : null);
  const add = (
    <Button look="primary" icon={Plus} onClick={() => setOpen('add')}>
      {words.desk.addClient}
    </Button>
  );
  const several = (
    <Button look="quiet" icon={CopyPlus} onClick={() => setOpen('several')}>
      {words.imports.several}
    </Button>
  );
  const archived = (
    <Button look="quiet" icon={Archive} onClick={() => setOpen('archived')}>
      {words.clients.archived}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.desk.allClients}
        note={clients.data ? words.desk.clientCount(clients.data.length) : undefined}
        actions={
          isSuperAdmin && clients.data ? (
            <>
              {archived}
              {hasToken ? several : null}
              {hasToken && clients.data.length > 0 ? add : null}
            </>
          ) : undefined
        }
      />
      {clients.error ? <Banner tone="bad">{sentenceOf(clients.error)}</Banner> : null}
      {triage.error ? <Banner tone="bad">{sentenceOf(triage.error)}</Banner> : null}
      {clients.isPending || triage.isPending ? <SkeletonRows /> : null}
      {clients.data?.length === 0 ? (
        <NoClients isSuperAdmin={isSuperAdmin} hasToken={hasToken} add={add} />
      ) : null}
      {clients.data && clients.data.length > 0 && triage.data ? <Triage triage={triage.data} /> : null}
      {open === 'add' ? <AddClient onClose={() => setOpen(null)} /> : null}
      {open === 'several' ? <SeveralClients onClose={() => setOpen(null)} /> : null}
      {open === 'archived' ? <ArchivedClients onClose={() => setOpen(null)} /> : null}
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
