import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, ReachedAsset } from '../../../shared/model/client.ts';
import type { AssetAccess, TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fold } from '../../ui/find.ts';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TestedList } from './tested-list.tsx';
import { lacksText } from './token-words.tsx';
import css from './tokens.module.css';

/** As many as a person sorts by hand; many more are made clients at once under All clients. */
const mostShown = 60;
const nobody = 'nobody';

export function AssignStep({ token, onClose }: { readonly token: TokenCard; readonly onClose: () => void }) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const reach = useQuery(queries.reachOf(token.id));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const free = (reach.data ?? []).filter(({ clientName }) => clientName === null);
  const clientOf = (asset: ReachedAsset) =>
    chosen[asset.metaId] ?? guess(asset, clients.data ?? [], token.clientId) ?? nobody;
  const picks = free
    .slice(0, mostShown)
    .map((asset) => ({ clientId: clientOf(asset), kind: asset.kind, metaId: asset.metaId }))
    .filter(({ clientId }) => clientId !== nobody);
  const finish = useMutation({
    mutationFn: async () => {
      if (picks.length > 0) await api.tokens.assign({ tokenId: token.id, picks });
      return api.tokens.test({ tokenId: token.id });
    },
  });
  if (finish.data) return <TestedStep results={finish.data} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.tokens.steps.assign}
      width="wide"
      busy={finish.isPending}
      actions={
        <>
          <Button onClick={onClose} disabled={finish.isPending}>
            {words.tokens.later}
          </Button>
          <Button
            look="primary"
            onClick={() => finish.mutate()}
            loading={finish.isPending}
            disabled={!reach.data}
          >
            {picks.length === 0 ? words.tokens.testOnly : words.tokens.connect(picks.length)}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <Verdict token={token} />
        {reach.error ? <Banner tone="bad">{sentenceOf(reach.error)}</Banner> : null}
        {reach.isPending ? <Progress label={words.tokens.looking} value={null} /> : null}
        {reach.data ? <Reach all={reach.data.length} free={free.length} /> : null}
        <Assets
          assets={free}
          clients={clients.data ?? []}
          clientOf={clientOf}
          onChange={(metaId, clientId) => setChosen({ ...chosen, [metaId]: clientId })}
        />
        {finish.error ? <Banner tone="bad">{sentenceOf(finish.error)}</Banner> : null}
      </div>
    </Dialog>
  );
}

interface TestedStepProps {
  readonly results: readonly AssetAccess[];
  readonly onClose: () => void;
}

function TestedStep({ results, onClose }: TestedStepProps) {
  const words = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.tokens.steps.test}
      actions={
        <Button look="primary" onClick={onClose}>
          {words.tokens.done}
        </Button>
      }
    >
      <TestedList results={results} />
    </Dialog>
  );
}

function Reach({ all, free }: { readonly all: number; readonly free: number }) {
  const words = useWords();
  return (
    <p className={css.note}>{free === 0 ? words.tokens.allAssigned : words.tokens.reaches(all, free)}</p>
  );
}

/** The client whose own token it is, or the one whose name stands in the asset's. */
function guess(asset: ReachedAsset, clients: readonly Client[], own: string | null): string | null {
  if (own !== null) return own;
  const name = fold(asset.name);
  return clients.find((client) => name.includes(fold(client.name)))?.id ?? null;
}

function Verdict({ token }: { readonly token: TokenCard }) {
  const words = useWords();
  const formats = useFormats();
  const end =
    token.expiresAt === null
      ? words.tokens.permanent
      : words.tokens.endsOn(formats.day(token.expiresAt.slice(0, 10)));
  return (
    <>
      <Banner tone="good">{`${words.tokens.worksFor(token.userName ?? '—')} ${end}`}</Banner>
      {lacksText(words, token).map((sentence) => (
        <Banner key={sentence} tone="warn">
          {sentence}
        </Banner>
      ))}
    </>
  );
}

interface AssetsProps {
  readonly assets: readonly ReachedAsset[];
  readonly clients: readonly Client[];
  readonly clientOf: (asset: ReachedAsset) => string;
  readonly onChange: (metaId: string, clientId: string) => void;
}

function Assets({ assets, clients, clientOf, onChange }: AssetsProps) {
  const words = useWords();
  if (assets.length === 0 || clients.length === 0) return null;
  const choices = [
    { value: nobody, label: words.tokens.skip },
    ...clients.map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  return (
    <div className={css.assets}>
      {assets.slice(0, mostShown).map((asset) => (
        <div key={asset.metaId} className={css.asset}>
          <span>{`${asset.kind === 'page' ? words.tokens.page : words.tokens.adAccount} · ${asset.name}`}</span>
          <Select
            label={asset.name}
            labelHidden
            value={clientOf(asset)}
            onChange={(clientId) => onChange(asset.metaId, clientId)}
            choices={choices}
          />
        </div>
      ))}
      {assets.length > mostShown ? (
        <p className={css.note}>{words.tokens.moreLeft(assets.length - mostShown)}</p>
      ) : null}
    </div>
  );
}
