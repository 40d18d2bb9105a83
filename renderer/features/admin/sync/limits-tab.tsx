import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { GraphLimits } from '../../../../shared/model/graph.ts';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PageBody, WithAside } from '../../../ui/page.tsx';
import { type Column, plainView } from '../../../ui/table-model.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Words } from '../../../words/en.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { TableMenu } from '../../figures/table-menu.tsx';
import { counted, said } from './columns.tsx';
import css from './sync.module.css';
import { kindWords } from './words.ts';

type Lane = GraphLimits['lanes'][number];

export function LimitsTab() {
  const words = useWords();
  const formats = useFormats();
  const limits = useQuery(queries.limits());
  const calls = useQuery(queries.syncCalls());
  const lanes = useMemo(() => worstFirst(limits.data?.lanes ?? []), [limits.data]);
  return (
    <PageBody>
      <div className={css.stack}>
        {limits.error ? <Banner tone="bad">{sentenceOf(limits.error)}</Banner> : null}
        {limits.data?.tier === 'limited' ? (
          <Banner tone="warn" title={words.sync.tierLimited}>
            {words.sync.tierLimitedBody}
          </Banner>
        ) : null}
        <WithAside
          aside={
            <Card title={words.sync.byKind}>
              <p className={css.over}>
                {words.sync.day} · {words.sync.week}
              </p>
              <Facts
                lines
                facts={(calls.data ?? []).map(({ kind, day, week }) => ({
                  term: kindWords(words, kind),
                  value: `${formats.number(day)} · ${formats.number(week)}`,
                }))}
              />
            </Card>
          }
        >
          <Lanes lanes={lanes} waiting={limits.data?.waiting ?? 0} />
        </WithAside>
      </div>
    </PageBody>
  );
}

function Lanes({ lanes, waiting }: { readonly lanes: readonly Lane[]; readonly waiting: number }) {
  const words = useWords();
  const [view, setView] = useState(plainView);
  const columns = useColumns(lanes.some(canEnd));
  const title = words.sync.limits;
  return (
    <Card
      title={title}
      flush
      actions={<TableMenu clientId={null} name={title} columns={columns} rows={lanes} view={view} />}
    >
      {waiting > 0 ? <p className={css.note}>{words.sync.waiting(waiting)}</p> : null}
      <DataTable
        label={title}
        columns={columns}
        rows={lanes}
        idOf={(lane) => lane.key}
        view={view}
        onViewChange={setView}
        inCard
        fit
        empty={<EmptyState title={words.sync.noLanes}>{words.sync.noLanesBody}</EmptyState>}
      />
    </Card>
  );
}

/** What is paused first, then the fullest. Forty lines say all that a person can act on. */
function worstFirst(lanes: readonly Lane[]): Lane[] {
  const rank = (lane: Lane) => (lane.pausedUntil === null ? 0 : 1000) + lane.percent;
  return [...lanes].sort((one, other) => rank(other) - rank(one)).slice(0, 40);
}

function laneWords(words: Words, lane: Lane): { readonly kind: string; readonly name: string } {
  const { key, asset } = lane;
  if (key === 'app' || key === 'app:insights' || key === 'app:writes')
    return { kind: words.sync.lanes[key], name: words.sync.lanes[key] };
  const [kind = '', id = ''] = key.split(':');
  const named =
    kind === 'account' || kind === 'page' || kind === 'object' ? words.sync.laneKinds[kind] : kind;
  return { kind: named, name: `${named} ${asset ?? id}` };
}

const canEnd = (lane: Lane) => lane.pausedUntil !== null && lane.key === 'app:writes';

function useColumns(mayEnd: boolean): readonly Column<Lane>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const used = ({ percent }: Lane) => formats.percent(percent / 100);
    const paused = ({ pausedUntil }: Lane) =>
      pausedUntil === null ? words.sync.free : formats.dateTime(pausedUntil);
    const name = (lane: Lane) => laneWords(words, lane).name;
    const flight = ({ inFlight, width }: Lane) => `${inFlight} / ${width}`;
    return [
      {
        ...said('lane', words.sync.budget, 120, name, { grow: 1, fixed: true }),
        // The client's name stands beside it: an account that is called the same is not named twice.
        cell: (lane) => (
          <span className={css.cut} title={name(lane)}>
            {lane.asset === lane.client ? laneWords(words, lane).kind : name(lane)}
          </span>
        ),
      },
      said('client', words.sync.ofClient, 150, (lane) => lane.client ?? '', { grow: 3 }),
      counted('used', words.sync.used, 64, used, ({ percent }) => percent),
      counted('inFlight', words.sync.inFlight, 74, flight, ({ inFlight }) => inFlight),
      {
        ...said<Lane>('paused', words.sync.pause, 146, paused, { sort: ({ pausedUntil }) => pausedUntil }),
        cell: (lane) =>
          lane.pausedUntil === null ? words.sync.free : <Badge tone="warn">{paused(lane)}</Badge>,
      },
      said('why', words.sync.reason, 90, ({ why }) => why ?? ''),
      ...(mayEnd
        ? [
            {
              id: 'act',
              title: '',
              width: 130,
              cell: (lane: Lane) => <EndPause lane={lane} />,
              text: () => '',
            },
          ]
        : []),
    ];
  }, [words, formats, mayEnd]);
}

/** Only for what a person has to look into: everything else Meta opens by itself, and calling early makes it longer. */
function EndPause({ lane }: { readonly lane: Lane }) {
  const words = useWords();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.graph.release({ lane: lane.key }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['limits'] });
      showToast({ title: words.sync.ended });
    },
  });
  if (!canEnd(lane)) return null;
  return (
    <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
      {words.sync.end}
    </Button>
  );
}
