import { useQuery } from '@tanstack/react-query';
import { Newspaper } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { PageScreen } from '../../../shared/model/page.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBody } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useAsOf } from '../figures/as-of.ts';
import { askOf, useChoices } from '../figures/choice.ts';
import css from '../figures/figures.module.css';
import { Gaps } from '../figures/gaps.tsx';
import { FiguresHeader } from '../figures/header.tsx';
import { Metrics } from './metrics.tsx';
import { Posts } from './posts.tsx';

export function Page({ client }: { readonly client: Client }) {
  const words = useWords();
  const [assetId, setAssetId] = useState<string | undefined>(undefined);
  const choice = useChoices((state) => state.byClient[client.id]);
  const page = useQuery(queries.page(client.id, assetId, askOf(choice)));
  const data = page.data;
  const name = data?.card?.name ?? data?.pages[0]?.name ?? client.name;
  return (
    <>
      <FiguresHeader
        client={client}
        title={words.pageFigures.title}
        note={`${name} · ${words.pageFigures.pacific}`}
        today={data?.today}
        coverage={data?.coverage}
        beforeCoverage={data?.beforeCoverage}
        actions={
          data && data.pages.length > 1 ? (
            <Select
              label={words.pageFigures.which}
              labelHidden
              quiet
              value={data.assetId ?? ''}
              onChange={setAssetId}
              choices={data.pages.map((one) => ({ value: one.assetId, label: one.name }))}
            />
          ) : null
        }
      />
      <PageBody>
        {page.error ? <Banner tone="bad">{sentenceOf(page.error)}</Banner> : null}
        {data === undefined ? <SkeletonLines lines={8} /> : null}
        {data?.assetId === null ? (
          <EmptyState icon={Newspaper} title={words.pageFigures.none}>
            {words.pageFigures.noneBody}
          </EmptyState>
        ) : null}
        {data && data.assetId !== null ? <Body client={client} page={data} /> : null}
      </PageBody>
    </>
  );
}

type Part = 'metrics' | 'posts';

function Body({ client, page }: { readonly client: Client; readonly page: PageScreen }) {
  const words = useWords();
  const formats = useFormats();
  const [part, setPart] = useState<Part>('metrics');
  const asOf = useAsOf(page.coverage, page.today);
  const { card } = page;
  const read = card === null ? words.figures.neverRead : words.figures.readAt(formats.dateTime(card.asOf));
  return (
    <>
      <div className={css.sides}>
        <span className={css.big}>
          {card?.followers === null || card === null ? words.ui.noData : formats.number(card.followers)}
        </span>
        <span>{words.pageFigures.followers}</span>
        <span className={css.quiet}>{asOf.endsWith(read) ? asOf : `${read} · ${asOf}`}</span>
      </div>
      <Gaps {...page} clientId={client.id} otherCurrencies={[]} />
      <Tabs<Part>
        label={words.pageFigures.tabs}
        value={part}
        onChange={setPart}
        flush
        tabs={[
          { value: 'metrics', label: words.pageFigures.metrics, count: page.metrics.length },
          { value: 'posts', label: words.pageFigures.posts, count: page.posts.length },
        ]}
      >
        <div className={css.below}>
          {part === 'metrics' ? (
            <Metrics client={client} page={page} />
          ) : (
            <Posts client={client} page={page} />
          )}
        </div>
      </Tabs>
    </>
  );
}
