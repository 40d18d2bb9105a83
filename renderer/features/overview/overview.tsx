import { useMutation, useQuery } from '@tanstack/react-query';
import { Pencil, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { unreachable } from '../../../shared/failure.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { GapReason, Overview as Figures } from '../../../shared/model/insight.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Kpi } from '../../ui/kpi.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { EditClient } from '../clients/edit-client.tsx';
import { useCommand } from '../shell/command-store.ts';
import shell from '../shell/shell.module.css';
import css from './overview.module.css';

export interface OverviewProps {
  readonly client: Client;
  readonly isSuperAdmin: boolean;
}

export function Overview({ client, isSuperAdmin }: OverviewProps) {
  const [editing, setEditing] = useState(false);
  const words = useWords();
  const assets = useQuery(queries.assets(client.id));
  const overview = useQuery(queries.overview(client.id));
  const sync = useMutation({ mutationFn: () => api.sync.run({ clientId: client.id }) });
  useCommand('sync', sync.isPending ? null : () => sync.mutate());
  const account = assets.data?.find((asset) => asset.kind === 'ad_account');
  const note = [client.name, account ? `act_${account.metaId}` : null, client.currency, client.timezone]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <PageHeader
        title={words.desk.overview}
        note={note}
        colour={client.colour}
        actions={
          <>
            <Button look="quiet" icon={Pencil} onClick={() => setEditing(true)}>
              {words.clients.edit}
            </Button>
            <Button look="primary" icon={RefreshCw} loading={sync.isPending} onClick={() => sync.mutate()}>
              {sync.isPending ? words.desk.syncing : words.desk.sync}
            </Button>
          </>
        }
      />
      <div className={shell.content}>
        <div className={css.stack}>
          {sync.error ? (
            <Banner tone="bad" title={words.desk.notSynced}>
              {sentenceOf(sync.error)}
            </Banner>
          ) : null}
          {overview.error ? <Banner tone="bad">{sentenceOf(overview.error)}</Banner> : null}
          <FigureCards figures={overview.data} />
        </div>
      </div>
      {editing ? (
        <EditClient client={client} isSuperAdmin={isSuperAdmin} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}

function FigureCards({ figures }: { readonly figures: Figures | undefined }) {
  const words = useWords();
  const formats = useFormats();
  const gap = useGapWords();
  if (!figures) {
    return (
      <div className={css.cards}>
        <Kpi label={words.desk.yesterday} value={null} loading />
        <Kpi label={words.desk.followers} value={null} loading />
      </div>
    );
  }
  const { followers, yesterday, lastSync } = figures;
  const asOf = (instant: string) => words.desk.asOf(formats.dateTime(instant));
  return (
    <>
      <div className={css.cards}>
        {yesterday.known ? (
          <Kpi
            label={words.desk.yesterday}
            value={formats.spend(yesterday.value.spend.micros, yesterday.value.spend.currency)}
            note={`${words.desk.onDay(formats.day(yesterday.value.day))} · ${asOf(yesterday.asOf)}`}
          />
        ) : (
          <Kpi
            label={words.desk.yesterday}
            value={null}
            reason={gap(yesterday.why)}
            note={gap(yesterday.why)}
          />
        )}
        {followers.known ? (
          <Kpi
            label={words.desk.followers}
            value={formats.number(followers.value)}
            note={asOf(followers.asOf)}
          />
        ) : (
          <Kpi
            label={words.desk.followers}
            value={null}
            reason={gap(followers.why)}
            note={gap(followers.why)}
          />
        )}
      </div>
      <p className={css.last}>
        {lastSync ? words.desk.lastSync(formats.dateTime(lastSync.at), lastSync.sentence) : words.desk.never}
      </p>
    </>
  );
}

function useGapWords(): (why: GapReason) => string {
  const { desk } = useWords();
  return (why) => {
    switch (why) {
      case 'never_synced':
        return desk.neverSynced;
      case 'no_asset':
        return desk.noAsset;
      case 'not_permitted':
        return desk.notPermitted;
      case 'no_data':
        return desk.noData;
      default:
        return unreachable(why);
    }
  };
}
