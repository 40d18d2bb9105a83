import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/use-words.ts';
import { ClientLogo } from './client-logo.tsx';
import { EraseClient } from './erase-client.tsx';
import css from './clients.module.css';

export function ArchivedClients({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const cache = useQueryClient();
  const archived = useQuery({
    queryKey: ['clients', 'archived'],
    queryFn: () => api.clients.archived({}),
    gcTime: 0,
  });
  const restore = useMutation({
    mutationFn: (client: Client) => api.clients.restore({ clientId: client.id }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['clients'] }),
  });
  const [erasing, setErasing] = useState<Client | null>(null);
  const problem = archived.error ?? restore.error;
  return (
    <Drawer open onClose={onClose} title={words.clients.archivedTitle}>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {archived.data?.length === 0 ? <EmptyState title={words.clients.noArchived} /> : null}
      <div className={css.fields}>
        {archived.data?.map((client) => (
          <div key={client.id} className={css.client}>
            <ClientLogo client={client} />
            <span className={css.wrap}>{client.name}</span>
            <Button size="small" loading={restore.isPending} onClick={() => restore.mutate(client)}>
              {words.clients.restore}
            </Button>
            <Button size="small" look="quiet" onClick={() => setErasing(client)}>
              {words.clients.erase}
            </Button>
          </div>
        ))}
      </div>
      {erasing ? <EraseClient client={erasing} onClose={() => setErasing(null)} /> : null}
    </Drawer>
  );
}
