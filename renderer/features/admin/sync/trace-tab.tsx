import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { GraphCall } from '../../../../shared/model/graph.ts';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Toolbar } from '../../../ui/page-header.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { type Column, plainView } from '../../../ui/table-model.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Words } from '../../../words/en.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { TableMenu } from '../../figures/table-menu.tsx';
import { counted, said } from './columns.tsx';
import css from './sync.module.css';
import { fitsCall, isAnswered, type Which } from './trace.ts';

/** A call and where it stands in the list: two calls can be the same in all that is kept of them. */
interface Line extends GraphCall {
  readonly place: string;
  readonly clientName: string;
}

/** What was asked of Meta, newest first: redacted where it is read, so nothing here is a secret. */
export function TraceTab() {
  const words = useWords();
  const calls = useQuery(queries.graphTrace());
  const lines = useLines(calls.data);
  const [which, setWhich] = useState<Which>('all');
  const [text, setText] = useState('');
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [view, setView] = useState(plainView);
  const columns = useColumns();
  const rows = lines.filter((line) => fitsCall(line, which, text));
  const open = lines.find(({ place }) => place === openAt);
  if (calls.error) return <Banner tone="bad">{sentenceOf(calls.error)}</Banner>;
  if (!calls.data) return <SkeletonRows />;
  const count = (one: Which) => lines.filter((line) => fitsCall(line, one, '')).length;
  return (
    <div className={css.trace}>
      <Toolbar
        right={
          <>
            <Actions onAgain={() => void calls.refetch()} isReading={calls.isFetching} />
            <TableMenu clientId={null} name={words.trace.title} {...{ columns, rows, view }} />
          </>
        }
      >
        <SearchField label={words.trace.search} value={text} onChange={setText} />
        <Segmented
          label={words.trace.show}
          value={which}
          onChange={setWhich}
          segments={(['all', 'failed', 'writes'] as const).map((value) => ({
            value,
            label: words.trace[value],
            count: count(value),
          }))}
        />
      </Toolbar>
      <p className={css.note}>{words.trace.body}</p>
      <DataTable
        label={words.trace.title}
        columns={columns}
        rows={rows}
        idOf={({ place }) => place}
        view={view}
        onViewChange={setView}
        onOpen={({ place }) => setOpenAt(place)}
        selected={openAt}
        rowHeight={34}
        empty={
          lines.length === 0 ? (
            <EmptyState title={words.trace.none}>{words.trace.noneBody}</EmptyState>
          ) : (
            <EmptyState title={words.trace.nothingFits}>{words.trace.nothingFitsBody}</EmptyState>
          )
        }
      />
      {open ? <CallDrawer line={open} onClose={() => setOpenAt(null)} /> : null}
    </div>
  );
}

function useLines(calls: readonly GraphCall[] | undefined): readonly Line[] {
  const clients = useQuery(queries.clients());
  return useMemo(() => {
    const names = new Map(clients.data?.map(({ id, name }) => [id as string, name]));
    return (calls ?? [])
      .map((call, place) => ({
        ...call,
        place: `${place}`,
        clientName: call.client === null ? '' : (names.get(call.client) ?? call.client),
      }))
      .toReversed();
  }, [calls, clients.data]);
}

function Actions({ onAgain, isReading }: { readonly onAgain: () => void; readonly isReading: boolean }) {
  const words = useWords();
  const save = useMutation({
    mutationFn: () => api.graph.exportTrace({}),
    onSuccess: ({ savedAs }) =>
      savedAs === null ? undefined : showToast({ title: words.trace.exported, body: savedAs }),
    onError: (error) => showToast({ tone: 'bad', title: words.trace.export, body: sentenceOf(error) }),
  });
  return (
    <>
      <Button look="quiet" icon={RefreshCw} loading={isReading} onClick={onAgain}>
        {words.trace.again}
      </Button>
      <Button icon={FileDown} loading={save.isPending} onClick={() => save.mutate()}>
        {words.trace.export}
      </Button>
    </>
  );
}

const codeOf = ({ code, subcode }: GraphCall) =>
  code === null ? '' : subcode === null ? `${code}` : `${code}/${subcode}`;

/** Outcomes come from main's table: one that this version does not know is shown as it is. */
function outcomeOf(words: Words, call: GraphCall): string {
  return isAnswered(call) ? words.trace.answered : (words.trace.outcomes[call.outcome] ?? call.outcome);
}

function useColumns(): readonly Column<Line>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const took = ({ ms }: Line) => words.trace.ms(formats.number(Math.round(ms)));
    const status = (line: Line) => (line.status === null ? words.trace.noAnswer : `${line.status}`);
    const outcome = (line: Line) => outcomeOf(words, line);
    return [
      said<Line>('at', words.trace.at, 172, ({ at }) => formats.dateTime(at), {
        fixed: true,
        sort: ({ at, place }) => `${at} ${place.padStart(6, '0')}`,
      }),
      said<Line>('endpoint', words.trace.endpoint, 150, ({ endpoint }) => endpoint, { grow: 2 }),
      said<Line>('method', words.trace.method, 80, ({ method }) => method),
      said<Line>('client', words.trace.client, 140, ({ clientName }) => clientName || words.trace.noClient, {
        grow: 1,
      }),
      {
        ...said<Line>('outcome', words.trace.outcome, 150, outcome),
        cell: (line) => (isAnswered(line) ? outcome(line) : <Badge tone="warn">{outcome(line)}</Badge>),
      },
      said<Line>('status', words.trace.status, 100, status),
      said<Line>('code', words.trace.code, 110, codeOf),
      counted<Line>('took', words.trace.took, 80, took, ({ ms }) => ms),
    ];
  }, [words, formats]);
}

function CallDrawer({ line, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const mono = (text: string) => <span className={css.mono}>{text}</span>;
  return (
    <Drawer open onClose={onClose} title={line.endpoint} subtitle={formats.dateTime(line.at)}>
      <Facts
        facts={[
          { term: words.trace.method, value: line.method },
          { term: words.trace.path, value: line.path === null ? words.trace.secretPath : mono(line.path) },
          { term: words.trace.client, value: line.clientName || words.trace.noClient },
          { term: words.trace.outcome, value: outcomeOf(words, line) },
          { term: words.trace.status, value: line.status === null ? words.trace.noAnswer : `${line.status}` },
          { term: words.trace.code, value: codeOf(line) || '–' },
          { term: words.trace.traceId, value: line.trace === null ? '–' : mono(line.trace) },
          { term: words.trace.attempt, value: formats.number(line.attempt) },
          { term: words.trace.took, value: words.trace.ms(formats.number(Math.round(line.ms))) },
        ]}
      />
    </Drawer>
  );
}
