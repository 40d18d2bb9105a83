import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Network as NetworkModel } from '../../../shared/model/network.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageBody } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import css from './tokens.module.css';

/** How the agency's network lets Steward out: a proxy, and an authority of its own. */
export function Network() {
  const words = useWords();
  const network = useQuery(queries.network());
  const go = useScreen((state) => state.go);
  return (
    <>
      <PageHeader
        title={words.network.title}
        actions={
          <Button look="quiet" onClick={() => go({ at: 'sync', item: 'trace' })}>
            {words.trace.title}
          </Button>
        }
      />
      <PageBody>
        <div className={css.column}>
          {network.error ? <Banner tone="bad">{sentenceOf(network.error)}</Banner> : null}
          {network.data ? <NetworkForm key={network.data.proxy} network={network.data} /> : null}
        </div>
      </PageBody>
    </>
  );
}

function NetworkForm({ network }: { readonly network: NetworkModel }) {
  const words = useWords();
  const cache = useQueryClient();
  const [ask, setAsk] = useState<ProxyAsk>({
    proxy: network.proxy ?? '',
    user: network.proxyUser ?? '',
    password: '',
  });
  const { proxy } = ask;
  const [authority, setAuthority] = useState('');
  const save = useMutation({
    mutationFn: (removed: boolean) =>
      api.network.set({
        proxy: proxy.trim() === '' ? null : proxy,
        login: loginOf(network, ask),
        authority: removed ? null : authority.trim() === '' ? 'keep' : authority,
      }),
    onSuccess: async () => {
      setAuthority('');
      setAsk({ ...ask, password: '' });
      await cache.invalidateQueries({ queryKey: ['network'] });
      showToast({ title: words.network.saved });
    },
  });
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(false);
      }}
    >
      <ProxyCard network={network} ask={ask} onChange={setAsk} />
      <Card title={words.network.authority}>
        <div className={css.stack}>
          <p className={css.note}>{words.network.authorityBody}</p>
          <AuthorityFacts network={network} busy={save.isPending} onRemove={() => save.mutate(true)} />
          <TextArea
            label={words.network.pem}
            hint={words.network.pemHint}
            value={authority}
            onChange={setAuthority}
            rows={5}
          />
        </div>
      </Card>
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <div>
        <Button look="primary" type="submit" loading={save.isPending}>
          {words.network.save}
        </Button>
      </div>
    </form>
  );
}

interface ProxyAsk {
  readonly proxy: string;
  readonly user: string;
  readonly password: string;
}

interface ProxyCardProps {
  readonly network: NetworkModel;
  readonly ask: ProxyAsk;
  readonly onChange: (ask: ProxyAsk) => void;
}

function ProxyCard({ network, ask, onChange }: ProxyCardProps) {
  const words = useWords();
  return (
    <Card title={words.network.proxy}>
      <div className={css.stack}>
        <p className={css.note}>{words.network.proxyBody}</p>
        <TextField
          label={words.network.address}
          value={ask.proxy}
          onChange={(proxy) => onChange({ ...ask, proxy })}
          placeholder={words.network.none}
        />
        {ask.proxy.trim() === '' ? null : (
          <>
            <TextField
              label={words.network.user}
              hint={words.network.userHint}
              value={ask.user}
              onChange={(user) => onChange({ ...ask, user })}
            />
            {ask.user.trim() === '' ? null : (
              <PasswordField
                label={words.network.password}
                hint={network.proxyUser === null ? undefined : words.network.passwordKept}
                autoComplete="off"
                value={ask.password}
                onChange={(password) => onChange({ ...ask, password })}
              />
            )}
          </>
        )}
      </div>
    </Card>
  );
}

/** Nothing typed leaves the password that is kept; no name takes it away. */
function loginOf(network: NetworkModel, { user, password }: ProxyAsk) {
  const name = user.trim();
  if (name === '') return null;
  return password === '' && name === network.proxyUser ? 'keep' : { user: name, password };
}

interface AuthorityFactsProps {
  readonly network: NetworkModel;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

function AuthorityFacts({ network: { authority }, busy, onRemove }: AuthorityFactsProps) {
  const words = useWords();
  const formats = useFormats();
  if (authority === null) return <p className={css.note}>{words.network.publicOnly}</p>;
  return (
    <>
      <Facts
        facts={[
          { term: words.network.subject, value: authority.subject },
          {
            term: words.network.fingerprint,
            value: <span className={css.mono}>{authority.fingerprint}</span>,
          },
          { term: words.network.validUntil, value: formats.dateTime(authority.validUntil) },
        ]}
      />
      <div>
        <Button look="danger" onClick={onRemove} loading={busy}>
          {words.network.removeAuthority}
        </Button>
      </div>
    </>
  );
}
