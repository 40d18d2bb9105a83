import { afterEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../main/db/driver.ts';
import { aMoneyDesk, type Made, type Money } from '../builders/money.ts';
import { closeDesks } from '../builders/desk.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

// Somebody has the open database in their hands: triggers dropped, rows rewritten. What they cannot make is a signature.

let money: Money;
let raw: Connection;
let first: Promise<{ made: Made; folder: string }> | null = null;

async function open(from?: string): Promise<Money> {
  const served = await aSandbox();
  return aMoneyDesk(served, from === undefined ? {} : { from });
}
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const raised = () => Math.round(money.campaign.minor * 1.1);
const soon = () => new Date(money.desk.now().getTime() + 3_600_000).toISOString();

async function approveOnce(): Promise<{ made: Made; folder: string }> {
  money = await open();
  const made = await money.proposeAs('ben', raised(), { startAt: soon() });
  await money.as('ada');
  expect((await money.approve(made)).why).toBe('Its start time has not come yet.');
  await money.desk.domain.stop();
  return { made, folder: money.desk.folder };
}

/** Approved by Ada, to be sent in an hour: the hour in which a forger works. Each test gets a copy of its own. */
async function approvedForLater(): Promise<Made> {
  first ??= approveOnce();
  const { made, folder } = await first;
  money = await open(folder);
  await money.as('ada');
  unguard();
  return made;
}

function unguard(): void {
  raw = money.ledger();
  for (const name of raw.prepare(`select name from sqlite_master where type = 'trigger'`).pluck().all())
    if (!String(name).startsWith('audit_')) raw.exec(`drop trigger ${String(name)}`);
}

async function sendLater({ id }: Made) {
  money.pass(3_700);
  return money.desk.api.approvals.send({ clientId: money.clientId, proposalId: id as never });
}

test('what nobody touched is sent at its time: the control of everything below', async () => {
  const made = await approvedForLater();
  expect(await sendLater(made)).toMatchObject({ why: null, change: { state: 'confirmed' } });
  expect(money.applied().length).toBe(1);
});

const forgeries: readonly [string, string][] = [
  ['a larger amount', 'update proposal set after_minor = after_minor * 10'],
  ['another amount before', 'update proposal set before_minor = before_minor - 1'],
  ['another object', `update proposal set object_id = '1'`],
  ['the other field', `update proposal set field = 'lifetime_budget'`],
  ['another currency', `update proposal set currency = 'JPY'`],
  ['another reason', `update proposal set reason = 'because'`],
  ['another time', `update proposal set start_at = null`],
  ['a longer life', `update proposal set expires_at = '2027-01-01T00:00:00.000Z'`],
  [
    'another evidence',
    `update proposal set evidence = replace(evidence, '"allowed":true', '"allowed":false')`,
  ],
  [
    'a manifest with one digit changed',
    `update proposal set manifest = replace(manifest, '"after":', '"after":1')`,
  ],
  ['a manifest with a space in it', `update proposal set manifest = manifest || ' '`],
  [
    'another hash',
    `update proposal set manifest_hash = replace(manifest_hash, substr(manifest_hash, 1, 1), 'f') || ''`,
  ],
  ['a signature with one letter changed', `update approval set signature = 'A' || substr(signature, 2)`],
  [
    'another statement',
    `update approval set statement = replace(statement, '"approver":"', '"approver":"x')`,
  ],
  ['an approval that lasts longer', `update approval set expires_at = '2027-01-01T00:00:00.000Z'`],
  ['an approval given earlier', `update approval set approved_at = '2026-11-20T08:00:00.000Z'`],
  ['another installation', `update workspace set installation_id = '01890000-0000-7000-8000-0000000000ff'`],
  [
    'a key that was retired',
    `update credential set retired_at = '2026-11-20T09:00:00.000Z' where how = 'founder'`,
  ],
  ['another origin of the key', `update credential set how = 'made' where how = 'founder'`],
  ['an approver who may not any more', `update person set is_super_admin = 0`],
  ['a proposer who left the client', 'delete from member'],
  ['an approver who is deactivated', `update person set state = 'deactivated' where is_super_admin = 1`],
];

describe('is not sent', () => {
  test.each(forgeries)('%s', async (_, sql) => {
    const made = await approvedForLater();
    const before = raw.prepare('select * from proposal').get() as object;
    raw.exec('pragma foreign_keys = off');
    const { changes } = raw.prepare(sql).run();
    raw.exec('pragma foreign_keys = on');
    expect({ changes: changes > 0, before }).toMatchObject({ changes: true });
    const answer = await sendLater(made).catch((error: { code: string }) => ({ refused: error.code }));
    expect(money.applied()).toEqual([]);
    if (!('refused' in answer)) expect(answer.change).toBeNull();
  });

  test('the proposer’s own approval, their signature and all, under the other’s name', async () => {
    const made = await approvedForLater();
    raw.exec('pragma foreign_keys = off');
    raw.exec(`update approval set approver_id = '${money.benId}', proposer_id = '${money.adaId}'`);
    expect((await sendLater(made)).change).toBeNull();
    expect(money.applied()).toEqual([]);
  });

  test('a row without a signature, made by somebody who can only write', async () => {
    money = await open();
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    unguard();
    raw
      .prepare(
        `insert into approval select client_id, ?, id, proposer_id, ?, 1, ?, '{}', ?, ?, ?, null, null, null from proposal`,
      )
      .run(
        '01890000-0000-7000-8000-0000000000aa',
        money.adaId,
        '01890000-0000-7000-8000-0000000000ff',
        'A'.repeat(88),
        '2026-11-20T09:00:00.000Z',
        '2026-11-21T09:00:00.000Z',
      );
    raw.exec(`update proposal set state = 'approved'`);
    const answer = await money.desk.api.approvals.send({
      clientId: money.clientId,
      proposalId: made.id as never,
    });
    expect(answer).toMatchObject({
      change: null,
      proposal: { state: 'void' },
      why: 'The approval is not what was signed.',
    });
    expect(money.applied()).toEqual([]);
  });

  test('an approval that was used already, wiped and used again', async () => {
    const made = await approvedForLater();
    await sendLater(made);
    raw.exec(`update approval set used_at = null`);
    raw.exec(`update proposal set state = 'approved'`);
    const again = await money.desk.api.approvals.send({
      clientId: money.clientId,
      proposalId: made.id as never,
    });
    expect(again.change).toBeNull();
    expect(money.applied().length).toBe(1);
  });

  test('anything on a clock that went back behind the trail', async () => {
    const made = await approvedForLater();
    money.desk.pass(-7_200);
    raw.exec(`update proposal set start_at = null`);
    const answer = await money.desk.api.approvals.send({
      clientId: money.clientId,
      proposalId: made.id as never,
    });
    expect(answer.change).toBeNull();
  });

  test('anything a day later', async () => {
    const made = await approvedForLater();
    money.pass(24 * 3_600);
    const answer = await money.desk.api.approvals.send({
      clientId: money.clientId,
      proposalId: made.id as never,
    });
    expect(answer).toMatchObject({
      change: null,
      why: 'The approval has expired.',
      proposal: { state: 'void' },
    });
    expect(money.applied()).toEqual([]);
  });
});

describe('is not sent either', () => {
  test.each(['stop', 'freeze'] as const)('what was approved before the %s', async (what) => {
    const made = await approvedForLater();
    const { api } = money.desk;
    const why = 'The client called.';
    if (what === 'stop') await api.policy.stop({ stopped: true, why });
    else await api.policy.freeze({ clientId: money.clientId, frozen: true, why });
    const answer = await sendLater(made);
    expect(answer).toMatchObject({ change: null, proposal: { state: 'void' } });
    expect(answer.why).toContain(why);
    expect(money.applied()).toEqual([]);
  });

  test('what was approved under another policy', async () => {
    const made = await approvedForLater();
    const { rules } = await money.desk.api.policy.state({});
    await money.desk.api.policy.save({ rules: { ...rules, raiseNote: 15 }, note: '', seenVersion: 0 });
    expect((await sendLater(made)).proposal.state).toBe('void');
    expect(money.applied()).toEqual([]);
  });
});
