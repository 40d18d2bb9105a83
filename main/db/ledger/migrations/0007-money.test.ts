import { beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../driver.ts';
import { openFile } from '../../driver.ts';
import { migrate } from '../../migrate.ts';
import { ledgerMigrations } from '../migrations.ts';

const at = '2026-11-20T09:00:00.000Z';
let raw: Connection;

beforeEach(() => {
  raw = openFile(':memory:');
  migrate(raw, ledgerMigrations.slice(0, 6));
  raw.exec(`insert into person values
    ('p1', 'Ada', 'ada@agency.example', 1, 'active', '${at}', null),
    ('p2', 'Ben', 'ben@agency.example', 0, 'active', '${at}', 'p1')`);
  raw.exec(`insert into client (id, name, currency, timezone, colour, created_at, created_by)
    values ('c1', 'Belmonte', 'EUR', 'Europe/Warsaw', '#7a4b9c', '${at}', 'p1'),
           ('c2', 'Lambert', 'EUR', 'Europe/Warsaw', '#7a4b9c', '${at}', 'p1')`);
  raw.exec(`insert into asset values
    ('c1', 'a1', 'ad_account', '111', 'Ads', 'EUR', 'Europe/Warsaw', '${at}', null),
    ('c2', 'a2', 'ad_account', '222', 'Ads', 'EUR', 'Europe/Warsaw', '${at}', null)`);
  for (const person of ['p1', 'p2'])
    raw.exec(`insert into credential values ('${person}', 1, 's', 'e', 'founder', null, '${at}', '${at}', 1, null)`);
  migrate(raw, ledgerMigrations.slice(0, 7));
});

const hash = 'a'.repeat(64);
const signature = 'b'.repeat(88);

function propose(id: string, more: { proposer?: string; object?: string; state?: string } = {}): void {
  const { proposer = 'p1', object = '900', state = 'waiting' } = more;
  raw
    .prepare(
      `insert into proposal values ('c1', ?, 'a1', '111', 'campaign', ?, 'Autumn', 'daily_budget', 100, 110, 'EUR', 'why',
        null, 'tree', null, ?, ?, ?, '{}', ?, '{}', ?, null, null, null)`,
    )
    .run(id, object, proposer, at, '2026-11-21T09:00:00.000Z', hash, state);
}

function grant(proposal: string, approver: string, proposer = 'p1', clientId = 'c1'): void {
  raw
    .prepare(`insert into approval values (?, ?, ?, ?, ?, 1, 'i', '{}', ?, ?, ?, null, null, null)`)
    .run(clientId, `g-${proposal}`, proposal, proposer, approver, signature, at, '2026-11-21T09:00:00.000Z');
}

const approve = (proposal: string) =>
  raw.prepare(`update proposal set state = 'approved' where id = ?`).run(proposal);

function send(proposal: string, more: { after?: number; object?: string } = {}): void {
  raw
    .prepare(
      `insert into budget_change values ('c1', ?, ?, ?, '111', 'campaign', ?, 'Autumn', 'daily_budget', 100, ?, 'EUR',
        'sending', ?, null, null, null, null, null, null)`,
    )
    .run(`x-${proposal}`, proposal, `g-${proposal}`, more.object ?? '900', more.after ?? 110, at);
}

const move = (proposal: string, state: string) =>
  raw.prepare(`update budget_change set state = ? where proposal_id = ?`).run(state, proposal);

test('a ledger with people and clients takes the money path and keeps every word', () => {
  expect(raw.prepare('select id from client order by id').pluck().all()).toEqual(['c1', 'c2']);
  expect(raw.prepare('select count(*) from credential').pluck().get()).toBe(2);
});

describe('the database itself refuses', () => {
  test('an approval by the proposer, also under another name', () => {
    propose('one');
    expect(() => grant('one', 'p1')).toThrow('CHECK');
    expect(() => grant('one', 'p1', 'p2')).toThrow('FOREIGN KEY');
    grant('one', 'p2');
  });

  test('an approval at another client, a second one, and one that is not waited for', () => {
    propose('one');
    expect(() => grant('one', 'p2', 'p1', 'c2')).toThrow();
    grant('one', 'p2');
    expect(() => grant('one', 'p2')).toThrow();
    expect(() => grant('none', 'p2')).toThrow('only a waiting proposal');
  });

  test('a proposal that says it is approved without an approval, or sent without a change', () => {
    expect(() => propose('one', { state: 'approved' })).toThrow('starts as waiting');
    propose('one');
    expect(() => approve('one')).toThrow('approved by an approval');
    grant('one', 'p2');
    approve('one');
    expect(() => raw.exec(`update proposal set state = 'sent'`)).toThrow('sent by a change');
  });

  test('a second proposal for the same object while one waits', () => {
    propose('one');
    expect(() => propose('two')).toThrow('UNIQUE');
    raw.exec(`update proposal set state = 'withdrawn'`);
    propose('two');
    expect(() => raw.exec(`update proposal set state = 'waiting' where id = 'one'`)).toThrow();
  });

  test('a change that is not what was approved', () => {
    propose('one');
    expect(() => send('one')).toThrow();
    grant('one', 'p2');
    expect(() => send('one')).toThrow('what was approved');
    approve('one');
    expect(() => send('one', { after: 111 })).toThrow('what was approved');
    expect(() => send('one', { object: '901' })).toThrow('what was approved');
    send('one');
    expect(() => send('one')).toThrow();
    expect(() => raw.exec('update budget_change set after_minor = 1000')).toThrow('what was approved');
  });

  test.each(['sending', 'unknown', 'needs_person'])('another change of an object while one is %s', (state) => {
    propose('one');
    grant('one', 'p2');
    approve('one');
    send('one');
    if (state !== 'sending') move('one', 'unknown');
    if (state === 'needs_person') move('one', 'needs_person');
    raw.exec(`update proposal set state = 'sent'`);
    propose('two');
    grant('two', 'p2');
    approve('two');
    expect(() => send('two')).toThrow('UNIQUE');
    move('one', 'not_applied');
    send('two');
  });

  test('to change a manifest, a signature, or what is settled', () => {
    propose('one');
    expect(() => raw.exec('update proposal set after_minor = 5')).toThrow('never changes');
    expect(() => raw.exec(`update proposal set reason = 'other'`)).toThrow('never changes');
    grant('one', 'p2');
    expect(() => raw.exec(`update approval set signature = '${'c'.repeat(88)}'`)).toThrow('never changes');
    raw.exec(`update approval set used_at = '${at}'`);
    expect(() => raw.exec('update approval set used_at = null')).toThrow('for once');
    raw.exec(`update proposal set state = 'declined'`);
    expect(() => raw.exec(`update proposal set state = 'approved'`)).toThrow();
    for (const table of ['approval', 'proposal'])
      expect(() => raw.exec(`delete from ${table}`)).toThrow('goes with its client');
  });

  test('to edit or drop a policy version, or to lift a stop by erasing it', () => {
    raw.exec(`insert into policy_version values (1, null, '{}', '', '${at}', 'p1')`);
    raw.exec(`insert into policy_stop values (1, null, 1, 'why', '${at}', 'p1')`);
    expect(() => raw.exec(`update policy_version set rules = null`)).toThrow('added, not edited');
    expect(() => raw.exec(`delete from policy_version`)).toThrow('added, not edited');
    expect(() => raw.exec(`update policy_stop set stopped = 0`)).toThrow('lifted by another row');
    expect(() => raw.exec(`delete from policy_stop`)).toThrow('lifted by another row');
    expect(() => raw.exec(`insert into policy_stop values (3, null, 0, 'why', '${at}', 'p1')`)).toThrow();
  });
});
