import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Handover } from './one-time.tsx';
import css from './people.module.css';

export interface AddPersonProps {
  readonly onClose: () => void;
  readonly onAdded: (handover: Handover) => void;
}

export function AddPerson({ onClose, onAdded }: AddPersonProps) {
  const words = useWords();
  const [ask, setAsk] = useState({ name: '', email: '', isSuperAdmin: false });
  const add = useMutation({
    mutationFn: () => api.people.add(ask),
    onSuccess: ({ oneTimePassphrase }) => {
      onClose();
      onAdded({ name: ask.name, passphrase: oneTimePassphrase });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.people.addTitle}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.desk.cancel}
          </Button>
          <Button look="primary" type="submit" loading={add.isPending}>
            {words.people.add}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {add.error ? <Banner tone="bad">{sentenceOf(add.error)}</Banner> : null}
        <TextField
          label={words.people.name}
          value={ask.name}
          onChange={(name) => setAsk({ ...ask, name })}
          required
        />
        <TextField
          label={words.people.email}
          type="email"
          value={ask.email}
          onChange={(email) => setAsk({ ...ask, email })}
          required
        />
        <Switch
          label={words.people.superAdmin}
          hint={words.people.superAdminHint}
          checked={ask.isSuperAdmin}
          onChange={(isSuperAdmin) => setAsk({ ...ask, isSuperAdmin })}
        />
      </div>
    </Dialog>
  );
}
