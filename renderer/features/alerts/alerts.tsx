import { useQuery } from '@tanstack/react-query';
import { BellOff, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Incident } from '../../../shared/model/alert.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader, Toolbar } from '../../ui/page-header.tsx';
import { PageBody } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { plainView } from '../../ui/table-model.ts';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../figures/figures.module.css';
import { TableMenu } from '../figures/table-menu.tsx';
import { alertColumns } from './columns.tsx';
import { IncidentDrawer } from './incident-drawer.tsx';
import { RulesDrawer } from './rules-drawer.tsx';

type Which = 'live' | 'over';
const idOf = (incident: Incident) => incident.id;

export interface AlertsProps {
  readonly isSuperAdmin: boolean;
  /** The alert that another screen named. */
  readonly item: string | undefined;
}

/** Everything that needs somebody, over all clients, and what became of it. */
export function Alerts({ isSuperAdmin, item }: AlertsProps) {
  const words = useWords();
  const [which, setWhich] = useState<Which>('live');
  const [open, setOpen] = useState<string | null>(item ?? null);
  const [showsRules, setShowsRules] = useState(false);
  const incidents = useQuery(queries.alerts(which));
  const rows = incidents.data ?? [];
  // A notification may be pressed when what it told of is over already.
  const isElsewhere = open !== null && incidents.isSuccess && !rows.some(({ id }) => id === open);
  const others = useQuery({ ...queries.alerts(which === 'live' ? 'over' : 'live'), enabled: isElsewhere });
  const selected = [...rows, ...(others.data ?? [])].find(({ id }) => id === open) ?? null;
  const count = rows.filter(({ state }) => state === 'open').length;
  return (
    <>
      <PageHeader
        title={words.alerts.title}
        note={which === 'live' ? words.alerts.count(count) : undefined}
        actions={
          <Button icon={SlidersHorizontal} onClick={() => setShowsRules(true)}>
            {words.alerts.rules}
          </Button>
        }
      />
      <PageBody flush>
        <List
          which={which}
          onWhich={setWhich}
          rows={rows}
          open={open}
          onOpen={setOpen}
          isPending={incidents.isPending}
        />
        {incidents.error ? <Banner tone="bad">{sentenceOf(incidents.error)}</Banner> : null}
      </PageBody>
      {selected ? <IncidentDrawer incident={selected} onClose={() => setOpen(null)} /> : null}
      {showsRules ? <RulesDrawer isSuperAdmin={isSuperAdmin} onClose={() => setShowsRules(false)} /> : null}
    </>
  );
}

interface ListProps {
  readonly which: Which;
  readonly onWhich: (which: Which) => void;
  readonly rows: readonly Incident[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
  readonly isPending: boolean;
}

function List({ which, onWhich, rows, open, onOpen, isPending }: ListProps) {
  const words = useWords();
  const formats = useFormats();
  const language = useLanguage();
  const clients = useQuery(queries.clients());
  const [view, setView] = useState(plainView);
  const columns = useMemo(
    () => alertColumns({ words, formats, language, clients: clients.data ?? [] }),
    [words, formats, language, clients.data],
  );
  return (
    <>
      <Toolbar
        right={
          <TableMenu clientId={null} name={words.alerts.title} columns={columns} rows={rows} view={view} />
        }
      >
        <Segmented<Which>
          label={words.alerts.which}
          value={which}
          onChange={onWhich}
          segments={[
            { value: 'live', label: words.alerts.live },
            { value: 'over', label: words.alerts.over },
          ]}
        />
      </Toolbar>
      <div className={css.fill}>
        <DataTable
          label={words.alerts.title}
          columns={columns}
          rows={rows}
          idOf={idOf}
          view={view}
          onViewChange={setView}
          onOpen={({ id }) => onOpen(id)}
          selected={open}
          empty={isPending ? <SkeletonRows /> : <None which={which} />}
        />
      </div>
    </>
  );
}

function None({ which }: { readonly which: Which }) {
  const words = useWords();
  if (which === 'over') return <EmptyState icon={BellOff} title={words.alerts.noneOver} />;
  return (
    <EmptyState icon={BellOff} title={words.alerts.none}>
      {words.alerts.noneBody}
    </EmptyState>
  );
}

/** How many are open, beside the screen's name; red when one is critical. */
export function useAlertCount(): { readonly count: number; readonly hot: boolean } {
  const live = useQuery(queries.alerts('live'));
  const open = (live.data ?? []).filter(({ state }) => state === 'open');
  return { count: open.length, hot: open.some(({ severity }) => severity === 'critical') };
}
