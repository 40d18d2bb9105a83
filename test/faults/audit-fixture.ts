import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Head, HashedFields } from '../../main/audit/rules.ts';
import { hashOfRow } from '../../main/audit/rules.ts';
import { rowsAfter } from '../../main/audit/store.ts';
import type { Db } from '../../main/db/access.ts';
import { aLedger, clientChain, otherChain, signAll, whenTampered } from './audit-trail.ts';
import { byApp, byStranger } from './audit-verdicts.ts';

type Raw = Db['raw'];

/** Twelve rows, row 6 without details, heads signed at 4 and 8; the keychain remembers row 12. */
export function aTrail() {
  const ledger = aLedger();
  ledger.add({ chain: otherChain }, {}, {}, {}, {});
  signAll(ledger);
  ledger.add({ traceId: 'AbC' }, { what: 'client.seen', detail: undefined }, {}, {});
  signAll(ledger);
  const known = ledger.add({}, {}, {}, {}).at(-1)!;
  return {
    ledger,
    db: ledger.db,
    known,
    /** What the app and the stand-alone verifier say while the trail is tampered with. */
    both: (tamper: (raw: Raw) => void, head: Head | null = known) =>
      whenTampered(ledger.db, tamper, () => {
        const app = byApp(ledger, clientChain, head ?? undefined);
        return [app, byStranger(ledger, clientChain, head)] as const;
      }),
    /** Makes rows `from` to `to` fit together again: hashes need no key, which is why heads are signed and kept. */
    rehash(raw: Raw, from: number, to: number): void {
      for (const row of rowsAfter(ledger.db, clientChain, from - 1, to - from + 1)) {
        const before = rowsAfter(ledger.db, clientChain, row[1] - 2, 1)[0];
        const previous = row[1] === 1 ? row[11] : before![12];
        const fields = row.slice(0, 12).with(11, previous) as unknown as HashedFields;
        const refit = raw.prepare(`update audit_row set previous = ?, hash = ? where ${at(row[1])}`);
        refit.run(previous, hashOfRow(fields));
      }
    },
  };
}

/** What both say when this row is the first bad one. */
export function findsAt(seq: number, why: string): unknown[] {
  const verdict: unknown = expect.objectContaining({
    ok: false,
    rows: seq - 1,
    firstBad: { seq, why },
  });
  return [verdict, verdict];
}

export const at = (seq: number) => `chain = '${clientChain}' and seq = ${seq}`;
export const run = (sql: string) => (raw: Raw) => void raw.exec(sql);
/** Another text of the same length: one bit is enough. */
export const flip = (column: string) =>
  `substr(${column}, 1, length(${column}) - 1) || case when ${column} like '%0' then '1' else '0' end`;

export function copyRow(raw: Raw, from: number, to: number, what?: string): void {
  raw.exec(`insert into audit_row
    select chain, ${to}, '${randomUUID()}', at, actor_id, actor, ${what ? `'${what}'` : 'what'}, subject, outcome,
      trace_id, detail_hash, previous, hash from audit_row where ${at(from)}`);
}
