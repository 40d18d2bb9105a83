import { copyFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { newAuditKey, signText } from '../../main/audit/keys.ts';
import { headText } from '../../main/audit/rules.ts';
import { homeOf, signedHeads } from '../../main/audit/store.ts';
import { verifyAll, verifyChain } from '../../main/audit/use-cases.ts';
import type { Db } from '../../main/db/access.ts';
import { aTrail, at, copyRow, findsAt, flip, run } from './audit-fixture.ts';
import { aLedger, clientChain, dropGuards, otherChain, signAll, whenTampered } from './audit-trail.ts';
import { byApp, byStranger } from './audit-verdicts.ts';

// R7, what is at the end of a chain, and the heads that vouch for it.
const trail = aTrail();
const { ledger, db } = trail;
afterAll(() => ledger[Symbol.dispose]());

describe('a cut or rewritten tail', () => {
  const cut = (from: number, and = '') =>
    run(
      ['audit_row', 'audit_detail']
        .map((table) => `delete from ${table} where chain = '${clientChain}' and seq >= ${from};`)
        .join('') + and,
    );
  const noHeads = `delete from audit_head where chain = '${clientChain}';`;

  test('is found by the kept head', () => {
    expect(trail.both(cut(10))).toEqual(findsAt(10, 'rows_cut_off'));
    expect(trail.both(cut(1, noHeads))).toEqual(findsAt(1, 'rows_cut_off'));
  });

  test('is found by a signed head that stayed behind', () => {
    expect(trail.both(cut(7), null)).toEqual(findsAt(7, 'rows_cut_off'));
  });

  test('is found by details that stayed behind', () => {
    const rowsOnly = run(`delete from audit_row where chain = '${clientChain}' and seq >= 10`);
    const verdict = whenTampered(db, rowsOnly, () => byApp(ledger, clientChain));
    expect([verdict, verdict]).toEqual(findsAt(10, 'rows_cut_off'));
  });

  test('is not denied when nothing kept knows better', () => {
    for (const verdict of trail.both(cut(10), null)) {
      expect(verdict).toMatchObject({ ok: true, rows: 9, tail: 'cannot_exclude_rewritten_tail' });
    }
  });

  const rewrite = (raw: Db['raw']) => {
    raw.exec(`update audit_row set actor = 'Somebody else' where ${at(6)}`);
    trail.rehash(raw, 6, 12);
  };

  test('that was rewritten with fitting hashes is found at the next signed head', () => {
    expect(trail.both(rewrite, null)).toEqual(findsAt(8, 'head_differs'));
  });

  test('that was rewritten with its heads removed is found by the kept head alone', () => {
    const thorough = (raw: Db['raw']) => {
      rewrite(raw);
      raw.exec(noHeads);
    };
    expect(trail.both(thorough)).toEqual(findsAt(12, 'known_head_differs'));
    for (const verdict of trail.both(thorough, null)) {
      expect(verdict).toMatchObject({ ok: true, tail: 'cannot_exclude_rewritten_tail', signedTo: 0 });
    }
  });

  test('by a row added while Steward was closed is told from what the kept head confirms', () => {
    const append = (raw: Db['raw']) => {
      copyRow(raw, 12, 13, 'proposal.approved');
      raw.exec(`update audit_row set detail_hash = null where ${at(13)}`);
      trail.rehash(raw, 13, 13);
    };
    for (const verdict of trail.both(append)) {
      expect(verdict).toMatchObject({ ok: true, rows: 13, confirmedTo: 12, signedTo: 8 });
    }
  });

  test('of a client is found by the workspace chain, which recorded its head', async () => {
    using own = aLedger();
    own.add({}, {}, {});
    signAll(own);
    own.db.raw.pragma('foreign_keys = OFF');
    dropGuards(own.db);
    cut(2, noHeads)(own.db.raw);

    const whole = await verifyAll(own.db);
    expect(whole.ok).toBe(false);
    expect(whole.chains.map(({ chain, firstBad }) => [chain, firstBad])).toEqual([
      ['workspace', null],
      [clientChain, { seq: 2, why: 'rows_cut_off' }],
    ]);
  });

  test('by an old copy of the file is found by the kept head', () => {
    using own = aLedger();
    own.add({}, {}, {});
    own.db.raw.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(own.path, `${own.path}.old`);
    const last = own.add({}, {}).at(-1)!;
    own.db.raw.close();
    copyFileSync(`${own.path}.old`, own.path);
    const reopened = { ...own, db: own.open() };

    expect([byApp(reopened, clientChain, last), byStranger(reopened, clientChain, last)]).toEqual(
      findsAt(4, 'rows_cut_off'),
    );
    expect(byApp(reopened, clientChain).tail).toBe('cannot_exclude_rewritten_tail');
    reopened.db.raw.close();
  });
});

describe('signed heads', () => {
  test.each(['why', 'hash', 'at', 'installation', 'signature'])('with another %s are forged', (column) => {
    const value = column === 'signature' ? `'A' || substr(signature, 2)` : flip(column);
    const verdicts = trail.both(run(`update audit_head set ${column} = ${value} where ${at(4)}`));
    expect(verdicts).toEqual(findsAt(4, 'head_forged'));
  });

  test('moved to another row are forged there', () => {
    expect(trail.both(run(`update audit_head set seq = 5 where ${at(4)}`))).toEqual(
      findsAt(5, 'head_forged'),
    );
  });

  test('by another key are forged, even over a rewritten chain', () => {
    const resign = (raw: Db['raw']) => {
      raw.exec(`update audit_row set actor = 'Somebody else' where ${at(6)}`);
      trail.rehash(raw, 6, 12);
      const hash = raw
        .prepare(`select hash from audit_row where ${at(8)}`)
        .pluck()
        .get() as string;
      const head = { ...signedHeads(db, clientChain).find((one) => one.seq === 8)!, hash };
      const signature = signText(newAuditKey(), headText(homeOf(db).id, head));
      raw.prepare(`update audit_head set hash = ?, signature = ? where ${at(8)}`).run(hash, signature);
    };
    expect(trail.both(resign)).toEqual(findsAt(8, 'head_forged'));
  });

  test('of another chain are forged in this one', async () => {
    const move = run(`update audit_head set chain = '${otherChain}', why = 'moved' where ${at(4)}`);
    const verdict = whenTampered(db, move, () => verifyChain(db, otherChain));
    expect(verdict.firstBad).toEqual({ seq: 2, why: 'rows_cut_off' });
  });
});
