import { type TriageRow, urgencyOf } from '../../../shared/model/triage.ts';
import { fold, matches } from '../../ui/find.ts';
import { everyLabel, type TriageView } from './store.ts';

/** Whom a view shows. The order is main's: worst first. */
export function shownRows(rows: readonly TriageRow[], view: Omit<TriageView, 'table'>): readonly TriageRow[] {
  const wanted = fold(view.text.trim());
  return rows.filter(
    (row) =>
      isIn(row, view.whom) &&
      (view.label === everyLabel || row.labels.includes(view.label)) &&
      (wanted === '' || matches(`${row.name} ${row.labels.join(' ')}`, view.text)),
  );
}

export function isIn(row: TriageRow, whom: TriageView['whom']): boolean {
  if (whom === 'mine') return row.role !== null;
  return whom === 'everyone' || needsSomebody(row);
}

function needsSomebody(row: TriageRow): boolean {
  const { tone } = urgencyOf(row);
  return tone === 'bad' || tone === 'warn';
}

export function labelsOf(rows: readonly TriageRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ labels }) => labels))].toSorted((a, b) => a.localeCompare(b));
}
