import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { CardFields } from './card-fields.tsx';
import { LogoField } from './logo-field.tsx';
import { cardOf, draftOf } from './draft.ts';

export interface EditClientProps {
  readonly client: Client;
  readonly isSuperAdmin: boolean;
  readonly onClose: () => void;
}

export function EditClient({ client, isSuperAdmin, onClose }: EditClientProps) {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(client));
  const [archiving, setArchiving] = useState(false);
  const save = useMutation({
    mutationFn: () => api.clients.update({ clientId: client.id, card: cardOf(draft) }),
    onSuccess: () => {
      showToast({ title: words.clients.saved });
      onClose();
    },
  });
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.clients.editTitle}
      subtitle={client.name}
      actions={
        <>
          {isSuperAdmin ? (
            <Button look="quiet" onClick={() => setArchiving(true)}>
              {words.clients.archive}
            </Button>
          ) : null}
          <Button look="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {words.clients.save}
          </Button>
        </>
      }
    >
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <LogoField client={client} />
      <CardFields draft={draft} onChange={setDraft} />
      {archiving ? <Archive client={client} onCancel={() => setArchiving(false)} /> : null}
    </Drawer>
  );
}

function Archive({ client, onCancel }: { readonly client: Client; readonly onCancel: () => void }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const archive = useMutation({
    mutationFn: () => api.clients.archive({ clientId: client.id }),
    onSuccess: () => go({ at: 'all-clients' }),
  });
  return (
    <Confirm
      open
      tone="danger"
      title={words.clients.archiveTitle(client.name)}
      points={[words.clients.archiveBody]}
      confirm={words.clients.archiveAction}
      busy={archive.isPending}
      onConfirm={() => archive.mutate()}
      onCancel={onCancel}
    >
      {archive.error ? <Banner tone="bad">{sentenceOf(archive.error)}</Banner> : null}
    </Confirm>
  );
}
