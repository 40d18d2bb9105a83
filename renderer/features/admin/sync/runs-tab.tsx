import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SyncRun } from '../../../../shared/model/sync.ts';
import { inWords, sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { counted, said } from './columns.tsx';
import { FoundTable } from './found-table.tsx';
import css from './sync.module.css';
import { kindWords, outcomeTones } from './words.ts';

/** The last five hundred runs, newest first. */
export function RunsTab() {
  const words = useWords();
  const runs = useQuery(queries.syncRuns());
  const columns = useColumns();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = runs.data?.find((run) => run.id === openId);
  if (runs.error) return <Banner tone="bad">{sentenceOf(runs.error)}</Banner>;
  if (!runs.data) return <SkeletonRows />;
  return (
    <>
      <FoundTable
        label={words.sync.runs}
        columns={columns}
        rows={runs.data}
        idOf={(run) => run.id}
        clientOf={({ clientName }) => clientName}
        onOpen={(run) => setOpenId(run.id)}
        selected={openId}
        rowHeight={34}
        empty={<EmptyState title={words.sync.noRuns}>{words.sync.noRunsBody}</EmptyState>}
      />
      {open ? <RunDrawer run={open} onClose={() => setOpenId(null)} /> : null}
    </>
  );
}

function useColumns(): readonly Column<SyncRun>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const took = ({ durationMs }: SyncRun) =>
      durationMs === null ? '' : formats.duration(durationMs / 1000);
    const count = (value: number) => formats.number(value);
    const outcome = (run: SyncRun) => words.sync.outcomes[run.outcome];
    return [
      said('started', words.sync.started_at, 176, (run) => formats.dateTime(run.startedAt), {
        fixed: true,
        sort: (run) => run.startedAt,
      }),
      said('client', words.sync.client, 160, (run) => run.clientName, { grow: 1 }),
      said('why', words.sync.why, 110, (run) => words.sync.whys[run.why]),
      {
        ...said('outcome', words.sync.outcome, 110, outcome),
        cell: (run) => <Badge tone={outcomeTones[run.outcome]}>{outcome(run)}</Badge>,
      },
      counted(
        'calls',
        words.sync.calls,
        90,
        (run) => count(run.calls),
        (run) => run.calls,
      ),
      counted(
        'rows',
        words.sync.rows,
        90,
        (run) => count(run.rows),
        (run) => run.rows,
      ),
      counted('took', words.sync.took, 90, took, (run) => run.durationMs),
      said('sentence', words.sync.sentence, 220, (run) => run.sentence, { grow: 3 }),
    ];
  }, [words, formats]);
}

function RunDrawer({ run, onClose }: { readonly run: SyncRun; readonly onClose: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const calls = Object.entries(run.callsByKind).sort(([, one], [, other]) => other - one);
  return (
    <Drawer open onClose={onClose} title={run.clientName} subtitle={formats.dateTime(run.startedAt)}>
      <Facts
        facts={[
          { term: words.sync.why, value: words.sync.whys[run.why] },
          { term: words.sync.outcome, value: words.sync.outcomes[run.outcome] },
          { term: words.sync.sentence, value: run.sentence },
        ]}
      />
      {run.gaps.length > 0 ? (
        <>
          <h3 className={css.heading}>{words.sync.gapsOfRun}</h3>
          <Facts
            facts={run.gaps.map((gap) => ({
              term: `${gap.asset} · ${kindWords(words, gap.kind)}`,
              value: inWords(gap.sentence),
            }))}
          />
        </>
      ) : null}
      {calls.length > 0 ? (
        <>
          <h3 className={css.heading}>{words.sync.callsOfRun}</h3>
          <Facts
            lines
            facts={calls.map(([kind, count]) => ({
              term: kindWords(words, kind),
              value: formats.number(count),
            }))}
          />
        </>
      ) : null}
    </Drawer>
  );
}
