import { createPublicKey, randomBytes, verify as verifySignature } from 'node:crypto';
import { expect, test } from 'vitest';
import { aLedger, clientChain, otherChain, signAll } from '../../test/faults/audit-trail.ts';
import { write } from '../db/access.ts';
import { latestHead, signHead, signHeads } from './heads.ts';
import { newAuditKey, openAuditKey, sealAuditKey, signText } from './keys.ts';
import type { SignedHead } from './rules.ts';
import { headOf } from './store.ts';
import { listRows, verifyAll, verifyChain, watchGrowth } from './use-cases.ts';

test('at a lock every chain that grew is signed, after the workspace chain recorded the clients', () => {
  using ledger = aLedger();
  const [a, , b] = ledger.add({}, { chain: 'workspace' }, { chain: otherChain });
  const kept: SignedHead[] = [];

  signAll(ledger, (heads) => kept.push(...heads));

  expect(kept.map((head) => [head.chain, head.seq])).toEqual([
    [clientChain, 1],
    [otherChain, 1],
    ['workspace', 2],
  ]);
  const [recorded] = listRows(ledger.db, { chains: ['workspace'], limit: 1 });
  expect(recorded).toMatchObject({
    what: 'audit.heads_recorded',
    detail: { heads: { [clientChain]: a, [otherChain]: b } },
  });
  expect(verifyChain(ledger.db, 'workspace')).toMatchObject({ ok: true, signedTo: 2 });
});

test('a lock after which nothing happened signs, records and keeps nothing', () => {
  using ledger = aLedger();
  ledger.add({}, { chain: otherChain });
  signAll(ledger);
  const kept: string[] = [];

  expect(signAll(ledger, (heads) => kept.push(...heads.map((head) => head.chain)))).toEqual([]);
  expect(kept).toEqual([]);
  ledger.add({ chain: otherChain });
  signAll(ledger, (heads) => kept.push(...heads.map((head) => head.chain)));
  expect(kept).toEqual([otherChain, 'workspace']);
});

test('between locks a chain is signed once it grew by 500 rows', () => {
  using ledger = aLedger();
  const ask = { auditKey: ledger.auditKey, at: new Date(), ids: ledger.ids, keep: () => undefined };
  ledger.add(...Array.from({ length: 499 }, () => ({})));
  expect(signHeads(ledger.db, { ...ask, why: 'rows' })).toEqual([]);

  ledger.add({});
  const signed = signHeads(ledger.db, { ...ask, why: 'rows' });
  expect(signed.map((head) => [head.chain, head.seq, head.why])).toEqual([
    [clientChain, 500, 'rows'],
    ['workspace', 1, 'rows'],
  ]);
  expect(signHeads(ledger.db, { ...ask, why: 'rows' })).toEqual([]);
});

test('nothing is kept elsewhere when the heads did not reach the disk', () => {
  using ledger = aLedger();
  ledger.add({});
  ledger.db.raw.exec(
    `create trigger broken before insert on audit_head begin select raise(abort, 'disk'); end`,
  );
  const kept: SignedHead[] = [];

  expect(() => signAll(ledger, (heads) => kept.push(...heads))).toThrow('disk');
  expect(kept).toEqual([]);
  expect(listRows(ledger.db, { chains: ['workspace'], limit: 1 })).toEqual([]);
});

test('a head for a report is signed once for the same standing, and is the latest', () => {
  using ledger = aLedger();
  const sign = (why: string) =>
    write(ledger.db, (w) => signHead(w, clientChain, ledger.auditKey, new Date('2026-02-01'), why));

  expect([sign('report'), latestHead(ledger.db, clientChain)]).toEqual([null, null]);
  ledger.add({});
  const head = sign('report');
  expect([sign('report'), latestHead(ledger.db, clientChain)]).toEqual([head, head]);
  expect(sign('export')).not.toEqual(head);
  expect(verifyChain(ledger.db, clientChain)).toMatchObject({ ok: true, signedTo: 1 });
});

test('the kept head of the workspace confirms the clients whose heads it covers', async () => {
  using ledger = aLedger();
  const [own] = ledger.add({}, { chain: otherChain });
  const workspace = signAll(ledger).at(-1)!;
  ledger.add({}, { chain: otherChain });
  signAll(ledger);

  const unknown = await verifyAll(ledger.db);
  const whole = await verifyAll(ledger.db, { knownHeads: new Map([['workspace', workspace]]) });

  const tails = (verdict: typeof whole) => verdict.chains.map((one) => [one.tail, one.confirmedTo]);
  expect([unknown.ok, whole.ok, own?.seq]).toEqual([true, true, 1]);
  expect(tails(unknown)).toEqual(Array(3).fill(['cannot_exclude_rewritten_tail', 0]));
  expect(tails(whole)).toEqual(Array(3).fill(['confirmed', 1]));
});

test('a sealed audit key opens with its key only, and signs for the same public key', () => {
  const auditKey = newAuditKey();
  const key = randomBytes(32);
  const sealed = sealAuditKey(auditKey, key);

  const opened = openAuditKey(sealed, key);
  const signature = Buffer.from(signText(opened, 'text'), 'base64');
  expect(verifySignature(null, Buffer.from('text'), createPublicKey(auditKey.publicKey), signature)).toBe(
    true,
  );
  expect(() => openAuditKey(sealed, randomBytes(32))).toThrow('does not open');
  for (const place of [0, 12, 28, sealed.length - 1]) {
    const flipped = Buffer.from(sealed);
    flipped[place]! ^= 1;
    expect(() => openAuditKey(flipped, key)).toThrow('does not open');
  }
  expect(() => openAuditKey(sealed.subarray(0, 20), key)).toThrow('does not open');
  expect(() => openAuditKey(Buffer.alloc(0), key)).toThrow('does not open');
});

test('a chain that reaches 500 unsigned rows is told of once the transaction is over, and not again until it did anew', async () => {
  using ledger = aLedger();
  const told: number[] = [];
  watchGrowth(ledger.db, () => {
    told.push(headOf(ledger.db, clientChain).seq);
    const ask = { auditKey: ledger.auditKey, at: new Date(), ids: ledger.ids, keep: () => undefined };
    signHeads(ledger.db, { ...ask, why: 'rows' });
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const grow = async (rows: number) => {
    ledger.add(...Array.from({ length: rows }, () => ({})));
    await turn();
  };
  await grow(499);
  expect(told).toEqual([]);
  await grow(3);
  await grow(499);
  expect(told).toEqual([502]);
  await grow(1);
  expect(told).toEqual([502, 1002]);
  expect(latestHead(ledger.db, clientChain)).toMatchObject({ seq: 1002, why: 'rows' });
});
