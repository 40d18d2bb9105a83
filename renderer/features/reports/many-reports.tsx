import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { periodOf } from '../../../shared/model/period.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PeriodPicker, type PeriodChoice } from '../../ui/period-picker.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './reports.module.css';

const every = '';

/** One file for each of many clients, in one folder. The bar at the bottom shows how far it is and cancels it. */
export function ManyReports({
  clients,
  onClose,
}: {
  readonly clients: readonly Client[];
  readonly onClose: () => void;
}) {
  const words = useWords();
  const [today] = useState(() => dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()));
  const [choice, setChoice] = useState<PeriodChoice>({
    period: periodOf('last_month', today),
    comparison: 'previous_period',
  });
  const [label, setLabel] = useState(every);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = clients.filter((client) => label === every || client.labels.includes(label));
  const chosen = shown.filter(({ id }) => !left.has(id));
  const run = useMutation({
    mutationFn: () =>
      api.reports.exportMany({ clientIds: chosen.map(({ id }) => id), period: choice.period }),
  });
  const toggle = (id: string) => setLeft(left.has(id) ? without(left, id) : new Set([...left, id]));
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={words.reports.manyTitle}
      description={words.reports.manyWhy}
      busy={run.isPending}
      onSubmit={() => run.mutate()}
      actions={
        <Button look="primary" type="submit" loading={run.isPending} disabled={chosen.length === 0}>
          {words.reports.manyGo(chosen.length)}
        </Button>
      }
    >
      <div className={css.fields}>
        {run.error ? <Banner tone="bad">{sentenceOf(run.error)}</Banner> : null}
        <div className={css.buttons}>
          <PeriodPicker value={choice} onChange={setChoice} today={today} />
          <LabelFilter clients={clients} value={label} onChange={setLabel} />
        </div>
        {run.data && run.data.folder !== null ? (
          <Results clients={clients} results={run.data.results} />
        ) : (
          <div className={css.sections}>
            {shown.map(({ id, name }) => (
              <Checkbox key={id} label={name} checked={!left.has(id)} onChange={() => toggle(id)} />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface LabelFilterProps {
  readonly clients: readonly Client[];
  readonly value: string;
  readonly onChange: (label: string) => void;
}

function LabelFilter({ clients, value, onChange }: LabelFilterProps) {
  const words = useWords();
  const labels = [...new Set(clients.flatMap((client) => client.labels))].toSorted();
  if (labels.length === 0) return null;
  return (
    <Select
      label={words.clients.labelFilter}
      labelHidden
      value={value}
      onChange={onChange}
      choices={[
        { value: every, label: words.clients.everyLabel },
        ...labels.map((one) => ({ value: one, label: one })),
      ]}
    />
  );
}

interface ResultsProps {
  readonly clients: readonly Client[];
  readonly results: Awaited<ReturnType<typeof api.reports.exportMany>>['results'];
}

function Results({ clients, results }: ResultsProps) {
  const words = useWords();
  const names = new Map(clients.map(({ id, name }) => [id as string, name]));
  const facts = results.map(({ clientId, outcome, fileName, sentence }) => ({
    term: names.get(clientId) ?? '',
    value: outcome === 'saved' ? fileName : `${words.reports.outcome[outcome]} ${sentence}`.trim(),
  }));
  return <Facts facts={facts} />;
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id));
}
