import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { AccessReview as Review, AccessRow } from '../../../shared/model/access-review.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { matches } from '../../ui/find.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { PageHeader, Toolbar } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { plainView } from '../../ui/table-model.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { useAccessColumns } from './access-columns.tsx';
import css from './people.module.css';

/** Who can reach what; each access is looked at again every so often, by somebody else than whoever has it. */
export function AccessReview() {
  const words = useWords();
  const review = useQuery(queries.accessReview());
  const [text, setText] = useState('');
  const [which, setWhich] = useState<'due' | 'all'>('all');
  const [asking, setAsking] = useState<readonly AccessRow[]>([]);
  const [view, setView] = useState(plainView);
  const columns = useAccessColumns((row) => setAsking([row]));
  const fits = (row: AccessRow) =>
    (which === 'all' || row.isDue) && (text === '' || matches(`${row.person} ${row.client ?? ''}`, text));
  const rows = review.data?.rows.filter(fits) ?? [];
  const open = rows.filter((row) => row.mayConfirm);
  return (
    <>
      <PageHeader
        title={words.access.title}
        note={review.data ? dueNote(review.data, words) : undefined}
        actions={<Export />}
      />
      <Toolbar>
        <SearchField label={words.access.search} value={text} onChange={setText} />
        <Segmented
          label={words.access.dueAt}
          value={which}
          onChange={setWhich}
          segments={[
            { value: 'all', label: words.access.all, count: review.data?.rows.length },
            { value: 'due', label: words.access.onlyDue, count: review.data?.due },
          ]}
        />
        {open.length > 1 && (text !== '' || which === 'due') ? (
          <Button onClick={() => setAsking(open)}>{words.access.confirmShown(open.length)}</Button>
        ) : null}
        {review.data ? <Every key={review.data.everyDays} days={review.data.everyDays} /> : null}
      </Toolbar>
      {review.error ? <Banner tone="bad">{sentenceOf(review.error)}</Banner> : null}
      {review.isPending ? <SkeletonRows /> : null}
      {review.data && rows.length === 0 ? <EmptyState title={words.access.nobody} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={words.access.title}
          columns={columns}
          rows={rows}
          idOf={(row) => `${row.personId} ${row.clientId ?? ''}`}
          view={view}
          onViewChange={setView}
        />
      ) : null}
      <Ask rows={asking} onDone={() => setAsking([])} />
    </>
  );
}

const dueNote = ({ due }: Review, words: ReturnType<typeof useWords>) =>
  due === 0 ? words.access.nothingDue : words.access.due(due);

function Ask({ rows, onDone }: { readonly rows: readonly AccessRow[]; readonly onDone: () => void }) {
  const words = useWords();
  const cache = useQueryClient();
  const confirm = useMutation({
    mutationFn: () =>
      api.access.confirm({ items: rows.map(({ personId, clientId }) => ({ personId, clientId })) }),
    onSuccess: (after) => {
      cache.setQueryData(queries.accessReview().queryKey, after);
      onDone();
    },
  });
  const named = rows.slice(0, 8).map((row) => `${row.person} · ${row.client ?? words.access.everyClient}`);
  const more = rows.length > named.length ? [`+ ${rows.length - named.length}`] : [];
  return (
    <Confirm
      open={rows.length > 0}
      title={words.access.confirmTitle(rows.length)}
      points={[...named, ...more, ...words.access.confirmPoints]}
      confirm={words.access.confirm}
      tone="normal"
      busy={confirm.isPending}
      onConfirm={() => confirm.mutate()}
      onCancel={onDone}
    >
      {confirm.error ? <Banner tone="bad">{sentenceOf(confirm.error)}</Banner> : null}
    </Confirm>
  );
}

function Every({ days: before }: { readonly days: number }) {
  const words = useWords();
  const cache = useQueryClient();
  const [days, setDays] = useState<number | null>(before);
  const save = useMutation({
    mutationFn: (next: number) => api.access.setEvery({ days: next }),
    onSuccess: (after) => cache.setQueryData(queries.accessReview().queryKey, after),
    onError: (error) => showToast({ tone: 'bad', title: words.access.failed, body: sentenceOf(error) }),
  });
  return (
    <form
      className={css.every}
      onSubmit={(event) => {
        event.preventDefault();
        if (days !== null) save.mutate(days);
      }}
    >
      <span aria-hidden="true">{words.access.every}</span>
      <NumberField
        label={words.access.every}
        labelHidden
        unit={words.access.days}
        value={days}
        onChange={setDays}
        min={7}
        max={730}
        className={css.days}
      />
      {days === before ? null : (
        <Button size="small" type="submit" loading={save.isPending}>
          {words.access.save}
        </Button>
      )}
    </form>
  );
}

function Export() {
  const words = useWords();
  const save = useMutation({
    mutationFn: () => api.access.export({}),
    onSuccess: ({ savedAs, rows }) => {
      if (savedAs !== null) showToast({ title: words.access.exported(rows), body: savedAs });
    },
    onError: (error) => showToast({ tone: 'bad', title: words.access.failed, body: sentenceOf(error) }),
  });
  return (
    <Button icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
      {words.access.export}
    </Button>
  );
}
