import type { TokenTrouble } from '../../shared/model/token.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { examine, type Examined } from './examine.ts';
import { settleDeath } from './news.ts';
import { troubleSentences } from './rules.ts';
import { addCheck, changeToken, type CheckRow, type TokenRow, tokenRow } from './store.ts';
import { type DeadToken, noToken, withOpened } from './vault.ts';

export type How = CheckRow['how'];

/** The columns that Meta's word fills. */
export function healthOf(found: Examined, at: string) {
  if (found.trouble !== null) return { state: 'dead' as const, trouble: found.trouble, checkedAt: at };
  const { kind, appId, userId, userName, scopes, issuedAt, expiresAt, dataAccessExpiresAt } = found;
  const facts = { kind, appId, userId, userName, issuedAt, expiresAt, dataAccessExpiresAt };
  const health = { state: 'healthy' as const, trouble: null, checkedAt: at };
  return { ...facts, ...health, scopes: JSON.stringify(scopes) };
}

export function noteCheck(
  w: Writer,
  tokenId: string,
  found: Pick<Examined, 'trouble' | 'sentence'>,
  { how, at, by }: { readonly how: How; readonly at: string; readonly by: string | null },
): void {
  const { trouble, sentence } = found;
  addCheck(w, { tokenId, at, how, outcome: trouble ?? 'healthy', sentence, byPerson: by });
}

/** Asks Meta about a token of the vault and keeps what it says. True when its life ended or began again. */
export async function validate(
  work: OpenWorkspace,
  graph: GraphClient,
  id: string,
  how: How,
  signal: AbortSignal,
): Promise<{ changed: boolean; trouble: TokenTrouble | null }> {
  const row = tokenRow(work.ledger, id);
  if (!row) throw noToken();
  const found = await withOpened(work, row, 'check', (token) => examine(graph, token, signal));
  return { changed: keep(work, id, found, how), trouble: found.trouble };
}

function keep(work: OpenWorkspace, id: string, found: Examined, how: How): boolean {
  const now = work.clock.now();
  const at = now.toISOString();
  const by = how === 'asked' ? work.person.personId : null;
  return write(work.ledger, (w) => {
    const row = tokenRow(w, id);
    if (!row) return false;
    changeToken(w, row.id, healthOf(found, at));
    noteCheck(w, row.id, found, { how, at, by });
    if ((row.state === 'dead') === (found.trouble !== null)) return false;
    recordTurn(work, w, row, found.trouble, now);
    if (found.trouble === null) settleDeath(work, id);
    return true;
  });
}

function recordTurn(
  work: OpenWorkspace,
  w: Writer,
  row: TokenRow,
  trouble: TokenTrouble | null,
  at: Date,
): void {
  const what = trouble === null ? 'token.recovered' : 'token.died';
  const detail = { slot: row.slot, fingerprint: row.fingerprint, trouble };
  const actor = { id: null, name: 'Steward' };
  record(w, { chain: 'workspace', actor, what, subject: row.preview, detail }, at, work.ids);
}

/** Some call was told that the token is dead. True the first time: everybody else reads it from the vault. */
export function markDead(work: OpenWorkspace, { id, trouble }: DeadToken): boolean {
  if (!work.ledger.raw.open) return false;
  const now = work.clock.now();
  return write(work.ledger, (w) => {
    const row = tokenRow(w, id);
    if (!row || row.state === 'dead') return false;
    const at = now.toISOString();
    changeToken(w, id, { state: 'dead', trouble, checkedAt: at });
    noteCheck(w, id, { trouble, sentence: troubleSentences[trouble] }, { how: 'noticed', at, by: null });
    recordTurn(work, w, row, trouble, now);
    return true;
  });
}
