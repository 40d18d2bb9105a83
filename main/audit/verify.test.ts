import { expect, test } from 'vitest';
import { aLedger, clientChain, dropGuards, otherChain } from '../../test/faults/audit-trail.ts';
import type { Progress } from './verify.ts';
import { verifyAll, verifyOne, verifySteps } from './verify.ts';

test('a long chain is verified in short steps that say how far they are', () => {
  using ledger = aLedger();
  ledger.add(...Array.from({ length: 950 }, () => ({})));

  const steps = [...verifySteps(ledger.db, clientChain)];
  expect(steps).toEqual([200, 400, 600, 800]);
});

test('rows that are added while a verification runs are verified with the rest', () => {
  using ledger = aLedger();
  ledger.add(...Array.from({ length: 250 }, () => ({})));
  const steps = verifySteps(ledger.db, clientChain);
  steps.next();
  ledger.add({}, {});

  expect(steps.next()).toMatchObject({ done: true, value: { ok: true, rows: 252 } });
});

test('the loop is let go after every step, with progress', async () => {
  using ledger = aLedger();
  ledger.add({ chain: 'workspace' }, ...Array.from({ length: 450 }, () => ({})), { chain: otherChain });
  const progress: Progress[] = [];
  let pauses = 0;
  const pause = () => {
    pauses += 1;
    return Promise.resolve();
  };

  const whole = await verifyAll(ledger.db, { onProgress: (one) => progress.push(one), pause });
  expect(whole).toMatchObject({ ok: true, rows: 452, schema: [] });
  expect(progress.map(({ chain, seq, chainsDone, chains }) => [chain, seq, chainsDone, chains])).toEqual([
    ['workspace', 1, 1, 3],
    [clientChain, 200, 1, 3],
    [clientChain, 400, 1, 3],
    [clientChain, 450, 2, 3],
    [otherChain, 1, 3, 3],
  ]);
  expect(pauses).toBe(progress.length);
});

test('a verification ends when it is cancelled', async () => {
  using ledger = aLedger();
  ledger.add(...Array.from({ length: 450 }, () => ({})));
  const cancel = new AbortController();
  const onProgress = () => cancel.abort();

  await expect(verifyAll(ledger.db, { onProgress, signal: cancel.signal })).rejects.toThrow('aborted');
});

test('a chain that vanished whole is missed, because its head is remembered', async () => {
  using ledger = aLedger();
  const [head] = ledger.add({});
  ledger.db.raw.pragma('foreign_keys = OFF');
  dropGuards(ledger.db);
  ledger.db.raw.exec('delete from audit_row; delete from audit_detail');

  const whole = await verifyAll(ledger.db, { knownHeads: new Map([[clientChain, head!]]) });
  expect(whole.chains.find((one) => one.chain === clientChain)).toMatchObject({
    firstBad: { seq: 1, why: 'rows_cut_off' },
  });
});

test('a bad chain does not hide the verdict on the others', async () => {
  using ledger = aLedger();
  ledger.add({}, { chain: otherChain });
  dropGuards(ledger.db);
  ledger.db.raw.exec(`update audit_row set actor = 'x' where chain = '${clientChain}'`);

  const whole = await verifyAll(ledger.db);
  expect(whole.chains.map(({ chain, ok }) => [chain, ok])).toEqual([
    ['workspace', true],
    [clientChain, false],
    [otherChain, true],
  ]);
});

test('one chain is verified a few rows at a time, and stops when it is cancelled', async () => {
  using ledger = aLedger();
  ledger.add(...Array.from({ length: 900 }, () => ({})));
  const stop = new AbortController();
  const steps: number[] = [];
  const run = (signal?: AbortSignal) =>
    verifyOne(ledger.db, clientChain, {
      signal,
      onStep: (seq) => {
        steps.push(seq);
        if (signal && seq >= 400) stop.abort();
      },
    });

  expect(await run()).toMatchObject({ ok: true, rows: 900 });
  expect(steps).toEqual([200, 400, 600, 800]);
  steps.length = 0;
  await expect(run(stop.signal)).rejects.toThrow('aborted');
  expect(steps).toEqual([200, 400]);
});
