import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AdminOverview as Overview, HealthLine } from '../../../../shared/model/admin-overview.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Banner } from '../../../ui/banner.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { matches } from '../../../ui/find.ts';
import { Kpi } from '../../../ui/kpi.tsx';
import { PageHeader, Toolbar } from '../../../ui/page-header.tsx';
import { KpiRow } from '../../../ui/page.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { plainView } from '../../../ui/table-model.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { TableMenu } from '../../figures/table-menu.tsx';
import { useScreen } from '../../shell/screen-store.ts';
import { useHealthColumns } from './columns.tsx';
import css from './overview.module.css';
import { SideCards } from './side-cards.tsx';

type Which = 'all' | 'needing' | 'without';

const fits: Readonly<Record<Which, (line: HealthLine) => boolean>> = {
  all: () => true,
  needing: ({ health }) => health !== 'good',
  without: ({ accounts, pages }) => accounts + pages === 0,
};

/** The whole agency for whoever looks after it: who needs something, and what the workspace itself needs. */
export function AdminOverview() {
  const words = useWords();
  const { data, error, isPending } = useQuery(queries.adminOverview());
  const good = data?.clients.filter(({ health }) => health === 'good').length ?? 0;
  return (
    <>
      <PageHeader title={words.admin.title} />
      {error ? <Banner tone="bad">{sentenceOf(error)}</Banner> : null}
      <div className={css.figures}>
        <KpiRow>
          <Figures data={data} good={good} />
        </KpiRow>
      </div>
      {isPending ? <SkeletonRows /> : null}
      {data ? (
        <div className={css.split}>
          <Clients lines={data.clients} />
          <SideCards data={data} />
        </div>
      ) : null}
    </>
  );
}

function Figures({ data, good }: { readonly data: Overview | undefined; readonly good: number }) {
  const words = useWords();
  const formats = useFormats();
  const loading = data === undefined;
  const clients = data?.clients ?? [];
  const late = clients.filter(({ needs }) => needs.includes('late') || needs.includes('never_synced')).length;
  const fed = clients.filter(({ accounts, pages }) => accounts + pages > 0).length;
  const app = data?.budget.app ?? null;
  return (
    <>
      <Kpi
        label={words.admin.good}
        value={formats.number(good)}
        unit={words.admin.goodOf(formats.number(clients.length))}
        note={words.admin.goodNote(clients.filter(({ health }) => health === 'bad').length)}
        loading={loading}
      />
      <Kpi
        label={words.admin.fresh}
        value={formats.number(fed - late)}
        unit={words.admin.goodOf(formats.number(fed))}
        note={words.admin.freshNote(late)}
        loading={loading}
      />
      <Kpi
        label={words.admin.people}
        value={formats.number(data?.people.active ?? 0)}
        note={words.admin.peopleNote(data?.people.superAdmins ?? 0)}
        loading={loading}
      />
      <Kpi
        label={words.admin.budget}
        value={app === null ? null : formats.percent(app / 100)}
        reason={words.admin.budgetNone}
        note={words.admin.budgetNote(data?.budget.paused ?? 0)}
        loading={loading}
      />
    </>
  );
}

function Clients({ lines }: { readonly lines: readonly HealthLine[] }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const [text, setText] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const [view, setView] = useState(plainView);
  const columns = useHealthColumns();
  const rows = useMemo(
    () => lines.filter((line) => fits[which](line) && (text === '' || matches(line.name, text))),
    [lines, which, text],
  );
  const count = (one: Which) => lines.filter(fits[one]).length;
  const table = { columns, rows, view };
  const nothing =
    lines.length === 0 ? (
      <EmptyState title={words.admin.empty}>{words.admin.emptyBody}</EmptyState>
    ) : (
      <EmptyState title={words.admin.none}>{words.admin.noneBody}</EmptyState>
    );
  return (
    <section className={css.clients} aria-label={words.admin.client}>
      <Toolbar right={<TableMenu clientId={null} name={words.admin.title} {...table} />}>
        <SearchField label={words.admin.search} value={text} onChange={setText} />
        <Segmented
          label={words.admin.show}
          value={which}
          onChange={setWhich}
          segments={[
            { value: 'all', label: words.admin.all, count: lines.length },
            { value: 'needing', label: words.admin.needing, count: count('needing') },
            { value: 'without', label: words.admin.without, count: count('without') },
          ]}
        />
      </Toolbar>
      <div className={css.table}>
        <DataTable
          label={words.admin.title}
          {...table}
          idOf={(line) => line.clientId}
          onViewChange={setView}
          onOpen={({ clientId }) => go({ at: 'setup', clientId })}
          rowHeight={34}
          empty={nothing}
        />
      </div>
    </section>
  );
}
