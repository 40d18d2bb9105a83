import { useMutation, useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Kpi } from '../../../ui/kpi.tsx';
import { KpiRow } from '../../../ui/page.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { type ClientLine, ClientsTab } from './clients-tab.tsx';
import { LimitsTab } from './limits-tab.tsx';
import { RunsTab } from './runs-tab.tsx';
import { TraceTab } from './trace-tab.tsx';
import css from './sync.module.css';

const tabs = ['clients', 'runs', 'limits', 'trace'] as const;
type TabName = (typeof tabs)[number];

export function SyncScreen({ item }: { readonly item?: string | undefined }) {
  const words = useWords();
  const formats = useFormats();
  const states = useQuery(queries.syncStates());
  const settings = useQuery(queries.settings());
  const [tab, setTab] = useState<TabName>(tabs.find((one) => one === item) ?? 'clients');
  const lines = useLines();
  const start = useMutation({
    mutationFn: () => api.sync.start({ clientIds: lines.map(({ clientId }) => clientId) }),
    onSuccess: ({ started }) => showToast({ title: words.sync.started(started) }),
  });
  const schedule = settings.data?.syncSchedule;
  const every = schedule?.on ? formats.duration(schedule.everyMinutes * 60) : null;
  const error = states.error ?? start.error;
  return (
    <>
      <PageHeader
        title={words.sync.title}
        note={schedule ? words.sync.note(every) : undefined}
        actions={
          <Button
            look="primary"
            icon={RefreshCw}
            loading={start.isPending}
            disabled={lines.length === 0}
            onClick={() => start.mutate()}
          >
            {words.sync.syncAll}
          </Button>
        }
      />
      {error ? <Banner tone="bad">{sentenceOf(error)}</Banner> : null}
      <div className={css.figures}>
        <KpiRow>
          <Figures lines={lines} isPending={states.isPending} />
        </KpiRow>
      </div>
      <div className={css.tabs}>
        <Tabs
          label={words.sync.tabs}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'clients', label: words.sync.clients, count: lines.length },
            { value: 'runs', label: words.sync.runs },
            { value: 'limits', label: words.sync.limits },
            { value: 'trace', label: words.trace.title },
          ]}
        >
          {states.isPending ? <SkeletonRows /> : null}
          {tab === 'clients' && states.data ? <ClientsTab lines={lines} /> : null}
          {tab === 'runs' ? <RunsTab /> : null}
          {tab === 'limits' ? <LimitsTab /> : null}
          {tab === 'trace' ? <TraceTab /> : null}
        </Tabs>
      </div>
    </>
  );
}

/** The least fresh first; a client whose name did not come yet waits for it. */
function useLines(): readonly ClientLine[] {
  const states = useQuery(queries.syncStates());
  const clients = useQuery(queries.clients());
  return useMemo(() => {
    const byId = new Map(clients.data?.map((client) => [client.id, client]));
    const lines = (states.data ?? []).flatMap((state): ClientLine[] => {
      const client = byId.get(state.clientId);
      return client ? [{ ...state, client }] : [];
    });
    const rank = (line: ClientLine) => (line.outcome === 'done' ? 1 : 0);
    return lines.sort(
      (one, other) => rank(one) - rank(other) || ((one.freshAt ?? '') < (other.freshAt ?? '') ? -1 : 1),
    );
  }, [states.data, clients.data]);
}

function Figures({
  lines,
  isPending,
}: {
  readonly lines: readonly ClientLine[];
  readonly isPending: boolean;
}) {
  const words = useWords();
  const formats = useFormats();
  const calls = useQuery(queries.syncCalls());
  const limits = useQuery(queries.limits());
  const fresh = lines.filter(({ outcome }) => outcome === 'done').length;
  const sum = (by: 'day' | 'week') => (calls.data ?? []).reduce((total, one) => total + one[by], 0);
  const next = lines
    .flatMap(({ nextAt }) => nextAt ?? [])
    .sort()
    .at(0);
  const app = limits.data?.lanes.find(({ key }) => key === 'app');
  return (
    <>
      <Kpi
        label={words.sync.fresh}
        value={formats.number(fresh)}
        unit={words.sync.freshOf(formats.number(lines.length))}
        note={words.sync.freshNote(lines.length - fresh)}
        loading={isPending}
      />
      <Kpi
        label={words.sync.callsDay}
        value={formats.number(sum('day'))}
        note={words.sync.callsWeek(formats.number(sum('week')))}
        loading={calls.isPending}
      />
      <Kpi
        label={words.sync.next}
        value={next === undefined ? null : formats.time(next)}
        reason={words.sync.nextOff}
        loading={isPending}
      />
      <Kpi
        label={words.sync.appBudget}
        value={app ? formats.percent(app.percent / 100) : null}
        reason={words.sync.noCalls}
        note={words.sync.appNote}
        loading={limits.isPending}
      />
    </>
  );
}
