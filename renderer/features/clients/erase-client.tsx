import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, EraseFacts } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './clients.module.css';

export interface EraseClientProps {
  readonly client: Client;
  readonly onClose: () => void;
}

/** The second step of deleting: what goes, what stays readable elsewhere, and the name typed as it is written. */
export function EraseClient({ client, onClose }: EraseClientProps) {
  const words = useWords();
  const clientId = client.id;
  const [typed, setTyped] = useState('');
  const facts = useQuery({
    queryKey: ['client', clientId, 'erase'],
    queryFn: () => api.clients.eraseFacts({ clientId }),
    gcTime: 0,
    staleTime: 0,
  });
  const erase = useMutation({
    mutationFn: () => api.clients.erase({ clientId, name: typed }),
    onSuccess: () => {
      showToast({ title: words.clients.erased });
      onClose();
    },
  });
  const problem = facts.error ?? erase.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.clients.eraseTitle(client.name)}
      busy={erase.isPending}
      onSubmit={() => (typed === client.name ? erase.mutate() : undefined)}
      actions={
        <Button look="danger" type="submit" disabled={typed !== client.name} loading={erase.isPending}>
          {words.clients.eraseAction}
        </Button>
      }
    >
      <div className={css.fields}>
        {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
        {facts.data ? <Facts facts={facts.data} /> : <SkeletonLines lines={4} />}
        <TextField
          label={words.clients.eraseName(client.name)}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
      </div>
    </Dialog>
  );
}

function Facts({ facts }: { readonly facts: EraseFacts }) {
  const words = useWords();
  const formats = useFormats();
  const { ledgerRows, insightRows, assets, backups } = facts;
  const points = words.clients.erasePoints(
    formats.number(ledgerRows),
    formats.number(insightRows),
    assets.join(', ') || words.clients.none,
  );
  return (
    <>
      <ul className={css.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Banner tone="warn">{words.clients.eraseBackups(backups.length)}</Banner>
    </>
  );
}
