import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AdRow, Ads as AdsFigures } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { ColumnsMenu } from '../../ui/columns-menu.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBody } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { plainView, type TableView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useAsOf } from '../figures/as-of.ts';
import { askOf, useChoices } from '../figures/choice.ts';
import css from '../figures/figures.module.css';
import { Gaps } from '../figures/gaps.tsx';
import { FiguresHeader } from '../figures/header.tsx';
import { TableMenu } from '../figures/table-menu.tsx';
import { AdDrawer } from './ad-drawer.tsx';
import { adColumns } from './columns.tsx';
import { byParent, foundIn } from './found.ts';

/** The columns that few need every day. */
const firstView: TableView = {
  ...plainView,
  hidden: ['value', 'frequency', 'clicks', 'linkClicks', 'cpm'],
};

export function Ads({ client }: { readonly client: Client }) {
  const words = useWords();
  const choice = useChoices((state) => state.byClient[client.id]);
  const ads = useQuery(queries.ads(client.id, askOf(choice)));
  const note = [client.name, client.currency, ads.data?.timezone ?? client.timezone].join(' · ');
  return (
    <>
      <FiguresHeader
        client={client}
        title={words.ads.title}
        note={note}
        today={ads.data?.today}
        coverage={ads.data?.coverage}
        beforeCoverage={ads.data?.beforeCoverage}
      />
      <PageBody flush>
        {ads.error ? <Banner tone="bad">{sentenceOf(ads.error)}</Banner> : null}
        {ads.data ? <Tree client={client} ads={ads.data} /> : <SkeletonRows />}
      </PageBody>
    </>
  );
}

type Which = 'running' | 'all';

interface Filter {
  readonly which: Which;
  readonly text: string;
}

interface TreeProps {
  readonly client: Client;
  readonly ads: AdsFigures;
}

function Tree({ client, ads }: TreeProps) {
  const words = useWords();
  const [view, setView] = useState(firstView);
  const [filter, setFilter] = useState<Filter>({ which: 'all', text: '' });
  const [unfolded, setUnfolded] = useState<Readonly<Record<string, boolean>>>({});
  const [open, setOpen] = useState<string | null>(null);
  const columns = useColumns(client, ads);
  const { campaigns, childrenOf, found } = useFound(ads.rows, filter);
  const asOf = useAsOf(ads.coverage, ads.today);
  const selected = ads.rows.find(({ id }) => id === open) ?? null;
  // Without delivery Meta has no row of any ad, however often it is asked.
  const isUnasked = ads.total.impressions > 0 && ads.rows.some(({ why }) => why === 'not_asked');
  const name = `${client.name} ${words.ads.title} ${ads.coverage.period.from} ${ads.coverage.period.to}`;
  const shown = { columns, view, childrenOf, rows: campaigns };
  return (
    <>
      <Toolbar
        right={
          <>
            <span className={css.quiet}>{asOf}</span>
            <ColumnsMenu columns={columns} view={view} onViewChange={setView} />
            <TableMenu clientId={client.id} name={name} {...shown} />
          </>
        }
      >
        <Filters value={filter} onChange={setFilter} />
      </Toolbar>
      <Gaps {...ads} clientId={client.id} isUnasked={isUnasked} />
      <div className={css.fill}>
        <DataTable
          label={words.ads.title}
          {...shown}
          idOf={(row: AdRow) => row.id}
          unfolded={{ ...found.unfolded, ...unfolded }}
          onUnfoldedChange={setUnfolded}
          onViewChange={setView}
          onOpen={(row) => setOpen(row.id)}
          selected={open}
          totals={filter.which === 'all' && filter.text === ''}
          empty={<Nothing isSought={filter.text !== ''} />}
        />
      </div>
      {selected ? <AdDrawer client={client} row={selected} ads={ads} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function useColumns({ id }: Client, { currency, total }: AdsFigures) {
  const words = useWords();
  const formats = useFormats();
  return useMemo(
    () => adColumns({ words, formats, currency, total, clientId: id }),
    [words, formats, currency, total, id],
  );
}

function useFound(rows: readonly AdRow[], { which, text }: Filter) {
  const found = useMemo(() => foundIn(rows, text), [rows, text]);
  const under = useMemo(() => byParent(found.rows), [found]);
  const campaigns = (under.get(null) ?? []).filter((row) => which === 'all' || row.status === 'ACTIVE');
  return { found, campaigns, childrenOf: (row: AdRow) => under.get(row.id) ?? [] };
}

function Nothing({ isSought }: { readonly isSought: boolean }) {
  const words = useWords();
  if (isSought) return <EmptyState title={words.ui.nothingFound} />;
  return <EmptyState title={words.overview.noCampaigns}>{words.ads.noneBody}</EmptyState>;
}

interface FiltersProps {
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
}

function Filters({ value, onChange }: FiltersProps) {
  const words = useWords();
  return (
    <>
      <Segmented<Which>
        label={words.ads.which}
        value={value.which}
        onChange={(which) => onChange({ ...value, which })}
        segments={[
          { value: 'all', label: words.ads.all },
          { value: 'running', label: words.ads.running },
        ]}
      />
      <SearchField
        label={words.ads.find}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
      />
    </>
  );
}
