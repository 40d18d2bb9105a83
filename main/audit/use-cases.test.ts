import { expect, test } from 'vitest';
import { aLedger, anna, clientChain, otherChain } from '../../test/faults/audit-trail.ts';
import { write } from '../db/access.ts';
import { eraseDetails, listRows, record, verifyChain } from './use-cases.ts';

test('rows of a chain are numbered without a gap and each continues from the one before', () => {
  using ledger = aLedger();
  const heads = ledger.add({}, {}, { chain: otherChain }, {});

  expect(heads.map((head) => head.seq)).toEqual([1, 2, 1, 3]);
  expect(verifyChain(ledger.db, clientChain)).toEqual({
    rows: 3,
    ok: true,
    firstBad: null,
    head: heads[3],
    tail: 'cannot_exclude_rewritten_tail',
    confirmedTo: 0,
    signedTo: 0,
  });
});

test('an earlier head that is kept elsewhere confirms the chain up to it', () => {
  using ledger = aLedger();
  const [, second] = ledger.add({}, {}, {});

  expect(verifyChain(ledger.db, clientChain, second)).toMatchObject({
    ok: true,
    tail: 'confirmed',
    confirmedTo: 2,
  });
});

test('a row is gone when the change it belongs to is rolled back', () => {
  using ledger = aLedger();
  ledger.add({});
  const broken = () =>
    write(ledger.db, (w) => {
      record(
        w,
        { chain: clientChain, actor: anna, what: 'client.archived', subject: 'x' },
        new Date(),
        ledger.ids,
      );
      throw new Error('the change failed');
    });

  expect(broken).toThrow('the change failed');
  expect(verifyChain(ledger.db, clientChain)).toMatchObject({ rows: 1, ok: true });
});

test('rows are listed newest first with their details, and paged', () => {
  using ledger = aLedger();
  ledger.add({}, { what: 'budget.approved', detail: { after: 900 }, outcome: 'refused', traceId: 'A1' });
  ledger.add({ chain: otherChain, what: 'client.created' });

  const first = listRows(ledger.db, { chains: [clientChain, otherChain], limit: 2 });
  const last = listRows(ledger.db, { chains: [clientChain, otherChain], limit: 2, before: first[1] });

  expect([...first, ...last].map((row) => [row.what, row.seq])).toEqual([
    ['client.created', 1],
    ['budget.approved', 2],
    ['client.renamed', 1],
  ]);
  expect(first[1]).toMatchObject({
    actor: 'Anna Nowak',
    outcome: 'refused',
    traceId: 'A1',
    detail: { after: 900 },
    details: 'kept',
  });
  expect(listRows(ledger.db, { chains: [clientChain], limit: 9, before: 2 })).toHaveLength(1);
});

test('only rows of the asked chains are listed', () => {
  using ledger = aLedger();
  ledger.add({}, { chain: otherChain });

  expect(listRows(ledger.db, { chains: [otherChain], limit: 9 }).map((row) => row.chain)).toEqual([
    otherChain,
  ]);
  expect(listRows(ledger.db, { chains: [], limit: 9 })).toEqual([]);
});

test.each([
  { filter: { what: 'budget' }, finds: ['budget.approved'] },
  { filter: { what: 'budget.approved' }, finds: ['budget.approved'] },
  { filter: { what: 'budget.appr' }, finds: [] },
  { filter: { actorId: 'someone' }, finds: ['client.archived'] },
  { filter: { text: '100%_sure' }, finds: ['client.archived'] },
  { filter: { text: '100%Xsure' }, finds: [] },
  { filter: { text: 'NOWAK' }, finds: ['client.renamed', 'budget.approved'] },
  { filter: { from: new Date('2200-01-01') }, finds: [] },
  { filter: { until: new Date('2020-01-01') }, finds: [] },
])('rows are found by $filter', ({ filter, finds }) => {
  using ledger = aLedger();
  ledger.add(
    { what: 'budget.approved' },
    {},
    { what: 'client.archived', actor: { id: 'someone', name: 'Else' }, detail: '100%_sure' },
  );
  const many = Array.from({ length: 30 }, (_, index) => `chain ${index}`);
  for (const chains of [[clientChain], [clientChain, otherChain], [clientChain, ...many]]) {
    expect(listRows(ledger.db, { chains, limit: 9, ...filter }).map((row) => row.what)).toEqual(finds);
  }
});

test('erased details are gone from the file, and the chain still verifies', () => {
  using ledger = aLedger();
  ledger.add({ detail: { note: 'canary-of-the-client' } }, {});
  const { erased } = write(ledger.db, (w) =>
    eraseDetails(w, clientChain, { actor: anna, at: new Date(), ids: ledger.ids }),
  );
  ledger.add({ detail: { after: 'later' } });

  expect(erased).toBe(2);
  expect(verifyChain(ledger.db, clientChain)).toMatchObject({ rows: 4, ok: true });
  const rows = listRows(ledger.db, { chains: [clientChain], limit: 9 });
  expect(rows.map((row) => row.details)).toEqual(['kept', 'none', 'erased', 'erased']);
  expect(ledger.db.raw.prepare('select count(*) from audit_detail').pluck().get()).toBe(1);
});

test('the details of the workspace are never erased', () => {
  using ledger = aLedger();
  ledger.add({ chain: 'workspace' });
  const erase = () =>
    write(ledger.db, (w) => eraseDetails(w, 'workspace', { actor: anna, at: new Date(), ids: ledger.ids }));

  expect(erase).toThrow('never erased');
});

test('text that SQLite would change on the way is made well-formed before it is hashed', () => {
  using ledger = aLedger();
  const strange = 'a\ud800b\u0000c\u2028"\\\u007f\r\n😀';
  ledger.add({ subject: strange, actor: { id: null, name: strange }, detail: { [strange]: strange } });

  expect(verifyChain(ledger.db, clientChain)).toMatchObject({ rows: 1, ok: true });
});

test('a row that does not say what happened in the agreed form is refused', () => {
  using ledger = aLedger();

  expect(() => ledger.add({ what: 'rename client' })).toThrow('noun.past_tense');
  expect(() => ledger.add({ chain: '' })).toThrow('belongs to a chain');
});

test('nothing can be recorded before there is a workspace', () => {
  using ledger = aLedger();
  ledger.db.raw.exec('delete from workspace');

  expect(() => ledger.add({})).toThrow('workspace is made before');
});
