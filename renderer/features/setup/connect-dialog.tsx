import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssetKind, Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

export interface ConnectDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

export function ConnectDialog({ client, onClose }: ConnectDialogProps) {
  const words = useWords();
  const clientId = client.id;
  const free = useQuery({
    queryKey: ['client', clientId, 'connectable'],
    queryFn: () => api.assets.connectable({ clientId }),
    gcTime: 0,
    staleTime: 0,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const connect = useMutation({
    mutationFn: (ask: { kind: AssetKind; metaId: string }) => api.assets.connect({ clientId, ...ask }),
    onSuccess: onClose,
  });
  const asset = free.data?.find((one) => one.metaId === chosen);
  const problem = free.error ?? connect.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.setup.connectTitle}
      description={words.setup.connectNote}
      busy={connect.isPending}
      onSubmit={() => (asset ? connect.mutate(asset) : undefined)}
      actions={
        <Button look="primary" type="submit" disabled={!asset} loading={connect.isPending}>
          {words.setup.connectTitle}
        </Button>
      }
    >
      <div className={css.fields}>
        {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
        {free.isPending ? <Banner tone="quiet">{words.desk.reading}</Banner> : null}
        {free.data?.length === 0 ? <Banner tone="warn">{words.setup.nothingFree}</Banner> : null}
        <Combobox
          label={words.setup.assets}
          disabled={!free.data || free.data.length === 0}
          value={chosen}
          onChange={setChosen}
          choices={(free.data ?? []).map((one) => ({
            value: one.metaId,
            label: one.name,
            note: `${one.kind === 'page' ? words.setup.page : words.setup.adAccount} ${one.metaId}`,
          }))}
        />
      </div>
    </Dialog>
  );
}
