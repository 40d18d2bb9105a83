import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useWords } from '../../words/use-words.ts';
import { AssignStep } from './assign-step.tsx';
import css from './tokens.module.css';

type Slot = 'shared' | 'client' | 'backup';

/** Add, validate, discover, assign, test: one flow, and each step may be the last. */
export function AddToken({
  hasShared,
  onClose,
}: {
  readonly hasShared: boolean;
  readonly onClose: () => void;
}) {
  const [card, setCard] = useState<TokenCard | null>(null);
  if (card) return <AssignStep token={card} onClose={onClose} />;
  return <PasteStep hasShared={hasShared} onClose={onClose} onStored={setCard} />;
}

interface PasteStepProps {
  readonly hasShared: boolean;
  readonly onClose: () => void;
  readonly onStored: (card: TokenCard) => void;
}

function PasteStep({ hasShared, onClose, onStored }: PasteStepProps) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const [slot, setSlot] = useState<Slot>(hasShared ? 'client' : 'shared');
  const [clientId, setClientId] = useState<string | null>(null);
  const [token, setToken] = useState('');
  const store = useMutation({
    mutationFn: () => api.tokens.add({ slot, clientId: slot === 'client' ? clientId : null, token }),
    onSuccess: onStored,
    // Whatever came of it, the secret leaves the window's memory.
    onSettled: () => setToken(''),
  });
  const isReady = token !== '' && (slot !== 'client' || clientId !== null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.tokens.steps.paste}
      busy={store.isPending}
      onSubmit={() => (isReady ? store.mutate() : undefined)}
      actions={
        <>
          <Button onClick={onClose} disabled={store.isPending}>
            {words.ui.cancel}
          </Button>
          <Button look="primary" type="submit" loading={store.isPending} disabled={!isReady}>
            {words.tokens.store}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <Which slot={slot} onChange={setSlot} hasShared={hasShared} />
        {slot === 'client' ? (
          <Combobox
            label={words.tokens.client}
            value={clientId}
            onChange={setClientId}
            choices={(clients.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
        ) : null}
        <PasswordField
          label={words.tokens.field}
          hint={words.tokens.fieldHint}
          value={token}
          onChange={setToken}
          autoComplete="off"
          required
        />
        {store.error ? <Banner tone="bad">{sentenceOf(store.error)}</Banner> : null}
      </div>
    </Dialog>
  );
}

interface WhichProps {
  readonly slot: Slot;
  readonly onChange: (slot: Slot) => void;
  readonly hasShared: boolean;
}

function Which({ slot, onChange, hasShared }: WhichProps) {
  const { which, slots, whichHints } = useWords().tokens;
  return (
    <RadioGroup<Slot>
      label={which}
      value={slot}
      onChange={onChange}
      choices={[
        {
          value: 'shared',
          label: slots.shared,
          hint: hasShared ? whichHints.sharedThere : whichHints.shared,
          disabled: hasShared,
        },
        { value: 'client', label: slots.client, hint: whichHints.client },
        { value: 'backup', label: slots.backup, hint: whichHints.backup },
      ]}
    />
  );
}
