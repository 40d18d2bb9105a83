import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { periodOf } from '../../../shared/model/period.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PeriodPicker, type PeriodChoice } from '../../ui/period-picker.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';
import { keptScreen, viewOf } from '../triage/store.ts';
import { clientsOf } from './many-choice.ts';
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
  const { shown, error, filters } = useFiltered(clients);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
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
        {error || run.error ? <Banner tone="bad">{sentenceOf(error ?? run.error)}</Banner> : null}
        <div className={css.buttons}>
          <PeriodPicker value={choice} onChange={setChoice} today={today} />
          {filters}
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

/** By label, and by a view that the person keeps of all clients. */
function useFiltered(clients: readonly Client[]) {
  const words = useWords();
  const [label, setLabel] = useState(every);
  const [viewId, setViewId] = useState(every);
  const kept = useQuery(queries.views(keptScreen));
  const triage = useQuery({ ...queries.triage(), enabled: viewId !== every });
  const found = kept.data?.find(({ id }) => id === viewId);
  const shown = clientsOf(clients, triage.data?.rows ?? [], {
    label: label === every ? null : label,
    view: found ? viewOf(found.view) : null,
  });
  const labels = [...new Set(clients.flatMap((client) => client.labels))].toSorted();
  const filters = (
    <>
      <Narrow
        label={words.triage.views}
        all={words.desk.allClients}
        choices={(kept.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={viewId}
        onChange={setViewId}
      />
      <Narrow
        label={words.clients.labelFilter}
        all={words.clients.everyLabel}
        choices={labels.map((one) => ({ value: one, label: one }))}
        value={label}
        onChange={setLabel}
      />
    </>
  );
  return { shown, error: kept.error ?? triage.error, filters };
}

interface NarrowProps {
  readonly label: string;
  /** What the first choice says, which leaves nobody out. */
  readonly all: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Not shown where there is nothing to choose by. */
function Narrow({ label, all, choices, value, onChange }: NarrowProps) {
  if (choices.length === 0) return null;
  const both = [{ value: every, label: all }, ...choices];
  return <Select label={label} labelHidden value={value} onChange={onChange} choices={both} />;
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
