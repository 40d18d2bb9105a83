import { hash } from 'node:crypto';
import type { RawRow } from '../../main/audit/rules.ts';
import { rowsAfterSql } from '../../main/audit/store.ts';
import { record, verifySteps } from '../../main/audit/use-cases.ts';
import { write } from '../../main/db/access.ts';
import type { Ledger } from '../faults/audit-trail.ts';
import { aLedger, aRow, clientChain, signAll } from '../faults/audit-trail.ts';

const bar = 0.7;
const rowsAPage = 200;

/** P8: verifying a trail against reading the same rows and hashing the same bytes, which were laid ready before. */
export const p8 = {
  id: 'P8',
  // Asynchronous by the bench's contract; everything in it is synchronous.
  run: ({ smoke }: { readonly smoke: boolean }) => Promise.resolve(measure(smoke ? 10_000 : 100_000)),
};

function measure(rows: number) {
  using ledger = aLedger();
  const appended = appendRows(ledger, rows);
  const ready = bytesOf(ledger);
  // By turns, so that a noisy neighbour meets both; the first round compiles the code and does not count.
  const rounds = Array.from({ length: 8 }, () => {
    return { verified: verifyOnce(ledger, rows), bare: readAndHash(ledger, ready) };
  }).slice(1);
  const ratio = median(rounds.map(({ verified, bare }) => bare / verified.ms));
  const verifyMs = median(rounds.map(({ verified }) => verified.ms));
  return {
    figures: {
      rows,
      append_rows_per_s: Math.round(rows / (appended / 1_000)),
      verify_rows_per_s: Math.round(rows / (verifyMs / 1_000)),
      verify_ms: round(verifyMs),
      bare_ms: round(median(rounds.map(({ bare }) => bare))),
      median_step_ms: round(median(rounds.flatMap(({ verified }) => verified.steps))),
      longest_step_ms: round(Math.min(...rounds.map(({ verified }) => Math.max(...verified.steps)))),
    },
    ratio: round(ratio),
    bar,
    met: ratio >= bar,
  };
}

/** A thousand rows a transaction, a signed head every thousand: what a busy trail looks like after a year. */
function appendRows(ledger: Ledger, rows: number): number {
  const { db, ids } = ledger;
  const at = new Date('2026-01-05T09:00:00Z');
  const row = aRow({ what: 'budget.approved', traceId: 'AbCdEfGhIjKlMnOpQrStUv' });
  let spent = 0;
  for (let done = 0; done < rows; done += 1_000) {
    const start = performance.now();
    write(db, (w) => {
      for (let one = 0; one < 1_000; one += 1) record(w, row, at, ids);
    });
    spent += performance.now() - start;
    signAll(ledger);
  }
  return spent;
}

function verifyOnce(ledger: Ledger, rows: number): { ms: number; steps: number[] } {
  const steps: number[] = [];
  const walk = verifySteps(ledger.db, clientChain);
  const start = performance.now();
  for (;;) {
    const from = performance.now();
    const step = walk.next();
    steps.push(performance.now() - from);
    if (!step.done) continue;
    if (!step.value.ok || step.value.rows !== rows) throw new Error('The untouched trail did not verify.');
    return { ms: performance.now() - start, steps };
  }
}

/** The bytes of every hash in the trail, in order: a row's own and its details'. */
function bytesOf(ledger: Ledger): Buffer[] {
  const ready: Buffer[] = [];
  for (const row of ledger.db.raw.prepare(rowsAfterSql).raw(true).iterate(clientChain, 0, -1)) {
    const [salt, body] = (row as RawRow).slice(13);
    const fields = (row as RawRow).slice(0, 12);
    ready.push(Buffer.from(JSON.stringify(['steward.audit.row/1', ...fields])));
    ready.push(Buffer.from(`steward.audit.detail/1\n${String(salt)}\n${String(body)}`));
  }
  return ready;
}

function readAndHash(ledger: Ledger, ready: readonly Buffer[]): number {
  const statement = ledger.db.raw.prepare(rowsAfterSql).raw(true);
  const start = performance.now();
  let seq = 0;
  let place = 0;
  for (;;) {
    const rows = statement.all(clientChain, seq, rowsAPage) as RawRow[];
    for (const row of rows) {
      seq = row[1];
      hash('sha256', ready[place] ?? '', 'hex');
      hash('sha256', ready[place + 1] ?? '', 'hex');
      place += 2;
    }
    if (rows.length < rowsAPage) return performance.now() - start;
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number) => Math.round(value * 100) / 100;
