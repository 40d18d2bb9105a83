import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './people.module.css';

export function ChangePassphrase() {
  const words = useWords();
  const cache = useQueryClient();
  const [ask, setAsk] = useState({ current: '', next: '' });
  const change = useMutation({
    mutationFn: () => api.people.changePassphrase(ask),
    onSuccess: () => {
      setAsk({ current: '', next: '' });
      showToast({ title: words.people.changed });
      // Whoever had a one-time passphrase may go on from here.
      void cache.invalidateQueries({ queryKey: ['workspace'] });
    },
  });
  return (
    <form
      className={css.fields}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      {change.error ? <Banner tone="bad">{sentenceOf(change.error)}</Banner> : null}
      <PasswordField
        label={words.people.current}
        value={ask.current}
        onChange={(current) => setAsk({ ...ask, current })}
        required
      />
      <PasswordField
        label={words.people.next}
        hint={words.door.passphraseHint}
        value={ask.next}
        onChange={(next) => setAsk({ ...ask, next })}
        autoComplete="new-password"
        required
      />
      <div>
        <Button look="primary" type="submit" loading={change.isPending}>
          {words.people.change}
        </Button>
      </div>
    </form>
  );
}
