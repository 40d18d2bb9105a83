import { AppError } from '../../../shared/failure.ts';
import type { EraseFacts, Erased } from '../../../shared/model/client.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { eraseDetails, record } from '../../audit/use-cases.ts';
import { type Db, write } from '../../db/access.ts';
import { standAbove } from '../../policy/use-cases.ts';
import { forgetClient } from '../../sync/forget.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { forgetLoose } from '../loose/use-cases.ts';
import { assetRowsOf, clientRow } from '../store.ts';
import { assertNothingUnknown } from '../use-cases.ts';
import { countOwned, deleteOwned } from './store.ts';

/** What would go, and what would not: shown before the name has to be typed. */
export function eraseFacts(work: OpenWorkspace, clientId: ClientId): Omit<EraseFacts, 'backups'> {
  const row = archivedOnly(work, clientId);
  return {
    name: row.name,
    assets: assetRowsOf(work.ledger, clientId).map(({ name }) => name),
    ledgerRows: countOwned(work.ledger, clientId),
    insightRows: countOwned(work.insights, clientId),
  };
}

/**
 * Deletes a client for good: it was archived before, and its name is typed. Figures and pictures go first, in pieces; cut
 * short, the client is still there and the act can be repeated. Then everything else in one transaction. Of the trail the
 * rows stay, which commit to what they said by a hash, and the words themselves go.
 */
export async function eraseClient(
  work: OpenWorkspace,
  ask: { readonly clientId: ClientId; readonly name: string },
): Promise<Omit<Erased, 'backups'>> {
  const { clientId } = ask;
  const row = archivedOnly(work, clientId);
  if (ask.name !== row.name)
    throw new AppError('invalid_request', 'The name does not match. Nothing was deleted.');
  assertNothingUnknown(work.ledger, clientId);
  const insightRows = await forgetClient(work.insights, clientId);
  const by = { actor: work.actor, at: work.clock.now(), ids: work.ids };
  const ledgerRows = write(work.ledger, (w) => {
    assertNothingUnknown(w, clientId);
    eraseDetails(w, clientId, by);
    forgetLoose(w);
    standAbove(work, w, clientId);
    const gone = deleteOwned(w, clientId);
    const detail = { clientId, ledgerRows: gone, insightRows };
    const event = { chain: 'workspace', actor: work.actor, what: 'client.erased', subject: clientId, detail };
    record(w, event, by.at, work.ids);
    return gone;
  });
  for (const db of [work.ledger, work.insights]) foldLog(db);
  return { ledgerRows, insightRows };
}

function archivedOnly(work: OpenWorkspace, clientId: ClientId) {
  const row = clientRow(work.ledger, clientId);
  if (!row) throw new AppError('not_found', 'There is no such client.');
  if (row.archivedAt === null)
    throw new AppError('conflict', 'Only an archived client can be deleted. Archive it first.');
  return row;
}

/** SECURITY: the write-ahead log still holds the pages as they were; folded in and cut off, it holds nothing. */
function foldLog({ raw }: Db): void {
  raw.pragma('wal_checkpoint(TRUNCATE)');
}
