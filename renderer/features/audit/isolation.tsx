import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DrillRun, DrillSummary, Probe } from '../../../shared/model/isolation.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Figure, Figures } from '../../ui/figures.tsx';
import { PageHeader, Toolbar } from '../../ui/page-header.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import css from './audit.module.css';

/** One button that tries the walls between clients, and what it found. */
export function Isolation() {
  const words = useWords();
  const cache = useQueryClient();
  const last = useQuery(queries.lastDrill());
  const drill = useMutation({
    mutationFn: () => api.isolation.drill({}),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['drill'] }),
  });
  const summary = drill.data ?? last.data ?? null;
  return (
    <>
      <PageHeader
        title={words.isolation.title}
        note={words.isolation.note}
        actions={
          <Button look="primary" icon={ShieldCheck} loading={drill.isPending} onClick={() => drill.mutate()}>
            {words.isolation.start}
          </Button>
        }
      />
      {drill.error ? (
        <Banner tone="bad" strip title={words.isolation.failed}>
          {sentenceOf(drill.error)}
        </Banner>
      ) : null}
      <div className={css.drill}>
        <p className={css.lead}>{words.isolation.body}</p>
        {summary ? <Outcome summary={summary} /> : null}
        {!summary && last.isSuccess ? <EmptyState icon={ShieldCheck} title={words.isolation.never} /> : null}
      </div>
      {drill.data ? <Probes run={drill.data} /> : null}
    </>
  );
}

function Outcome({ summary }: { readonly summary: DrillSummary }) {
  const words = useWords();
  const formats = useFormats();
  const figures: Figure[] = [
    { label: words.isolation.clients, value: formats.number(summary.clients) },
    { label: words.isolation.calls, value: formats.number(summary.calls) },
    { label: words.isolation.endpoints, value: formats.number(summary.endpoints) },
    { label: words.isolation.tried, value: formats.number(summary.tried), big: true },
    { label: words.isolation.refused, value: formats.number(summary.refused), big: true },
    { label: words.isolation.holes, value: formats.number(summary.holes), big: true },
  ];
  return (
    <Card title={words.isolation.last(formats.dateTime(summary.at), summary.by)}>
      <div className={css.held}>
        {summary.holes === 0 ? (
          <Banner tone="good">{words.isolation.held(formats.number(summary.tried))}</Banner>
        ) : (
          <Banner tone="bad" title={words.isolation.broken(summary.holes)}>
            {words.isolation.brokenBody}
          </Banner>
        )}
        <Figures figures={figures} />
      </div>
    </Card>
  );
}

function Probes({ run }: { readonly run: DrillRun }) {
  const words = useWords();
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  // What got through comes first, then what was tried most.
  const rows = run.probes.toSorted(
    (a, b) => b.tried - b.refused - (a.tried - a.refused) || a.wall.localeCompare(b.wall),
  );
  return (
    <>
      <Toolbar
        right={
          <TableMenu clientId={null} name={words.isolation.title} columns={columns} rows={rows} view={view} />
        }
      >
        {null}
      </Toolbar>
      <DataTable
        label={words.isolation.title}
        columns={columns}
        rows={rows}
        idOf={(probe) => `${probe.where} ${probe.name}`}
        view={view}
        onViewChange={setView}
      />
    </>
  );
}

function useColumns(): readonly Column<Probe>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const figure = (value: number) => formats.number(value);
    const where = (probe: Probe) => words.isolation.where[probe.where];
    const wall = (probe: Probe) => words.isolation.walls[probe.wall];
    const own = (probe: Probe) => (probe.own === null ? '' : words.isolation[probe.own]);
    return [
      {
        id: 'name',
        title: words.isolation.what,
        width: 220,
        grow: 2,
        fixed: true,
        cell: (p) => p.name,
        text: (p) => p.name,
        sort: (p) => p.name,
      },
      { id: 'where', title: words.isolation.whereTitle, width: 140, cell: where, text: where, sort: where },
      { id: 'wall', title: words.isolation.wall, width: 240, grow: 2, cell: wall, text: wall, sort: wall },
      { id: 'own', title: words.isolation.own, width: 110, cell: own, text: own, sort: own },
      {
        id: 'tried',
        title: words.isolation.tried,
        width: 90,
        align: 'end',
        cell: (p) => figure(p.tried),
        text: (p) => figure(p.tried),
        sort: (p) => p.tried,
      },
      {
        id: 'refused',
        title: words.isolation.refused,
        width: 100,
        align: 'end',
        cell: (p) =>
          p.refused === p.tried ? figure(p.refused) : <Badge tone="bad">{figure(p.refused)}</Badge>,
        text: (p) => figure(p.refused),
        sort: (p) => p.refused,
      },
    ];
  }, [words, formats]);
}
