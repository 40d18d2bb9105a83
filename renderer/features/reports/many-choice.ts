import type { Client } from '../../../shared/model/client.ts';
import type { TriageRow } from '../../../shared/model/triage.ts';
import { shownRows } from '../triage/rows.ts';
import type { TriageView } from '../triage/store.ts';

export interface ManyChoice {
  /** `null`: of every label. */
  readonly label: string | null;
  /** One of the person's own views of all clients; `null`: without one. */
  readonly view: Omit<TriageView, 'table'> | null;
}

/** The clients of a label and of a view, as All clients itself would show that view now. */
export function clientsOf(
  clients: readonly Client[],
  rows: readonly TriageRow[],
  { label, view }: ManyChoice,
): readonly Client[] {
  const inView = view === null ? null : new Set(shownRows(rows, view).map(({ clientId }) => clientId));
  return clients.filter(
    ({ id, labels }) => (label === null || labels.includes(label)) && (inView === null || inView.has(id)),
  );
}
