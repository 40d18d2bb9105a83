import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { WorkspaceKind } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';

export interface RecoverProps {
  readonly kind: WorkspaceKind;
  readonly personId: PersonId;
  readonly onRecovered: (recoveryCode: string | null) => void;
}

export function Recover({ kind, personId, onRecovered }: RecoverProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [ask, setAsk] = useState({ code: '', newPassphrase: '' });
  const recover = useMutation({
    mutationFn: () => api.workspace.recover({ kind, personId, ...ask }),
    onSuccess: ({ recoveryCode }) => {
      if (recoveryCode === null) showToast({ tone: 'warn', title: words.door.recoverNoCode });
      onRecovered(recoveryCode);
    },
  });
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.door.forgot}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={words.door.recoverTitle}
        description={words.door.recoverBody}
        busy={recover.isPending}
        onSubmit={() => recover.mutate()}
        actions={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {words.desk.cancel}
            </Button>
            <Button look="primary" type="submit" loading={recover.isPending}>
              {words.door.recoverAction}
            </Button>
          </>
        }
      >
        <div className={css.form}>
          {recover.error ? <Banner tone="bad">{sentenceOf(recover.error)}</Banner> : null}
          <TextField
            label={words.door.recoveryCode}
            value={ask.code}
            onChange={(code) => setAsk({ ...ask, code })}
            required
          />
          <PasswordField
            label={words.door.newOwn}
            hint={words.door.passphraseHint}
            value={ask.newPassphrase}
            onChange={(newPassphrase) => setAsk({ ...ask, newPassphrase })}
            autoComplete="new-password"
            required
          />
        </div>
      </Dialog>
    </>
  );
}
