import type { LedgerEntry } from '../../../shared/model/change.ts';
import type { ResultName } from '../../../shared/model/figures.ts';
import { offsetOf } from '../../../shared/model/money.ts';

type Cell = string | number | null;

interface Ask {
  readonly entry: LedgerEntry;
  /** What is counted, in the reader's language. */
  readonly result: (name: ResultName) => string;
}

/** Amounts are bare numbers with their currency beside them; the names are those of a report's tables. */
const columns: Readonly<Record<string, (ask: Ask) => Cell>> = {
  at: ({ entry }) => entry.at,
  object_id: ({ entry }) => entry.objectId,
  object: ({ entry }) => entry.objectName,
  source: ({ entry }) => entry.source,
  who: ({ entry }) => entry.who,
  currency: ({ entry }) => entry.currency,
  before: ({ entry }) => major(entry.beforeMinor, entry),
  after: ({ entry }) => major(entry.afterMinor, entry),
  state: ({ entry }) => entry.change?.state ?? null,
  in_meta_log: ({ entry }) => (entry.inLog === null ? null : entry.inLog ? 'yes' : 'no'),
  meta_code: ({ entry }) => entry.change?.metaCode ?? null,
  trace_id: ({ entry }) => entry.change?.traceId ?? null,
  proposal: ({ entry }) => entry.change?.proposalId ?? null,
  spend_a_day_before: ({ entry }) => major(entry.effect?.before ?? null, entry),
  spend_a_day_after: ({ entry }) => major(entry.effect?.after ?? null, entry),
  result: ({ entry, result }) => (entry.effect?.result ? result(entry.effect.result) : null),
  results_before: ({ entry }) => entry.effect?.results.before ?? null,
  results_after: ({ entry }) => entry.effect?.results.after ?? null,
  cost_each_before: ({ entry }) => ofMicros(entry.effect?.costMicros.before ?? null),
  cost_each_after: ({ entry }) => ofMicros(entry.effect?.costMicros.after ?? null),
};

function major(minor: number | null, { currency }: LedgerEntry): number | null {
  const offset = offsetOf(currency);
  return minor === null || offset === null ? null : minor / offset;
}

const ofMicros = (micros: number | null) => (micros === null ? null : micros / 1_000_000);

/** The ledger for a spreadsheet. What is not known is empty, never 0. */
export function ledgerTable(entries: readonly LedgerEntry[], result: Ask['result']) {
  return {
    header: Object.keys(columns),
    rows: entries.map((entry) => Object.values(columns).map((cell) => cell({ entry, result }))),
  };
}
