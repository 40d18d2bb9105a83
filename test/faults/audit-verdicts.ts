import { exportChain } from '../../main/audit/export.ts';
import type { Head } from '../../main/audit/rules.ts';
import { verifyChain } from '../../main/audit/use-cases.ts';
import type { Ledger } from './audit-trail.ts';

/** What both verifiers say in the same words. */
export interface Agreed {
  readonly ok: boolean;
  readonly rows: number;
  readonly firstBad: { readonly seq: number; readonly why: string } | null;
  readonly head: Head;
  readonly tail: string;
  readonly confirmedTo: number;
  readonly signedTo: number;
}

type StandAlone = {
  readonly verify: (file: string, key: string, earlier: (Head & { chain?: string }) | null) => Agreed;
  readonly say: (result: Agreed) => string;
};

// By address, so that nothing of the app's types or code comes along.
export const verifierPath = new URL('../../main/audit/verifier/steward-verify.mjs', import.meta.url);
export const standAlone = (await import(verifierPath.href)) as StandAlone;

export const exported = (ledger: Ledger, chain: string) =>
  [...exportChain(ledger.db, chain, ledger.auditKey.publicKey)].join('');

export const byApp = (ledger: Ledger, chain: string, known?: Head): Agreed =>
  verifyChain(ledger.db, chain, known);

/** The same trail through an export and the second implementation. */
export function byStranger(ledger: Ledger, chain: string, known: Head | null = null): Agreed {
  const key = ledger.auditKey.publicKey;
  const { ok, rows, firstBad, head, tail, confirmedTo, signedTo } = standAlone.verify(
    exported(ledger, chain),
    key,
    known,
  );
  return { ok, rows, firstBad, head, tail, confirmedTo, signedTo };
}
