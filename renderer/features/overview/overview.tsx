import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { Overview as Figures } from '../../../shared/model/overview.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Headline } from '../../ui/headline.tsx';
import { PageBody, WithAside } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { EditClient } from '../clients/edit-client.tsx';
import {
  CommentsCard,
  CommentsDrawer,
  type CommentsDrawerProps,
  useCommentsOf,
} from '../comments/comments-card.tsx';
import { useAsOf } from '../figures/as-of.ts';
import { askOf, useChoices } from '../figures/choice.ts';
import css from '../figures/figures.module.css';
import { Gaps } from '../figures/gaps.tsx';
import { FiguresHeader } from '../figures/header.tsx';
import { useScreen } from '../shell/screen-store.ts';
import { CampaignsCard } from './campaigns-card.tsx';
import { DailyCard } from './daily-card.tsx';
import { headlineOf } from './headline.ts';
import { Kpis } from './kpis.tsx';
import { PlanCard } from './plan-card.tsx';
import { AlertsCard, ChangesCard, PageCard } from './side-cards.tsx';

export interface OverviewProps {
  readonly client: Client;
  readonly isSuperAdmin: boolean;
}

export function Overview({ client, isSuperAdmin }: OverviewProps) {
  const [editing, setEditing] = useState(false);
  const words = useWords();
  const choice = useChoices((state) => state.byClient[client.id]);
  const overview = useQuery(queries.overview(client.id, askOf(choice)));
  const figures = overview.data;
  const accounts = figures?.accountIds.map((id) => `act_${id}`).join(', ');
  const note = [client.name, accounts, client.currency, figures?.timezone ?? client.timezone];
  return (
    <>
      <FiguresHeader
        client={client}
        title={words.desk.overview}
        note={note.filter(Boolean).join(' · ')}
        today={figures?.today}
        coverage={figures?.coverage}
        beforeCoverage={figures?.beforeCoverage}
        actions={
          // The same right as for the plan: whoever only looks is not offered it.
          figures?.plan.mayChange ? (
            <Button look="quiet" icon={Pencil} onClick={() => setEditing(true)}>
              {words.clients.edit}
            </Button>
          ) : null
        }
      />
      <PageBody>
        {overview.error ? <Banner tone="bad">{sentenceOf(overview.error)}</Banner> : null}
        {figures ? <Body client={client} figures={figures} /> : <SkeletonLines lines={8} />}
      </PageBody>
      {editing ? (
        <EditClient client={client} isSuperAdmin={isSuperAdmin} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}

function Body({ client, figures }: { readonly client: Client; readonly figures: Figures }) {
  const words = useWords();
  const formats = useFormats();
  const go = useScreen((state) => state.go);
  const alerts = useQuery(queries.clientAlerts(client.id));
  const { period } = figures.coverage;
  const comments = useCommentsOf(client.id, period);
  const [about, setAbout] = useState<CommentsDrawerProps['about'] | null>(null);
  const asOf = useAsOf(figures.coverage, figures.today);
  // Of several accounts together not even Meta counts the people.
  const isUnasked = figures.accountIds.length === 1 && figures.total.reach.why === 'not_asked';
  return (
    <>
      <Headline note={asOf}>{headlineOf(figures, words, formats)}</Headline>
      <Gaps {...figures} clientId={client.id} isUnasked={isUnasked} />
      <Kpis overview={figures} />
      <WithAside
        aside={<PlanCard month={figures.plan} onOpen={() => go({ at: 'budgets', clientId: client.id })} />}
      >
        <DailyCard
          client={client}
          figures={figures}
          comments={comments}
          onDay={(day) => setAbout({ kind: 'day', day })}
        />
      </WithAside>
      <WithAside aside={<ChangesCard overview={figures} />}>
        <CampaignsCard
          client={client}
          figures={figures}
          onAll={() => go({ at: 'ads', clientId: client.id })}
        />
      </WithAside>
      <WithAside
        aside={<AlertsCard alerts={alerts.data ?? []} onOpen={({ id }) => go({ at: 'alerts', item: id })} />}
      >
        <PageCard overview={figures} onOpen={() => go({ at: 'page', clientId: client.id })} />
      </WithAside>
      <CommentsCard comments={comments} onWrite={() => setAbout({ kind: 'period', ...period })} />
      {about ? (
        <CommentsDrawer
          clientId={client.id}
          clientName={client.name}
          about={about}
          onClose={() => setAbout(null)}
        />
      ) : null}
      <p className={css.quiet}>
        {figures.freshness.triedAt === null
          ? words.desk.never
          : words.desk.lastSync(formats.dateTime(figures.freshness.triedAt), figures.freshness.sentence)}
      </p>
    </>
  );
}
