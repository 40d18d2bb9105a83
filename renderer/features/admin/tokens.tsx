import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import shell from '../shell/shell.module.css';
import css from './tokens.module.css';

export function Tokens() {
  const words = useWords();
  const tokens = useQuery(queries.tokens());
  const shared = tokens.data?.find((token) => token.slot === 'shared');
  return (
    <>
      <PageHeader title={words.desk.tokens} />
      <div className={shell.content}>
        <div className={css.column}>
          <Card title={words.desk.sharedToken}>
            <p className={css.lead}>{words.desk.sharedTokenBody}</p>
            {tokens.error ? <Banner tone="bad">{sentenceOf(tokens.error)}</Banner> : null}
            {shared ? <TokenFacts token={shared} /> : null}
            {tokens.data ? <TokenForm replaces={shared !== undefined} /> : null}
          </Card>
        </div>
      </div>
    </>
  );
}

function TokenFacts({ token }: { readonly token: TokenCard }) {
  const words = useWords();
  const formats = useFormats();
  return (
    <dl className={css.facts}>
      <dt>{words.desk.preview}</dt>
      <dd className={css.mono}>{token.preview}</dd>
      <dt>{words.desk.fingerprint}</dt>
      <dd className={css.mono}>{token.fingerprint}</dd>
      <dt>{words.desk.state}</dt>
      <dd>
        <Badge tone={token.state === 'healthy' ? 'good' : token.state === 'dead' ? 'bad' : 'neutral'}>
          {words.desk[token.state]}
        </Badge>
      </dd>
      <dt>{words.desk.checked}</dt>
      <dd>{token.checkedAt === null ? words.desk.unchecked : formats.dateTime(token.checkedAt)}</dd>
    </dl>
  );
}

function TokenForm({ replaces }: { readonly replaces: boolean }) {
  const words = useWords();
  const cache = useQueryClient();
  const [token, setToken] = useState('');
  const save = useMutation({
    mutationFn: () => api.tokens.setShared({ token }),
    onSuccess: async () => {
      setToken('');
      await cache.invalidateQueries({ queryKey: ['tokens'] });
      showToast({ title: words.desk.tokenStored });
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <PasswordField
        label={words.desk.tokenField}
        hint={words.desk.tokenHint}
        value={token}
        onChange={setToken}
        autoComplete="off"
        required
      />
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <div>
        <Button
          look={replaces ? 'plain' : 'primary'}
          type="submit"
          loading={save.isPending}
          disabled={token === ''}
        >
          {replaces ? words.desk.replaceToken : words.desk.saveToken}
        </Button>
      </div>
    </form>
  );
}
