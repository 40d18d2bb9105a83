import { afterAll, describe, expect, test } from 'vitest';
import type { Db } from '../../main/db/access.ts';
import { aTrail, at, copyRow, findsAt, flip, run } from './audit-fixture.ts';
import { clientChain } from './audit-trail.ts';
import { exported, standAlone } from './audit-verdicts.ts';

// R7, rows and details: the tail and the heads are in audit-tail.test.ts.
const trail = aTrail();
const { ledger, known } = trail;
afterAll(() => ledger[Symbol.dispose]());

describe('an untouched trail', () => {
  test('verifies by both, and the kept head confirms it', () => {
    const verdict = {
      ok: true,
      rows: 12,
      firstBad: null,
      head: known,
      tail: 'confirmed',
      confirmedTo: 12,
      signedTo: 8,
    };
    expect(trail.both(() => undefined)).toEqual([verdict, verdict]);
  });
});

describe.each([1, 5, 8, 12])('row %i', (seq) => {
  test.each(['id', 'at', 'actor_id', 'actor', 'what', 'subject', 'outcome', 'detail_hash', 'hash'])(
    'with another %s is the first bad row',
    (column) => {
      const verdicts = trail.both(run(`update audit_row set ${column} = ${flip(column)} where ${at(seq)}`));
      expect(verdicts).toEqual(findsAt(seq, 'row_altered'));
    },
  );

  test.each(['actor_id', 'detail_hash'])('with its %s emptied is the first bad row', (column) => {
    expect(trail.both(run(`update audit_row set ${column} = null where ${at(seq)}`))).toEqual(
      findsAt(seq, 'row_altered'),
    );
  });

  test('with another trace id is the first bad row', () => {
    expect(trail.both(run(`update audit_row set trace_id = 'forged' where ${at(seq)}`))).toEqual(
      findsAt(seq, 'row_altered'),
    );
  });

  test('that continues from elsewhere is the first bad row', () => {
    expect(trail.both(run(`update audit_row set previous = ${flip('previous')} where ${at(seq)}`))).toEqual(
      findsAt(seq, 'link_broken'),
    );
  });

  test.each([
    ['dropped', `delete from audit_row where ${at(seq)}`],
    ['moved to another number', `update audit_row set seq = seq + 100 where ${at(seq)}`],
    ['moved to another chain', `update audit_row set chain = 'elsewhere' where ${at(seq)}`],
  ])('that was %s is named', (_how, sql) => {
    const why = seq === 12 && !sql.includes('100') ? 'rows_cut_off' : 'row_missing';
    expect(trail.both(run(sql))).toEqual(findsAt(seq, why));
  });

  test('whose hash was made to fit again breaks the next link, or the kept head', () => {
    const refit = (raw: Db['raw']) => {
      raw.exec(`update audit_row set actor = 'Somebody else' where ${at(seq)}`);
      trail.rehash(raw, seq, seq);
    };
    const expected = { 8: [8, 'head_differs'], 12: [12, 'known_head_differs'] } as const;
    const [bad, why] = seq === 8 || seq === 12 ? expected[seq] : ([seq + 1, 'link_broken'] as const);
    expect(trail.both(refit)).toEqual(findsAt(bad, why));
  });
});

describe('details', () => {
  test.each(['salt', 'body'])('with another %s point at their row', (column) => {
    expect(trail.both(run(`update audit_detail set ${column} = ${flip(column)} where ${at(5)}`))).toEqual(
      findsAt(5, 'detail_altered'),
    );
  });

  test.each([
    `delete from audit_detail where ${at(5)}`,
    `update audit_detail set chain = 'elsewhere' where ${at(5)}`,
    `update audit_detail set seq = 99 where ${at(5)}`,
  ])('that went away without a word point at their row (%#)', (sql) => {
    expect(trail.both(run(sql))).toEqual(findsAt(5, 'detail_missing'));
  });

  test('of two rows swapped point at the first of both', () => {
    const swap = run(`update audit_detail set seq = -seq where chain = '${clientChain}' and seq in (3, 7);
      update audit_detail set seq = 10 + seq where chain = '${clientChain}' and seq < 0`);
    expect(trail.both(swap)).toEqual(findsAt(3, 'detail_altered'));
  });

  test('of a row that never had any point at it', () => {
    const add = (raw: Db['raw']) => {
      raw.exec(`insert into audit_detail select chain, 6, salt, body from audit_detail where ${at(5)}`);
    };
    expect(trail.both(add)).toEqual(findsAt(6, 'detail_unexpected'));
  });

  test('erased on record leave the chain whole', () => {
    const erase = (raw: Db['raw']) => {
      raw.exec(`update audit_row set what = 'audit.details_erased' where ${at(12)}`);
      trail.rehash(raw, 12, 12);
      raw.exec(`delete from audit_detail where chain = '${clientChain}' and seq < 12`);
    };
    expect(trail.both(erase, null).map((verdict) => [verdict?.ok, verdict?.rows])).toEqual([
      [true, 12],
      [true, 12],
    ]);
    const deletesOneMore = run(`delete from audit_detail where ${at(12)}`);
    expect(
      trail.both((raw) => {
        erase(raw);
        deletesOneMore(raw);
      }, null),
    ).toEqual(findsAt(12, 'detail_missing'));
  });
});

describe('rows that were put elsewhere', () => {
  test('two that were swapped: the first of both is named', () => {
    const swap = run(`update audit_row set seq = -seq where chain = '${clientChain}' and seq in (3, 7);
      update audit_row set seq = 10 + seq where chain = '${clientChain}' and seq < 0`);
    expect(trail.both(swap)).toEqual(findsAt(3, 'link_broken'));
  });

  test('one that was repeated at the end: the repetition is named', () => {
    expect(trail.both((raw) => copyRow(raw, 5, 13))).toEqual(findsAt(13, 'link_broken'));
  });

  test.each([
    { refit: 0, seq: 7, why: 'link_broken' },
    { refit: 7, seq: 8, why: 'link_broken' },
    { refit: 13, seq: 8, why: 'head_differs' },
  ])('a forged approval that was slipped in, refitted to row $refit, is named', ({ refit, seq, why }) => {
    const forge = (raw: Db['raw']) => {
      for (const table of ['audit_row', 'audit_detail']) {
        raw.exec(`update ${table} set seq = -seq - 1 where chain = '${clientChain}' and seq >= 7;
          update ${table} set seq = -seq where chain = '${clientChain}' and seq < 0`);
      }
      copyRow(raw, 6, 7, 'proposal.approved');
      raw.exec(`update audit_row set detail_hash = null where ${at(7)}`);
      if (refit > 0) trail.rehash(raw, 7, refit);
    };
    expect(trail.both(forge)).toEqual(findsAt(seq, why));
  });

  test('a line that stands twice in an export is named', () => {
    const lines = exported(ledger, clientChain).split('\n');
    const file = lines.toSpliced(5, 0, lines[5]!).join('\n');
    expect(standAlone.verify(file, ledger.auditKey.publicKey, null).firstBad).toEqual({
      seq: 6,
      why: 'row_out_of_place',
    });
  });
});
