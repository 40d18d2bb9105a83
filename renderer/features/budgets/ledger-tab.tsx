import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LedgerEntry } from '../../../shared/model/change.ts';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { sayings } from '../figures/said.ts';
import { ledgerTable } from './ledger-csv.ts';
import { useMayPropose } from './may.ts';
import { ProposeDrawer, type ProposeTarget } from './propose-drawer.tsx';
import { TableCard } from './table-card.tsx';

/** All changes of the client's budgets, ours and everybody else's, and the way back from ours. */
export function LedgerTab({ client }: { readonly client: Client }) {
  const words = useWords();
  const ledger = useQuery(queries.ledger(client.id));
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  const [chosen, setChosen] = useState<string | null>(null);
  const [target, setTarget] = useState<ProposeTarget | null>(null);
  const entry = ledger.data?.find(({ id }) => id === chosen);
  const back = useMutation({
    mutationFn: (changeId: string) => api.budgets.rollback({ clientId: client.id, changeId }),
    onSuccess: (found) => setTarget({ ...found, source: 'rollback' }),
  });
  const save = useSave(client, ledger.data ?? []);
  const problem = ledger.error ?? back.error ?? save.error;
  const mayPropose = useMayPropose(client.id);
  return (
    <>
      <Toolbar
        flush
        right={
          <>
            {mayPropose ? <TakeBack entry={entry} back={back} /> : null}
            <Button icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
              {words.budgets.saveCsv}
            </Button>
          </>
        }
      >
        <span>{words.budgets.ledgerNote}</span>
      </Toolbar>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {ledger.isPending ? <SkeletonRows /> : null}
      {ledger.data?.length === 0 ? (
        <EmptyState title={words.budgets.noChanges}>{words.budgets.noChangesHint}</EmptyState>
      ) : null}
      {ledger.data && ledger.data.length > 0 ? (
        <TableCard rows={ledger.data.length}>
          <DataTable
            label={words.budgets.ledger}
            columns={columns}
            rows={ledger.data}
            idOf={(one) => one.id}
            view={view}
            onViewChange={setView}
            onOpen={(one) => setChosen(one.id === chosen ? null : one.id)}
            selected={chosen}
            inCard
          />
        </TableCard>
      ) : null}
      {target ? <ProposeDrawer {...{ target }} clientId={client.id} onClose={() => setTarget(null)} /> : null}
    </>
  );
}

interface TakeBackProps {
  readonly entry: LedgerEntry | undefined;
  readonly back: { readonly isPending: boolean; readonly mutate: (changeId: string) => void };
}

function TakeBack({ entry, back }: TakeBackProps) {
  const words = useWords();
  const change = entry?.change?.state === 'confirmed' ? entry.change : null;
  return (
    <Button
      icon={Undo2}
      disabled={change === null}
      loading={back.isPending}
      onClick={() => (change ? back.mutate(change.id) : undefined)}
    >
      {words.budgets.takeBack}
    </Button>
  );
}

function useSave(client: Client, entries: readonly LedgerEntry[]) {
  const words = useWords();
  const formats = useFormats();
  return useMutation({
    mutationFn: () =>
      api.exports.clientTable({
        clientId: client.id,
        name: `${client.name} ${words.budgets.ledger}`,
        ...ledgerTable(entries, sayings(words, formats).results),
      }),
  });
}

const tones: Readonly<Record<LedgerEntry['source'], Tone>> = {
  ours: 'info',
  others: 'neutral',
  meta: 'neutral',
  unexplained: 'bad',
};

function amounts(entry: LedgerEntry, words: Words, formats: Formats): string {
  const { currency, beforeMinor, afterMinor } = entry;
  const money = (minor: number | null) =>
    minor === null ? words.ui.noData : formats.money({ minor, currency });
  return `${money(beforeMinor)} → ${money(afterMinor)}`;
}

function stateText({ change, inLog }: LedgerEntry, words: Words): string {
  if (!change) return words.budgets.byLog;
  const logged = inLog === null ? '' : inLog ? ` · ${words.budgets.inLog}` : ` · ${words.budgets.notInLog}`;
  return words.approvals.outcomes[change.state] + (change.state === 'confirmed' ? logged : '');
}

function effectText({ effect, currency }: LedgerEntry, words: Words, formats: Formats): string {
  if (effect === null) return words.ui.noData;
  const money = (minor: number) => formats.money({ minor, currency }, { whole: true });
  return `${money(effect.before)} → ${money(effect.after)}`;
}

/** "Bookings 40 → 47"; what was counted is named, because the client may change it. */
function resultsText({ effect }: LedgerEntry, words: Words, formats: Formats): string {
  if (effect === null || effect.result === null) return words.ui.noData;
  const { before, after } = effect.results;
  const count = (value: number | null) => (value === null ? words.ui.noData : formats.number(value, 0));
  return `${sayings(words, formats).results(effect.result)} ${count(before)} → ${count(after)}`;
}

function costText({ effect, currency }: LedgerEntry, words: Words, formats: Formats): string {
  if (effect === null) return words.ui.noData;
  const { before, after } = effect.costMicros;
  const money = (micros: number | null) =>
    micros === null ? words.ui.noData : formats.spend(micros, currency);
  return before === null && after === null ? words.ui.noData : `${money(before)} → ${money(after)}`;
}

/** Whoever proposed it, and below them whoever approved it, or the program it was done with. */
function Who({ people }: { readonly people: string }) {
  const [first = '', ...others] = people.split(' · ');
  return others.length === 0 ? first : <TwoLines below={others.join(' · ')}>{first}</TwoLines>;
}

function useColumns(): readonly Column<LedgerEntry>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const when = (one: LedgerEntry) => formats.dateTime(one.at);
    const source = (one: LedgerEntry) => words.budgets.sources[one.source];
    const money = (one: LedgerEntry) => amounts(one, words, formats);
    const state = (one: LedgerEntry) => stateText(one, words);
    const effect = (one: LedgerEntry) => effectText(one, words, formats);
    const results = (one: LedgerEntry) => resultsText(one, words, formats);
    const cost = (one: LedgerEntry) => costText(one, words, formats);
    const name = (one: LedgerEntry) => one.objectName;
    const who = (one: LedgerEntry) => one.who;
    return [
      {
        id: 'when',
        title: words.budgets.when,
        width: 152,
        fixed: true,
        cell: when,
        text: when,
        sort: (one) => one.at,
      },
      { id: 'object', title: words.budgets.object, width: 170, grow: 2, cell: name, text: name, sort: name },
      { id: 'amount', title: words.budgets.fromTo, width: 162, cell: money, text: money },
      { id: 'state', title: words.budgets.state, width: 118, cell: state, text: state, sort: state },
      {
        id: 'source',
        title: words.budgets.source,
        width: 84,
        cell: (one) => <Badge tone={tones[one.source]}>{source(one)}</Badge>,
        text: source,
        sort: source,
      },
      {
        id: 'who',
        title: words.budgets.who,
        width: 140,
        grow: 1,
        cell: (one) => <Who people={one.who} />,
        text: who,
        sort: who,
      },
      { id: 'effect', title: words.budgets.effect, width: 212, cell: effect, text: effect },
      { id: 'results', title: words.budgets.effectResults, width: 200, cell: results, text: results },
      { id: 'cost', title: words.budgets.effectCost, width: 190, cell: cost, text: cost },
    ];
  }, [words, formats]);
}
