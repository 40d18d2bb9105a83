import { useMutation, useQuery } from '@tanstack/react-query';
import { Link2, Plug, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { AssetKind, Client } from '../../../shared/model/client.ts';
import type { HeldAsset } from '../../../shared/model/setup.ts';
import { api } from '../../api.ts';
import { inWords, sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectionHistory } from './connection-history.tsx';
import css from './setup.module.css';

/** What belongs to the client at Meta, what may be done with it, and what happened to the connection. */
export function AssetsTab({ client }: { readonly client: Client }) {
  const words = useWords();
  const held = useQuery(queries.held(client.id));
  const [asking, setAsking] = useState<'connect' | HeldAsset | null>(null);
  const clientId = client.id;
  const close = () => setAsking(null);
  const test = useMutation({
    mutationFn: () => api.tokens.testClient({ clientId }),
    onSuccess: () => held.refetch(),
  });
  const disconnect = useMutation({
    mutationFn: (asset: HeldAsset) => api.assets.disconnect({ clientId, assetId: asset.id }),
    onSuccess: close,
  });
  const reconnect = useMutation({
    mutationFn: ({ kind, metaId }: { kind: AssetKind; metaId: string }) =>
      api.assets.connect({ clientId, kind, metaId }),
  });
  const problem = held.error ?? test.error ?? disconnect.error ?? reconnect.error;
  const leaving = asking === 'connect' ? null : asking;
  return (
    <div className={css.stack}>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <Card
        title={words.setup.assets}
        flush={(held.data?.length ?? 0) > 0}
        actions={
          <>
            <Button size="small" icon={RefreshCw} loading={test.isPending} onClick={() => test.mutate()}>
              {words.setup.testAll}
            </Button>
            <Button size="small" icon={Link2} onClick={() => setAsking('connect')}>
              {words.setup.connect}
            </Button>
          </>
        }
      >
        <Lines assets={held.data} onDisconnect={setAsking} onReconnect={reconnect.mutate} />
      </Card>
      <ConnectionHistory client={client} />
      {asking === 'connect' ? <ConnectDialog client={client} onClose={close} /> : null}
      <Confirm
        open={leaving !== null}
        tone="danger"
        title={words.setup.disconnectTitle(leaving?.name ?? '')}
        points={words.setup.disconnectPoints}
        confirm={words.setup.disconnectAction}
        busy={disconnect.isPending}
        onConfirm={() => (leaving === null ? undefined : disconnect.mutate(leaving))}
        onCancel={close}
      />
    </div>
  );
}

interface LinesProps {
  readonly assets: readonly HeldAsset[] | undefined;
  readonly onDisconnect: (asset: HeldAsset) => void;
  readonly onReconnect: (asset: HeldAsset) => void;
}

function Lines({ assets, onDisconnect, onReconnect }: LinesProps) {
  const words = useWords();
  if (!assets) return <SkeletonLines lines={3} />;
  if (assets.length === 0)
    return (
      <EmptyState icon={Plug} title={words.setup.noAssets}>
        {words.setup.noAssetsBody}
      </EmptyState>
    );
  return (
    <List label={words.setup.assets}>
      {assets.map((asset) => (
        <AssetLine
          key={asset.id}
          asset={asset}
          onDisconnect={() => onDisconnect(asset)}
          onReconnect={() => onReconnect(asset)}
        />
      ))}
    </List>
  );
}

const tones: Readonly<Record<'write' | 'read' | 'revoked' | 'unknown', Tone>> = {
  write: 'good',
  read: 'info',
  revoked: 'bad',
  unknown: 'neutral',
};

interface LineProps {
  readonly asset: HeldAsset;
  readonly onDisconnect: () => void;
  readonly onReconnect: () => void;
}

function AssetLine({ asset, onDisconnect, onReconnect }: LineProps) {
  const words = useWords();
  const formats = useFormats();
  const { kind, metaId, access, disconnectedAt } = asset;
  const facts = [
    kind === 'page' ? words.setup.page : words.setup.adAccount,
    kind === 'page' ? metaId : `act_${metaId}`,
    asset.currency,
    asset.timezone,
    disconnectedAt === null
      ? words.setup.connectedOn(formats.dateTime(asset.connectedAt))
      : words.setup.disconnectedOn(formats.dateTime(disconnectedAt)),
  ].filter(Boolean);
  return (
    <ListItem
      note={
        <>
          <span className={css.line}>{facts.join(' · ')}</span>
          {access && disconnectedAt === null ? (
            <span className={css.line}>
              {[
                inWords(access.sentence),
                access.tasks.length > 0 ? words.setup.tasks(access.tasks.join(', ')) : null,
                formats.dateTime(access.checkedAt),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          ) : null}
        </>
      }
      after={
        <span className={css.buttons}>
          {disconnectedAt !== null ? null : access ? (
            <Badge tone={tones[access.may]}>{words.setup.may[access.may]}</Badge>
          ) : (
            <Badge>{words.setup.untested}</Badge>
          )}
          {disconnectedAt === null ? (
            <Button size="small" look="quiet" onClick={onDisconnect}>
              {words.setup.disconnect}
            </Button>
          ) : (
            <Button size="small" onClick={onReconnect}>
              {words.setup.reconnect}
            </Button>
          )}
        </span>
      }
    >
      <span className={css.wrap}>{asset.name}</span>
    </ListItem>
  );
}
