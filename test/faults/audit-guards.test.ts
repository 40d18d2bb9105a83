import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSchema, eraseDetails, verifyAll } from '../../main/audit/use-cases.ts';
import { write } from '../../main/db/access.ts';
import { openEncrypted } from '../../main/db/open.ts';
import { aTrail, at, copyRow } from './audit-fixture.ts';
import { anna, clientChain, whenTampered } from './audit-trail.ts';

const { ledger, db } = aTrail();
// A connection that asks for nothing, as a foreign tool would: no recursive triggers, no foreign keys.
const foreign = openEncrypted(ledger.path, ledger.key);
foreign.pragma('foreign_keys = OFF');
afterAll(() => {
  foreign.close();
  ledger[Symbol.dispose]();
});

const everything = () =>
  ['audit_row', 'audit_detail', 'audit_head'].map((table) => db.raw.prepare(`select * from ${table}`).all());
const row = (seq: number, id: string) =>
  `(${[`'${clientChain}'`, seq, `'${id}'`, `'t'`, 'null', `'a'`, `'b.c'`, `'s'`, `'done'`, 'null', 'null'].join()},
    '${'0'.repeat(64)}', '${'0'.repeat(64)}')`;
const anyId = randomUUID();
const usedId = db.raw
  .prepare(`select id from audit_row where ${at(3)}`)
  .pluck()
  .get() as string;
const head = `('${clientChain}', 4, 'lock', 'h', 't', 'i', 's')`;

describe.each([
  { name: "Steward's own connection", raw: db.raw },
  { name: 'a foreign connection', raw: foreign },
])('through $name', ({ raw }) => {
  test.each([
    `update audit_row set actor = 'x' where ${at(3)}`,
    `update or replace audit_row set id = '${usedId}' where ${at(4)}`,
    `delete from audit_row where ${at(12)}`,
    `insert into audit_row values ${row(3, anyId)}`,
    `insert into audit_row values ${row(14, anyId)}`,
    `insert or replace into audit_row values ${row(3, anyId)}`,
    `insert or replace into audit_row values ${row(13, usedId)}`,
    `insert or ignore into audit_row values ${row(3, anyId)}`,
    `replace into audit_row values ${row(12, usedId)}`,
    `insert into audit_row values ${row(3, anyId)} on conflict do update set actor = 'x'`,
    `update audit_detail set body = '{}' where ${at(3)}`,
    `delete from audit_detail where ${at(3)}`,
    `insert or replace into audit_detail values ('${clientChain}', 3, '${'0'.repeat(32)}', '{}')`,
    `insert into audit_detail values ('${clientChain}', 6, '${'0'.repeat(32)}', '{}')`,
    `insert into audit_detail values ('${clientChain}', 99, '${'0'.repeat(32)}', '{}')`,
    `update audit_head set why = 'x' where ${at(4)}`,
    `delete from audit_head where ${at(4)}`,
    `insert or replace into audit_head values ${head}`,
  ])('the database refuses: %s', (sql) => {
    const before = everything();
    expect(() => raw.exec(sql)).toThrow('append-only');
    expect(everything()).toEqual(before);
  });
});

test('details may go only once their chain says so', () => {
  const remove = `delete from audit_detail where ${at(3)}`;
  db.raw.exec('begin');
  write(db, (w) => eraseDetails(w, clientChain, { actor: anna, at: new Date(), ids: ledger.ids }));
  expect(() => db.raw.exec(remove)).not.toThrow();
  const { seq } = ledger.add({})[0]!;
  expect(() => db.raw.exec(`delete from audit_detail where ${at(seq)}`)).toThrow('append-only');
  db.raw.exec('rollback');
  expect(() => db.raw.exec(remove)).toThrow('append-only');
});

describe('the schema', () => {
  test('of an untouched ledger is what the migrations make', () => {
    expect(checkSchema(db)).toEqual([]);
  });

  const triggers = db.raw
    .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name like 'audit_%'`)
    .pluck()
    .all() as string[];

  test.each(triggers)('without its trigger %s is found out', (name) => {
    db.raw.exec('begin');
    db.raw.exec(`drop trigger ${name}`);
    expect(checkSchema(db)).toEqual([{ name, problem: 'missing' }]);
    db.raw.exec('rollback');
  });

  test.each([
    {
      how: 'a trigger that lets everything pass',
      sql: `drop trigger audit_row_no_update;
        create trigger audit_row_no_update before update on audit_row begin select 1; end`,
      fault: { name: 'audit_row_no_update', problem: 'altered' },
    },
    {
      how: 'a trigger of the same name on another table',
      sql: `drop trigger audit_row_no_update; create trigger audit_row_no_update before update on workspace
        begin select raise(abort, 'the audit trail is append-only'); end`,
      fault: { name: 'audit_row_no_update', problem: 'altered' },
    },
    {
      how: 'a foreign trigger that swallows rows',
      sql: `create trigger quiet before insert on audit_row begin select raise(ignore); end`,
      fault: { name: 'quiet', problem: 'unexpected' },
    },
    {
      how: 'a column more',
      sql: `alter table audit_head add column note text`,
      fault: { name: 'audit_head', problem: 'altered' },
    },
    {
      how: 'an index less',
      sql: `drop index audit_row_by_time`,
      fault: { name: 'audit_row_by_time', problem: 'missing' },
    },
  ])('with $how is found out', ({ sql, fault }) => {
    db.raw.exec('begin');
    db.raw.exec(sql);
    expect(checkSchema(db)).toContainEqual(fault);
    db.raw.exec('rollback');
  });

  test('that lost a trigger makes the whole verdict bad, though every row holds', async () => {
    const triggerSql = db.raw
      .prepare(`select sql from sqlite_schema where name = 'audit_row_no_delete'`)
      .pluck()
      .get() as string;
    db.raw.exec('drop trigger audit_row_no_delete');
    const whole = await verifyAll(db);
    db.raw.exec(triggerSql);

    expect({ ok: whole.ok, schema: whole.schema, rowsHold: whole.chains.every((one) => one.ok) }).toEqual({
      ok: false,
      schema: [{ name: 'audit_row_no_delete', problem: 'missing' }],
      rowsHold: true,
    });
    expect(checkSchema(db)).toEqual([]);
  });
});

test('a row that the database swallows without an error is an error', () => {
  db.raw.exec('begin');
  db.raw.exec(`create trigger quiet before insert on audit_row begin select raise(ignore); end`);
  expect(() => ledger.add({})).toThrow('did not take a row');
  db.raw.exec('rollback');
});

test('a copied row never gets in without dropping the guards first', () => {
  expect(() => copyRow(db.raw, 5, 5)).toThrow('append-only');
  expect(() =>
    whenTampered(
      db,
      (raw) => copyRow(raw, 5, 13),
      () => undefined,
    ),
  ).not.toThrow();
});
