import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { signHead } from '../../main/audit/heads.ts';
import type { Head, JsonValue, NewRow, RawRow } from '../../main/audit/rules.ts';
import { hashOfRow } from '../../main/audit/rules.ts';
import { rowsAfter, signedHeads } from '../../main/audit/store.ts';
import { eraseDetails, record } from '../../main/audit/use-cases.ts';
import { write } from '../../main/db/access.ts';
import { flip } from './audit-fixture.ts';
import { aLedger, anna, whenTampered } from './audit-trail.ts';
import { byApp, byStranger, exported, standAlone } from './audit-verdicts.ts';

const ledger = aLedger();
const { db, ids, auditKey } = ledger;
afterAll(() => ledger[Symbol.dispose]());

/** Any UTF-16 at all, half pairs, quotes, line ends and NUL included. */
const anyText = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 10, 34, 92, 0x2028, 0xd83d, 0xde00)),
  )
  .map((units) => String.fromCharCode(...units));
const anyDetail = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>;

type Op = { kind: 'add'; row: Omit<NewRow, 'chain'> } | { kind: 'erase' } | { kind: 'sign'; why: string };
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      row: fc.record({
        actor: fc.record({ id: fc.option(anyText), name: anyText }),
        what: fc.constantFrom('client.renamed', 'budget.approved'),
        subject: anyText,
        outcome: fc.constantFrom('done', 'refused', 'failed'),
        traceId: fc.option(anyText, { nil: undefined }),
        detail: fc.option(anyDetail, { nil: undefined }),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'erase' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sign' as const), why: fc.constantFrom('report', 'export') }),
  },
);
const someOps = fc.array(anyOp, { minLength: 1, maxLength: 25 });

/** Plays the operations on a chain of their own and returns where it stands; null when it stayed empty. */
function play(ops: readonly Op[]): { chain: string; heads: Head[] } {
  const chain = randomUUID();
  const at = new Date('2026-03-01T10:00:00Z');
  const heads = write(db, (w) =>
    ops.flatMap((op) => {
      if (op.kind === 'add') return record(w, { chain, ...op.row }, at, ids);
      if (op.kind === 'erase') return eraseDetails(w, chain, { actor: anna, at, ids }).head;
      signHead(w, chain, auditKey, at, op.why);
      return [];
    }),
  );
  return { chain, heads };
}

test('whatever is recorded, signed and erased, an untouched trail is clean to both verifiers', () => {
  fc.assert(
    fc.property(someOps, fc.nat(), (ops, pick) => {
      const { chain, heads } = play(ops);
      const known = heads[pick % Math.max(1, heads.length)];
      const verdict = byApp(ledger, chain, known);

      expect(verdict).toMatchObject({ ok: true, rows: heads.length, firstBad: null });
      expect(verdict.confirmedTo).toBe(known?.seq ?? 0);
      expect(byStranger(ledger, chain, known)).toEqual(verdict);
    }),
    { numRuns: 150 },
  );
});

interface Tampering {
  readonly sql: string;
  readonly firstBad: number;
}

/** Every way to change one thing of this trail, with the row that must be named. */
function tamperings(chain: string): Tampering[] {
  const rows = rowsAfter(db, chain, 0, 1_000);
  const last = rows.length;
  const change = (column: string) =>
    `${column} = case when ${column} is null then '${'0'.repeat(64)}' else ${flip(column)} end`;
  return [
    ...rows.flatMap((row) => {
      const where = `where chain = '${chain}' and seq = ${row[1]}`;
      const columns = 'id at actor_id actor what subject outcome trace_id detail_hash previous hash'.split(
        ' ',
      );
      const changes = columns.map((column) => `update audit_row set ${change(column)} ${where}`);
      const moves = [`delete from audit_row ${where}`, `update audit_row set seq = ${last + 7} ${where}`];
      const details = ['salt', 'body'].map((column) => `update audit_detail set ${change(column)} ${where}`);
      const all = [...changes, ...moves, ...(row[14] === null ? [] : details)];
      // Without the row that says so, the first of the details it explained is unexplained.
      const tookTheWord = (sql: string) =>
        sql.startsWith('delete from audit_row') || sql.includes('set what');
      const unexplained = explainedBy(rows, row[1]) ?? row[1];
      return all.map((sql) => ({ sql, firstBad: tookTheWord(sql) ? unexplained : row[1] }));
    }),
    ...signedHeads(db, chain).flatMap((head) =>
      ['hash', 'at', 'installation', 'signature'].map((column) => ({
        sql: `update audit_head set ${change(column)} where chain = '${chain}' and seq = ${head.seq} and why = '${head.why}'`,
        firstBad: head.seq,
      })),
    ),
  ];
}

/** The first row whose details are gone by the word of this row alone. */
function explainedBy(rows: readonly RawRow[], seq: number): number | undefined {
  const erasures = rows.filter((row) => row[6] === 'audit.details_erased').map((row) => row[1]);
  if (erasures.at(-1) !== seq) return undefined;
  const earlier = erasures.at(-2) ?? 0;
  return rows.find((row) => row[1] >= earlier && row[10] !== null && row[14] === null)?.[1];
}

test('one thing changed anywhere is found by both verifiers at the row it was changed in', () => {
  fc.assert(
    fc.property(someOps, fc.nat(), (ops, pick) => {
      const { chain, heads } = play(ops);
      fc.pre(heads.length > 0);
      const all = tamperings(chain);
      const { sql, firstBad } = all[pick % all.length]!;
      const [app, stranger] = whenTampered(
        db,
        (raw) => raw.exec(sql),
        () => [byApp(ledger, chain, heads.at(-1)), byStranger(ledger, chain, heads.at(-1))],
      );

      expect([sql, app?.firstBad?.seq]).toEqual([sql, firstBad]);
      expect(stranger).toEqual(app);
    }),
    { numRuns: 300 },
  );
});

test('a tail rewritten with fitting hashes is found at the next head, signed or kept, by both verifiers', () => {
  fc.assert(
    fc.property(someOps, fc.nat(), (ops, pick) => {
      const { chain, heads } = play(ops);
      fc.pre(heads.length > 0);
      const from = (pick % heads.length) + 1;
      const rewrite = () => {
        let previous = '';
        for (const row of rowsAfter(db, chain, from - 1, 1_000)) {
          const [own, seq, id, at, actorId, , what, subject, outcome, traceId, detail, before] = row;
          previous ||= before;
          const fields = [
            own,
            seq,
            id,
            at,
            actorId,
            'Nobody!',
            what,
            subject,
            outcome,
            traceId,
            detail,
          ] as const;
          const hash = hashOfRow([...fields, previous]);
          db.raw
            .prepare(
              `update audit_row set actor = 'Nobody!', previous = ?, hash = ? where chain = ? and seq = ?`,
            )
            .run(previous, hash, chain, seq);
          previous = hash;
        }
      };
      const [app, stranger] = whenTampered(db, rewrite, () => [
        byApp(ledger, chain, heads.at(-1)),
        byStranger(ledger, chain, heads.at(-1)),
      ]);

      const signed = signedHeads(db, chain).map((head) => head.seq);
      expect(app?.firstBad?.seq).toBe(signed.find((seq) => seq >= from) ?? heads.length);
      expect(stranger).toEqual(app);
    }),
    { numRuns: 150 },
  );
});

test('one character changed in an exported row or head never passes', () => {
  fc.assert(
    fc.property(someOps, fc.nat(), fc.constantFrom('0', 'x', '"', ',', '}', '\n'), (ops, pick, character) => {
      const { chain, heads } = play(ops);
      fc.pre(heads.length > 0);
      const file = exported(ledger, chain);
      const start = file.indexOf('\n') + 1;
      const place = start + (pick % (file.length - 1 - start));
      const changed = file.slice(0, place) + character + file.slice(place + 1);
      fc.pre(changed !== file && meaning(changed) !== meaning(file));

      expect(standAlone.verify(changed, auditKey.publicKey, null).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

/** What the lines say: `\u001f` and `\u001F` are the same text. */
function meaning(file: string): string {
  return file
    .split('\n')
    .map((line) => {
      try {
        return JSON.stringify(JSON.parse(line));
      } catch {
        return line;
      }
    })
    .join('\n');
}
