import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDraft, ImportOutcome, ImportRow } from '../../../shared/model/client-import.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/use-words.ts';
import { FixRow } from './fix-row.tsx';
import css from './import.module.css';
import { useImport } from './import-store.ts';
import { RowTable } from './row-table.tsx';

export interface PreviewProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onDone: (outcome: ImportOutcome) => void;
}

type Filter = 'all' | 'problems' | 'ready';
const isGood = ({ verdict }: ImportRow) => verdict === 'ready' || verdict === 'warn';
const passes: Readonly<Record<Filter, (row: ImportRow) => boolean>> = {
  all: () => true,
  problems: ({ verdict }) => verdict === 'bad',
  ready: isGood,
};

/** Every row with its verdict. What can be imported is chosen; what cannot is put right here, or left out. */
export function Preview({ draft, onChange, onDone }: PreviewProps) {
  const words = useWords();
  const left = useImport((state) => state.left);
  const [filter, setFilter] = useState<Filter>('all');
  const [openLine, setOpenLine] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const { draftId } = draft;
  const good = draft.rows.filter(isGood);
  const chosen = good.filter(({ line }) => !left.has(line));
  const isChecked = good.every(({ checked }) => checked);
  const check = useMutation({ mutationFn: () => api.imports.check({ draftId }), onSuccess: onChange });
  const shown = draft.rows.filter(passes[filter]);
  const open = draft.rows.find(({ line }) => line === openLine);
  return (
    <>
      {check.error ? <Banner tone="bad">{sentenceOf(check.error)}</Banner> : null}
      <FileLine draft={draft} />
      <Toolbar
        right={
          isChecked ? (
            <Button look="primary" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
              {words.imports.run(chosen.length)}
            </Button>
          ) : (
            <Button look="primary" loading={check.isPending} onClick={() => check.mutate()}>
              {check.isPending ? words.imports.checking : words.imports.check}
            </Button>
          )
        }
      >
        <FilterRows rows={draft.rows} filter={filter} onChange={setFilter} />
      </Toolbar>
      <div className={css.grow}>
        <RowTable rows={shown} selected={openLine} onOpen={setOpenLine} />
      </div>
      {open ? (
        <FixRow
          key={open.line}
          draftId={draftId}
          row={open}
          onClose={() => setOpenLine(null)}
          onFixed={onChange}
        />
      ) : null}
      {asking ? <Run draft={draft} chosen={chosen} onDone={onDone} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

interface RunProps {
  readonly draft: ImportDraft;
  readonly chosen: readonly ImportRow[];
  readonly onDone: (outcome: ImportOutcome) => void;
  readonly onClose: () => void;
}

function Run({ draft, chosen, onDone, onClose }: RunProps) {
  const words = useWords();
  const run = useMutation({
    mutationFn: () => api.imports.run({ draftId: draft.draftId, lines: chosen.map(({ line }) => line) }),
    onSuccess: onDone,
  });
  const updates = chosen.filter(({ existing }) => existing !== null).length;
  return (
    <Confirm
      open
      title={words.imports.runTitle(chosen.length)}
      points={[
        ...words.imports.runPoints(chosen.length - updates, updates, draft.rows.length - chosen.length),
        words.imports.allOrNone,
      ]}
      confirm={words.imports.run(chosen.length)}
      busy={run.isPending}
      onConfirm={() => run.mutate()}
      onCancel={onClose}
    >
      {run.error ? <Banner tone="bad">{sentenceOf(run.error)}</Banner> : null}
    </Confirm>
  );
}

interface FilterProps {
  readonly rows: readonly ImportRow[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function FilterRows({ rows, filter, onChange }: FilterProps) {
  const words = useWords();
  return (
    <Segmented
      label={words.imports.filter}
      value={filter}
      onChange={onChange}
      segments={(['all', 'problems', 'ready'] as const).map((value) => ({
        value,
        label: words.imports[value],
        count: rows.filter(passes[value]).length,
      }))}
    />
  );
}

function FileLine({ draft }: { readonly draft: ImportDraft }) {
  const words = useWords();
  const { fileName, encoding, delimiter, unknownColumns, rows } = draft;
  return (
    <div className={css.file}>
      <p>
        {words.imports.file(fileName, encoding, words.imports.delimiter[delimiter])} ·{' '}
        {words.imports.rows(rows.length)}
      </p>
      {encoding === 'windows-1250' ? <Banner tone="warn">{words.imports.guessed}</Banner> : null}
      {unknownColumns.length > 0 ? (
        <Banner tone="warn">{words.imports.unknown(unknownColumns.join(', '))}</Banner>
      ) : null}
    </div>
  );
}
