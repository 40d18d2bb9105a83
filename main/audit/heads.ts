import type { Db, Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { AuditKey } from './keys.ts';
import { signText } from './keys.ts';
import type { Actor, Head, SignedHead } from './rules.ts';
import { headText, headsRecorded, rowsAHead, workspaceChain } from './rules.ts';
import {
  chainsOf,
  headOf,
  homeOf,
  insertHead,
  lastClosedAt,
  newestSignedHead,
  signedHeadAt,
} from './store.ts';
import type { Ids } from './use-cases.ts';
import { record } from './use-cases.ts';

/** Puts heads where a rewriter of the database cannot reach: the keychain. */
export type HeadKeeper = (heads: readonly SignedHead[]) => void;

const steward: Actor = { id: null, name: 'Steward' };

/** Signs where a chain stands now; `null` while it is empty. The same standing is signed once for each reason. */
export function signHead(
  w: Writer,
  chain: string,
  auditKey: AuditKey,
  at: Date,
  why: string,
): SignedHead | null {
  const { seq, hash } = headOf(w, chain);
  if (seq === 0) return null;
  const earlier = signedHeadAt(w, chain, seq, why);
  if (earlier) return earlier;
  const home = homeOf(w);
  const head = { chain, seq, hash, at: at.toISOString(), why, installation: home.installation };
  const signed = { ...head, signature: signText(auditKey, headText(home.id, head)) };
  insertHead(w, signed);
  return signed;
}

/** What a report prints and an auditor keeps. */
export function latestHead(r: Reader, chain: string): SignedHead | null {
  return newestSignedHead(r, chain) ?? null;
}

export interface SignHeadsAsk {
  readonly auditKey: AuditKey;
  readonly at: Date;
  readonly ids: Ids;
  /** `lock` signs every chain that grew, `rows` those that grew by 500 rows since. */
  readonly why: 'lock' | 'rows';
  readonly keep: HeadKeeper;
}

/**
 * Signs the chains that grew, after recording the clients' heads in the workspace chain: whoever cuts a client's
 * chain would have to rewrite the workspace's too. The keeper is called once all of it is on disk.
 */
export function signHeads(db: Db, ask: SignHeadsAsk): SignedHead[] {
  const atLeast = ask.why === 'lock' ? 1 : rowsAHead;
  const signed = write(db, (w) => {
    const grown = chainsOf(w).filter((chain) => headOf(w, chain).seq - lastClosedAt(w, chain) >= atLeast);
    const clients = grown.filter((chain) => chain !== workspaceChain);
    if (clients.length > 0) recordHeads(w, clients, ask);
    const chains = grown.length > 0 ? [...clients, workspaceChain] : [];
    return chains.flatMap((chain) => signHead(w, chain, ask.auditKey, ask.at, ask.why) ?? []);
  });
  if (signed.length > 0) ask.keep(signed);
  return signed;
}

function recordHeads(w: Writer, chains: readonly string[], ask: SignHeadsAsk): void {
  const heads: Record<string, { [key in keyof Head]: Head[key] }> = {};
  for (const chain of chains) {
    const { seq, hash } = headOf(w, chain);
    heads[chain] = { seq, hash };
  }
  const row = { chain: workspaceChain, actor: steward, what: headsRecorded, subject: workspaceChain };
  record(w, { ...row, detail: { heads } }, ask.at, ask.ids);
}
