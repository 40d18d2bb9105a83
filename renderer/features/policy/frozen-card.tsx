import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyState } from '../../../shared/model/policy.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './policy.module.css';

/** Clients at which nothing is changed until somebody thaws them. */
export function FrozenCard({ frozen }: { readonly frozen: PolicyState['frozen'] }) {
  const words = useWords();
  const formats = useFormats();
  const clients = useQuery(queries.clients());
  const [freezing, setFreezing] = useState(false);
  const thaw = useMutation({
    mutationFn: (clientId: string) => api.policy.freeze({ clientId, frozen: false, why: words.policy.thaw }),
  });
  const nameOf = (id: string | null) => clients.data?.find((client) => client.id === id)?.name ?? '';
  return (
    <Card
      title={words.policy.frozen}
      actions={
        <Button size="small" onClick={() => setFreezing(true)}>
          {words.policy.freeze}
        </Button>
      }
    >
      {thaw.error ? <Banner tone="bad">{sentenceOf(thaw.error)}</Banner> : null}
      {frozen.length === 0 ? <p className={css.quiet}>{words.policy.noneFrozen}</p> : null}
      <List flush>
        {frozen.map(({ clientId, by, at, why }) => (
          <ListItem
            key={clientId}
            note={words.policy.stoppedBy(by, formats.dateTime(at), why)}
            after={
              <Button
                size="small"
                loading={thaw.isPending}
                onClick={() => (clientId === null ? undefined : thaw.mutate(clientId))}
              >
                {words.policy.thaw}
              </Button>
            }
          >
            <b>{nameOf(clientId)}</b>
          </ListItem>
        ))}
      </List>
      {freezing ? <FreezeDialog onClose={() => setFreezing(false)} /> : null}
    </Card>
  );
}

function FreezeDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const [clientId, setClientId] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const freeze = useMutation({
    mutationFn: (id: string) => api.policy.freeze({ clientId: id, frozen: true, why }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      title={words.policy.freeze}
      description={words.policy.freezeHint}
      onClose={onClose}
      busy={freeze.isPending}
      onSubmit={() => (clientId === null ? undefined : freeze.mutate(clientId))}
      actions={
        <Button
          type="submit"
          look="primary"
          disabled={clientId === null || why.trim().length < 3}
          loading={freeze.isPending}
        >
          {words.policy.freeze}
        </Button>
      }
    >
      <div className={css.stack}>
        {freeze.error ? <Banner tone="bad">{sentenceOf(freeze.error)}</Banner> : null}
        <Combobox
          label={words.policy.chooseClient}
          value={clientId}
          onChange={setClientId}
          choices={(clients.data ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
        />
        <TextField label={words.policy.stopWhy} value={why} onChange={setWhy} required />
      </div>
    </Dialog>
  );
}
