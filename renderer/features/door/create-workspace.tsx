import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';

export interface CreateWorkspaceProps {
  readonly onCreated: (recoveryCode: string) => void;
  readonly onBack: () => void;
}

const empty = { workspaceName: '', name: '', email: '', passphrase: '' };

export function CreateWorkspace({ onCreated, onBack }: CreateWorkspaceProps) {
  const words = useWords();
  const [ask, setAsk] = useState(empty);
  const set = (field: keyof typeof empty) => (value: string) => setAsk((old) => ({ ...old, [field]: value }));
  const create = useMutation({
    mutationFn: () => api.workspace.create(ask),
    onSuccess: ({ recoveryCode }) => onCreated(recoveryCode),
  });
  return (
    <main className={css.stage}>
      <form
        className={`${css.box} ${css.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <h1 className={css.brand}>{words.door.createTitle}</h1>
        <TextField
          label={words.door.workspaceName}
          value={ask.workspaceName}
          onChange={set('workspaceName')}
          required
        />
        <TextField label={words.door.yourName} value={ask.name} onChange={set('name')} required />
        <TextField label={words.door.email} type="email" value={ask.email} onChange={set('email')} required />
        <PasswordField
          label={words.door.newPassphrase}
          hint={words.door.passphraseHint}
          value={ask.passphrase}
          onChange={set('passphrase')}
          autoComplete="new-password"
          required
        />
        {create.error ? <Banner tone="bad">{sentenceOf(create.error)}</Banner> : null}
        <p className={css.fine}>{words.door.founderNote}</p>
        <div className={css.row}>
          <Button look="quiet" onClick={onBack}>
            {words.door.back}
          </Button>
          <Button look="primary" type="submit" loading={create.isPending}>
            {words.door.createAction}
          </Button>
        </div>
      </form>
    </main>
  );
}
