import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './tokens.module.css';

/** The app secret: kept sealed, shown as a fingerprint. */
export function AppCard() {
  const words = useWords();
  const formats = useFormats();
  const app = useQuery(queries.metaApp());
  const remove = useMutation({ mutationFn: () => api.tokens.removeAppSecret({}) });
  if (!app.data) return null;
  const { appId, fingerprint, setAt } = app.data;
  return (
    <div className={css.column}>
      <Card title={words.tokens.appTitle}>
        <div className={css.stack}>
          <p className={css.note}>{words.tokens.appBody}</p>
          <p className={css.note}>
            {fingerprint === null || setAt === null
              ? words.tokens.secretNone
              : words.tokens.secretSince(fingerprint, formats.dateTime(setAt))}
          </p>
          <AppForm key={appId} appId={appId ?? ''} />
          {remove.error ? <Banner tone="bad">{sentenceOf(remove.error)}</Banner> : null}
          {fingerprint === null ? null : (
            <div>
              <Button look="danger" onClick={() => remove.mutate()} loading={remove.isPending}>
                {words.tokens.removeSecret}
              </Button>
            </div>
          )}
        </div>
      </Card>
    </div>
  );
}

function AppForm({ appId: known }: { readonly appId: string }) {
  const words = useWords();
  const [appId, setAppId] = useState(known);
  const [secret, setSecret] = useState('');
  const save = useMutation({
    mutationFn: () => api.tokens.setAppSecret({ appId, secret }),
    onSuccess: () => showToast({ title: words.tokens.secretSet }),
    onSettled: () => setSecret(''),
  });
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField label={words.tokens.appId} value={appId} onChange={setAppId} required />
      <PasswordField
        label={words.tokens.secret}
        hint={words.tokens.secretHint}
        value={secret}
        onChange={setSecret}
        autoComplete="off"
        required
      />
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <div>
        <Button type="submit" loading={save.isPending} disabled={appId === '' || secret === ''}>
          {words.tokens.setSecret}
        </Button>
      </div>
    </form>
  );
}
