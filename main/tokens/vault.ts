import { AppError } from '../../shared/failure.ts';
import type { TokenTrouble } from '../../shared/model/token.ts';
import { write } from '../db/access.ts';
import { debugToken } from '../graph/endpoints/token.ts';
import type { Verdict } from '../graph/verdict.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { troubleOf } from './rules.ts';
import { openToken } from './seal.ts';
import { addUses, type TokenRow } from './store.ts';

interface Open {
  readonly id: string;
  calls: number;
  refused: number;
}

/** The tokens that are open now, by the very bytes that a call is given: what is heard of a call is heard of its token. */
const open = new WeakMap<Buffer, Open>();

/** Opens a token for one piece of work, and wipes it afterwards, whatever happens. What it was used for is written down. */
export async function withOpened<T>(
  work: OpenWorkspace,
  row: TokenRow,
  purpose: string,
  use: (token: Buffer) => Promise<T>,
): Promise<T> {
  const secret = openToken(work.tokenKey, row, row.sealed);
  const tally: Open = { id: row.id, calls: 0, refused: 0 };
  open.set(secret, tally);
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
    writeDown(work, tally, purpose);
  }
}

function writeDown(work: OpenWorkspace, { id, calls, refused }: Open, purpose: string): void {
  // Locked in the meantime: a count is lost, nothing else.
  if (calls === 0 || !work.ledger.raw.open) return;
  const at = work.clock.now().toISOString();
  const use = { day: at.slice(0, 10), calls, refused, at, purpose };
  try {
    write(work.ledger, (w) => addUses(w, id, use));
  } catch (error) {
    // The token was removed while it was in use.
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.message.includes('FOREIGN KEY');
}

export interface DeadToken {
  readonly id: string;
  readonly trouble: TokenTrouble;
  /** Meta was asked about the token itself: there is nothing left to confirm. */
  readonly isCertain: boolean;
}

/** Called with every answer of Meta's. Answers with the token that this one shows to be dead. */
export function tally(heard: {
  readonly token: Buffer;
  readonly endpoint: string;
  readonly verdict: Verdict | null;
}): DeadToken | null {
  const { token, endpoint, verdict } = heard;
  const known = open.get(token);
  if (!known) return null;
  known.calls += 1;
  if (verdict === null) return null;
  known.refused += 1;
  const isDeath = verdict.kind === 'auth_dead' || verdict.kind === 'auth_checkpoint';
  // A Page token's death is not its parent's.
  if (!isDeath || verdict.effect !== 'token') return null;
  const isCertain = endpoint === debugToken.name;
  return { id: known.id, trouble: troubleOf(verdict.code, verdict.subcode), isCertain };
}

export function noToken(): AppError {
  return new AppError('token_missing', 'There is no access token yet. A super admin adds it under Admin.');
}
