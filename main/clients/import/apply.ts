import { AppError } from '../../../shared/failure.ts';
import type { ClientCard } from '../../../shared/model/client.ts';
import { ClientCard as Card } from '../../../shared/model/client.ts';
import type { ImportedRow, ImportOutcome } from '../../../shared/model/client-import.ts';
import { isBad } from '../../../shared/model/client-import.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import { writeInSlices } from '../../db/access.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { connectIn } from '../assets/use-cases.ts';
import { clientRow, ownerOf } from '../store.ts';
import { changeClientIn, createClientIn } from '../use-cases.ts';
import { clientIdOf, type Draft, type DraftRow, judgeAgain, problemsOf } from './drafts.ts';
import type { Meant } from './rules.ts';

export interface ApplyNeeds {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * All the chosen rows or none: one transaction, so that a failure in the last row leaves no half of an agency behind,
 * in slices, so that a thousand of them do not hold the window.
 */
export async function applyDraft(
  work: OpenWorkspace,
  draft: Draft,
  lines: ReadonlySet<number>,
  needs: ApplyNeeds,
): Promise<ImportOutcome> {
  judgeAgain(draft);
  assertReady(draft, lines);
  draft.isRunning = true;
  try {
    draft.result = await writeInSlices(work.ledger, (w) => applyRows(work, w, draft, lines, needs));
    return countsOf(draft.result);
  } finally {
    draft.isRunning = false;
  }
}

function assertReady(draft: Draft, lines: ReadonlySet<number>): void {
  const isReady = (row: DraftRow, index: number) =>
    row.meta !== null && row.meant.action !== 'skip' && !problemsOf(draft, index).some(isBad);
  const stuck = draft.rows.find(
    (row, index) => lines.has(row.line) && row.meant.action !== 'skip' && !isReady(row, index),
  );
  if (stuck)
    throw new AppError(
      'conflict',
      `Line ${stuck.line} is not ready any more. Look at it again; nothing was imported.`,
      { line: stuck.line },
    );
}

function* applyRows(
  work: OpenWorkspace,
  w: Writer,
  { id, rows, judged }: Draft,
  lines: ReadonlySet<number>,
  { signal, onProgress }: ApplyNeeds,
): Generator<void, ImportedRow[]> {
  const imported: ImportedRow[] = [];
  for (const [index, row] of rows.entries()) {
    signal.throwIfAborted();
    const existing = (judged[index]?.existingId ?? null) as ClientId | null;
    imported.push(becameOf(work, w, row, existing, lines));
    onProgress(imported.length, rows.length);
    yield;
  }
  const detail = { ...countsOf(imported), rows: imported.length };
  const row = { chain: 'workspace', actor: work.actor, what: 'clients.imported', subject: id, detail };
  record(w, row, work.clock.now(), work.ids);
  return imported;
}

function becameOf(
  work: OpenWorkspace,
  w: Writer,
  row: DraftRow,
  existing: ClientId | null,
  lines: ReadonlySet<number>,
): ImportedRow {
  const { line, meant } = row;
  if (meant.action === 'skip') return { line, name: meant.name, outcome: 'skipped', clientId: null };
  if (!lines.has(line)) return { line, name: meant.name, outcome: 'left_out', clientId: null };
  const clientId = applyRow(work, w, row, existing);
  return { line, name: meant.name, outcome: existing === null ? 'added' : 'updated', clientId };
}

function countsOf(rows: readonly ImportedRow[]): ImportOutcome {
  const count = (outcome: ImportedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    added: count('added'),
    updated: count('updated'),
    skipped: count('skipped'),
    leftOut: count('left_out'),
  };
}

function applyRow(work: OpenWorkspace, w: Writer, row: DraftRow, existing: ClientId | null): ClientId {
  const { meant, meta } = row;
  const account = meta?.assets.find(({ kind }) => kind === 'ad_account');
  const clientId = existing ?? clientIdOf(work, row);
  if (existing === null) {
    const currency = meant.currency || account?.currency;
    const timezone = meant.timezone || account?.timezone;
    if (!currency || !timezone)
      throw new AppError(
        'conflict',
        `Line ${row.line}: Meta does not say the currency or time zone. Nothing was imported.`,
      );
    createClientIn(work, w, clientId, { name: meant.name, currency, timezone }, knownBy(meant));
  } else {
    changeClientIn(work, w, clientId, changedBy(Card.parse(clientRow(w, clientId)), meant));
  }
  meta?.vetted?.keep(w);
  for (const asset of meta?.assets ?? []) {
    const owner = ownerOf(w, asset.metaId);
    if (owner?.clientId !== clientId || owner.disconnectedAt !== null) connectIn(work, w, clientId, asset);
  }
  return clientId;
}

function knownBy({ name, email, businessName, labels, role }: Meant): Partial<ClientCard> {
  const contact = { name: name.slice(0, 120), phone: '', role, email };
  return { email, businessName, labels: [...labels], contacts: email !== '' && role !== '' ? [contact] : [] };
}

/** What the row says, over what was there: an empty cell changes nothing. */
function changedBy(card: ClientCard, meant: Meant): ClientCard {
  const { name, email, businessName, currency, timezone, labels, role } = meant;
  const others = card.contacts.filter((contact) => contact.email !== email);
  const known = card.contacts.find((contact) => contact.email === email);
  const contact = { name: known?.name ?? name.slice(0, 120), phone: known?.phone ?? '', role, email };
  return {
    ...card,
    name,
    email: email || card.email,
    businessName: businessName || card.businessName,
    currency: currency || card.currency,
    timezone: timezone || card.timezone,
    labels: labels.length > 0 ? [...labels] : card.labels,
    contacts: email !== '' && role !== '' ? [...others, contact] : card.contacts,
  };
}
