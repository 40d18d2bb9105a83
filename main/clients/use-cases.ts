import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { Client, ClientCard } from '../../shared/model/client.ts';
import { Client as ClientModel, ClientCard as Card, colourFor } from '../../shared/model/client.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientScope } from './scope.ts';
import { addClient, clientRow, clientRows, countClients, setArchived, updateClient } from './store.ts';

export function listClients(work: OpenWorkspace, session: Session): Client[] {
  const which = session.isSuperAdmin ? 'all' : [...session.roles.keys()];
  return clientRows(work.ledger, which).map((row) => ClientModel.parse(row));
}

export function listArchived(work: OpenWorkspace): Client[] {
  return clientRows(work.ledger, 'archived').map((row) => ClientModel.parse(row));
}

export interface NewClient {
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly colour?: string | undefined;
}

export function createClient(work: OpenWorkspace, ask: NewClient): Client {
  return write(work.ledger, (w) => createClientIn(work, w, ClientId.parse(work.ids.next()), ask));
}

/** The same in a transaction of the caller's, under an id that was made before. */
export function createClientIn(work: OpenWorkspace, w: Writer, id: ClientId, ask: NewClient): Client {
  const at = work.clock.now();
  const row = {
    id,
    name: ask.name,
    currency: ask.currency,
    timezone: ask.timezone,
    colour: ask.colour ?? colourFor(countClients(w)),
    businessName: '',
    email: '',
    language: 'en' as const,
    notes: '',
    archivedAt: null,
    createdAt: at.toISOString(),
    createdBy: work.person.personId,
  };
  addClient(w, row);
  const { name, currency, timezone, colour } = row;
  const detail = { name, after: { name, currency, timezone, colour } };
  record(w, { chain: id, actor: work.actor, what: 'client.added', subject: id, detail }, at, work.ids);
  return ClientModel.parse({ ...row, logo: null, labels: [], contacts: [] });
}

/** Only what really changed is recorded, so that the trail reads like what the person did. */
export function changeClient(work: OpenWorkspace, scope: ClientScope, card: ClientCard): Client {
  return write(work.ledger, (w) => changeClientIn(work, w, scope.clientId, card));
}

export function changeClientIn(work: OpenWorkspace, w: Writer, clientId: ClientId, card: ClientCard): Client {
  const before = Card.parse(clientRow(w, clientId));
  const labels = [...new Map(card.labels.map((label) => [label.toLowerCase(), label])).values()];
  const after = { ...card, labels: labels.toSorted((a, b) => a.localeCompare(b)) };
  const changed = (Object.keys(after) as (keyof ClientCard)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (changed.length > 0) {
    updateClient(w, clientId, after, () => work.ids.next());
    const pick = (from: ClientCard) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    const detail = { name: after.name, before: pick(before), after: pick(after) };
    const row = { chain: clientId, actor: work.actor, what: 'client.changed', subject: clientId, detail };
    record(w, row, work.clock.now(), work.ids);
  }
  return ClientModel.parse(clientRow(w, clientId));
}

export function archiveClient(work: OpenWorkspace, clientId: ClientId, isArchived: boolean): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const row = clientRow(w, clientId);
    if (!row) throw new AppError('not_found', 'There is no such client.');
    if ((row.archivedAt !== null) === isArchived) return;
    setArchived(w, clientId, isArchived ? at.toISOString() : null);
    const what = isArchived ? 'client.archived' : 'client.restored';
    const detail = { name: row.name };
    record(w, { chain: clientId, actor: work.actor, what, subject: clientId, detail }, at, work.ids);
  });
}
