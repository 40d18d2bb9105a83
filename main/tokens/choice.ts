import { AppError } from '../../shared/failure.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import { verdictOf } from '../graph/classify.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { isUsable, orderFor, troubleSentences } from './rules.ts';
import { servingToken, setServingToken, type TokenRow, tokenRow, tokenRows } from './store.ts';
import { noToken, withOpened } from './vault.ts';

export interface TokenAsk {
  /** Whose work it is; null for work of the agency itself, such as finding out what the shared token reaches. */
  readonly clientId: ClientId | null;
  /** In a word, for "last used for": `sync`, `budget`, `discovery`. */
  readonly purpose: string;
  /** Never with a second token: for work that must not be done twice. */
  readonly once?: boolean;
}

/**
 * Opens the token that serves a client, for one piece of work. When Meta calls that token dead in the middle of it, the
 * work is done again with the next one in the order: so it must bear being done twice, or say `once`.
 */
export async function withTokenFor<T>(
  work: OpenWorkspace,
  ask: TokenAsk,
  use: (token: Buffer) => Promise<T>,
): Promise<T> {
  const tried = new Set<string>();
  for (;;) {
    const row = choose(work, ask.clientId, tried);
    if (ask.clientId !== null) noteChoice(work, ask.clientId, row);
    try {
      return await withOpened(work, row, ask.purpose, use);
    } catch (error) {
      tried.add(row.id);
      if (ask.once === true || !isDeath(error) || !isThereAnother(work, ask.clientId, tried)) throw error;
    }
  }
}

function isDeath(error: unknown): boolean {
  const kind = verdictOf(error)?.kind;
  return (kind === 'auth_dead' || kind === 'auth_checkpoint') && verdictOf(error)?.effect === 'token';
}

/** Whoever serves the client now, without opening anything; null when nothing does. */
export function servingRow(work: OpenWorkspace, clientId: string | null): TokenRow | null {
  const now = work.clock.now();
  return orderFor(tokenRows(work.ledger), clientId).find((row) => isUsable(row, now)) ?? null;
}

function isThereAnother(work: OpenWorkspace, clientId: string | null, tried: ReadonlySet<string>): boolean {
  const now = work.clock.now();
  return orderFor(tokenRows(work.ledger), clientId).some((row) => !tried.has(row.id) && isUsable(row, now));
}

function choose(work: OpenWorkspace, clientId: string | null, tried: ReadonlySet<string>): TokenRow {
  const order = orderFor(tokenRows(work.ledger), clientId);
  const now = work.clock.now();
  const found = order.find((row) => !tried.has(row.id) && isUsable(row, now));
  if (found) return found;
  const [first] = order;
  if (!first) throw noToken();
  throw new AppError('token_dead', troubleSentences[first.trouble ?? 'expired'], { token: first.preview });
}

/** A fall-back, or the end of one, is on the client's record. The first choice of all is not: there was none before. */
function noteChoice(work: OpenWorkspace, clientId: ClientId, row: TokenRow): void {
  const before = servingToken(work.ledger, clientId);
  if (before?.tokenId === row.id || !work.ledger.raw.open) return;
  const at = work.clock.now();
  write(work.ledger, (w) => {
    setServingToken(w, clientId, row.id, at.toISOString());
    const old = before === null ? undefined : tokenRow(w, before.tokenId);
    const isFirst = orderFor(tokenRows(w), clientId)[0]?.id === row.id;
    // A first choice that was not there before: that it was added is on the record already.
    if (isFirst && (!old || before === null || row.addedAt >= before.since)) return;
    const what = isFirst ? 'token.came_back' : 'token.fell_back';
    const detail = { from: old ? label(old) : null, to: label(row), why: old?.trouble ?? null };
    const actor = { id: null, name: 'Steward' };
    record(w, { chain: clientId, actor, what, subject: row.preview, detail }, at, work.ids);
  });
}

function label({ slot, preview, fingerprint }: TokenRow) {
  return { slot, preview, fingerprint };
}
