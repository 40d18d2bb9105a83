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

function Tree({ client, ads }: { readonly client: Client; readonly ads: AdsFigures }) {
  const words = useWords();
  const formats = useFormats();
  const [view, setView] = useState(firstView);
  const [which, setWhich] = useState<Which>('all');
  const [unfolded, setUnfolded] = useState<Readonly<Record<string, boolean>>>({});
  const [open, setOpen] = useState<string | null>(null);
  const { currency, total } = ads;
  const columns = useMemo(
    () => adColumns({ words, formats, currency, total, clientId: client.id }),
    [words, formats, currency, total, client.id],
  );
  const under = useMemo(() => byParent(ads.rows), [ads.rows]);
  const campaigns = (under.get(null) ?? []).filter((row) => which === 'all' || row.status === 'ACTIVE');
  const asOf = useAsOf(ads.coverage, ads.today);
  const selected = ads.rows.find(({ id }) => id === open) ?? null;
  // Without delivery Meta has no row of any ad, however often it is asked.
  const isUnasked = total.impressions > 0 && ads.rows.some(({ why }) => why === 'not_asked');
  const name = `${client.name} ${words.ads.title} ${ads.coverage.period.from} ${ads.coverage.period.to}`;
  return (
    <>
      <Toolbar
        right={
          <>
            <span className={css.quiet}>{asOf}</span>
            <ColumnsMenu columns={columns} view={view} onViewChange={setView} />
            <TableMenu
              clientId={client.id}
              name={name}
              columns={columns}
              rows={campaigns}
              childrenOf={(row: AdRow) => under.get(row.id) ?? []}
              view={view}
            />
          </>
        }
      >
        <WhichPicker which={which} onChange={setWhich} />
      </Toolbar>
      <Gaps {...ads} clientId={client.id} isUnasked={isUnasked} />
      <div className={css.fill}>
        <DataTable
          label={words.ads.title}
          columns={columns}
          rows={campaigns}
          idOf={(row: AdRow) => row.id}
          childrenOf={(row) => under.get(row.id) ?? []}
          unfolded={unfolded}
          onUnfoldedChange={setUnfolded}
          view={view}
          onViewChange={setView}
          onOpen={(row) => setOpen(row.id)}
          selected={open}
          totals={which === 'all'}
          empty={<EmptyState title={words.overview.noCampaigns}>{words.ads.noneBody}</EmptyState>}
        />
      </div>
      {selected ? <AdDrawer client={client} row={selected} ads={ads} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function WhichPicker({
  which,
  onChange,
}: {
  readonly which: Which;
  readonly onChange: (which: Which) => void;
}) {
  const words = useWords();
  return (
    <Segmented<Which>
      label={words.ads.which}
      value={which}
      onChange={onChange}
      segments={[
        { value: 'all', label: words.ads.all },
        { value: 'running', label: words.ads.running },
      ]}
    />
  );
}

function byParent(rows: readonly AdRow[]): ReadonlyMap<string | null, readonly AdRow[]> {
  const under = new Map<string | null, AdRow[]>();
  for (const row of rows) {
    const own = under.get(row.parentId) ?? [];
    own.push(row);
    under.set(row.parentId, own);
  }
  return under;
}
