import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spareAmong } from '../../../shared/model/token-scopes.ts';
import type { TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TestedList } from './tested-list.tsx';
import { TokenHistory } from './token-history.tsx';
import { lacksText, slotText, TokenEnd, TokenState, usedText } from './token-words.tsx';
import css from './tokens.module.css';

interface TokenDrawerProps {
  readonly token: TokenCard;
  readonly onClose: () => void;
  readonly onRotate: () => void;
  readonly onMove: (clientId: string, to: 'shared' | 'own') => void;
}

export function TokenDrawer({ token, onClose, onRotate, onMove }: TokenDrawerProps) {
  const words = useWords();
  const formats = useFormats();
  const test = useMutation({ mutationFn: () => api.tokens.test({ tokenId: token.id }) });
  return (
    <Drawer
      open
      onClose={onClose}
      title={slotText(words, token)}
      subtitle={<span className={css.mono}>{token.preview}</span>}
      wide
    >
      {lacksText(words, token).map((sentence) => (
        <Banner key={sentence} tone="warn">
          {sentence}
        </Banner>
      ))}
      <Facts facts={factsOf(words, formats, token)} />
      <Actions token={token} test={test} onRotate={onRotate} onMove={onMove} onRemoved={onClose} />
      {test.error ? <Banner tone="bad">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? <TestedList results={test.data} /> : null}
      <TokenHistory tokenId={token.id} />
    </Drawer>
  );
}

function factsOf(words: Words, formats: Formats, token: TokenCard) {
  const when = (at: string | null) => (at === null ? words.tokens.never : formats.dateTime(at));
  return [
    { term: words.tokens.state, value: <TokenState token={token} /> },
    { term: words.tokens.ends, value: <TokenEnd token={token} /> },
    ...(token.dataAccessExpiresAt === null
      ? []
      : [{ term: words.tokens.dataAccess, value: when(token.dataAccessExpiresAt) }]),
    { term: words.tokens.fingerprint, value: <span className={css.mono}>{token.fingerprint}</span> },
    { term: words.tokens.kind, value: words.tokens.kinds[token.kind ?? ''] ?? words.tokens.unchecked },
    { term: words.tokens.owner, value: token.userName ?? '—' },
    { term: words.tokens.appId, value: token.appId ?? '—' },
    { term: words.tokens.scopes, value: <Scopes scopes={token.scopes} /> },
    { term: words.tokens.serves, value: words.tokens.servesCount(token.serves) },
    { term: words.tokens.used, value: usedText(words, formats, token) },
    { term: words.tokens.checked, value: when(token.checkedAt) },
    { term: words.tokens.added, value: words.tokens.addedBy(formats.dateTime(token.addedAt), token.addedBy) },
  ];
}

/** What a token can do beyond Steward's work is a risk without a use. */
function Scopes({ scopes }: Pick<TokenCard, 'scopes'>) {
  const words = useWords();
  const spare = spareAmong(scopes);
  return (
    <>
      {scopes.join(', ') || '—'}
      {spare.length === 0 ? null : <p className={css.note}>{words.tokens.spare(spare.join(', '))}</p>}
    </>
  );
}

interface ActionsProps extends Pick<TokenDrawerProps, 'token' | 'onRotate' | 'onMove'> {
  readonly test: { readonly isPending: boolean; readonly mutate: () => void };
  readonly onRemoved: () => void;
}

function Actions({ token, test, onRotate, onMove, onRemoved }: ActionsProps) {
  const words = useWords();
  const [removing, setRemoving] = useState(false);
  const { clientId, parkedAt, slot } = token;
  return (
    <div className={css.actions}>
      <Button onClick={() => test.mutate()} loading={test.isPending}>
        {words.tokens.test}
      </Button>
      {slot === 'shared' ? <Button onClick={onRotate}>{words.tokens.rotate}</Button> : null}
      {clientId === null ? null : (
        <Button onClick={() => onMove(clientId, parkedAt === null ? 'shared' : 'own')}>
          {parkedAt === null ? words.tokens.moveToShared : words.tokens.moveBack}
        </Button>
      )}
      {token.daysLeft === null ? null : <Refresh token={token} />}
      <Button look="danger" onClick={() => setRemoving(true)}>
        {words.tokens.remove}
      </Button>
      {removing ? <Remove token={token} onClose={() => setRemoving(false)} onRemoved={onRemoved} /> : null}
    </div>
  );
}

function Refresh({ token }: { readonly token: TokenCard }) {
  const words = useWords();
  const app = useQuery(queries.metaApp());
  const refresh = useMutation({
    mutationFn: () => api.tokens.refresh({ tokenId: token.id }),
    onSuccess: () => showToast({ title: words.tokens.refreshed }),
    onError: (error) => showToast({ title: words.tokens.failed, body: sentenceOf(error), tone: 'bad' }),
  });
  if (!app.data) return null;
  if (app.data.fingerprint === null) return <p className={css.note}>{words.tokens.refreshNeeds}</p>;
  return (
    <Button onClick={() => refresh.mutate()} loading={refresh.isPending}>
      {words.tokens.refresh}
    </Button>
  );
}

interface RemoveProps {
  readonly token: TokenCard;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function Remove({ token, onClose, onRemoved }: RemoveProps) {
  const words = useWords();
  const remove = useMutation({
    mutationFn: () => api.tokens.remove({ tokenId: token.id }),
    onSuccess: onRemoved,
  });
  return (
    <Confirm
      open
      title={words.tokens.removeTitle(token.preview)}
      points={words.tokens.removePoints(token.serves)}
      confirm={words.tokens.removeAction}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {remove.error ? <Banner tone="bad">{sentenceOf(remove.error)}</Banner> : null}
    </Confirm>
  );
}
