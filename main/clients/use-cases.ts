import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { Client, ClientCard } from '../../shared/model/client.ts';
import { Client as ClientModel, ClientCard as Card, colourFor } from '../../shared/model/client.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { ClientScope } from './scope.ts';
import {
  addBeside,
  addClient,
  clientRow,
  clientRows,
  countClients,
  openChangesOf,
  setArchived,
  updateClient,
} from './store.ts';

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

/** The same in a transaction of the caller's, under an id that was made before, with all that is known of it already. */
export function createClientIn(
  work: OpenWorkspace,
  w: Writer,
  id: ClientId,
  ask: NewClient,
  known: Partial<ClientCard> = {},
): Client {
  const createdAt = work.clock.now();
  const { name, currency, timezone, colour = colourFor(countClients(w)) } = ask;
  const first = { businessName: '', email: '', language: 'en' as const, notes: '', labels: [], contacts: [] };
  const card: ClientCard = { ...first, ...known, name, currency, timezone, colour };
  const { labels: _, contacts: __, ...columns } = card;
  const at = createdAt.toISOString();
  addClient(w, { ...columns, id, archivedAt: null, createdAt: at, createdBy: work.person.personId });
  addBeside(w, id, card, () => work.ids.next());
  const detail = { name, after: { currency, timezone, colour, ...known, name } };
  record(w, { chain: id, actor: work.actor, what: 'client.added', subject: id, detail }, createdAt, work.ids);
  return ClientModel.parse({ ...card, id, logo: null, archivedAt: null, createdAt: at });
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
    if (isArchived) assertNothingUnknown(w, clientId);
    setArchived(w, clientId, isArchived ? at.toISOString() : null);
    const what = isArchived ? 'client.archived' : 'client.restored';
    const detail = { name: row.name };
    record(w, { chain: clientId, actor: work.actor, what, subject: clientId, detail }, at, work.ids);
  });
}

/** An archived client is on no screen that says so, and a deleted one takes its rows with it: what nobody knows stays in sight. */
export function assertNothingUnknown(r: Reader, clientId: ClientId): void {
  if (openChangesOf(r, clientId) === 0) return;
  throw new AppError(
    'conflict',
    'What became of a budget change of this client is not known yet. Nothing of it goes out of sight until it is.',
  );
}
