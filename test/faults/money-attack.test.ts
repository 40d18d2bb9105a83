import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultRules } from '../../shared/model/policy.ts';
import { closeDesks } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, type Listed, type Made, type Money, objectsOf } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Each of these tried to have a change applied twice, by one person, other than it was shown, past a limit, or for a wrong
// client, or to have an unknown outcome forgotten. The sandbox is the judge.

const isLong = process.env['STEWARD_FAULTS'] === 'long';

let served: Served;
let money: Money;

beforeEach(async () => {
  served = await aSandbox('2026-11-20T09:00:00.000Z', 9);
  money = await aMoneyDesk(served);
}, 60_000);
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const raised = () => Math.round(money.campaign.minor * 1.1);
const inAnHour = () => new Date(money.desk.now().getTime() + 3_600_000).toISOString();
const proposalsNow = () => money.desk.api.budgets.proposals({ clientId: money.clientId });
const changesNow = () => money.desk.api.budgets.changes({ clientId: money.clientId });
const sendNow = ({ id }: Made) =>
  money.desk.api.approvals.send({ clientId: money.clientId, proposalId: id as never });
const onlyMeta = (seconds: number) => served.sandbox.clock.advance(seconds);

/** Approved by Ada, not before an hour from now. */
async function approvedForLater(): Promise<Made> {
  const made = await money.proposeAs('ben', raised(), { startAt: inAnHour() });
  await money.as('ada');
  await money.approve(made);
  return made;
}

async function daily(): Promise<Listed[]> {
  return (await objectsOf(served, money.accountId)).filter(
    ({ field, status, legacy, minor }) =>
      field === 'daily_budget' && status === 'ACTIVE' && !legacy && minor > 500,
  );
}

/** As long as nobody knows it, Meta could still make it; in truth it never got there. */
async function lostOnItsWay(): Promise<string> {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  served.sandbox.fault({ method: 'POST', path: money.campaign.id }, { kind: 'reset-before' }, 1, 1);
  const { change } = await money.approve(made);
  expect(change?.state).toBe('unknown');
  return change!.id;
}

/** Two budgets, of which each may be raised by a tenth under the account's cap, and both may not. */
async function roomForOne(): Promise<{ object: Listed; after: number }[]> {
  const [first, second] = (await daily()) as [Listed, Listed];
  const two = [first, second].map((object) => ({ object, after: Math.round(object.minor * 1.1) }));
  await money.as('ada');
  const { api } = money.desk;
  const cap = async (account: number) => {
    const none = { currency: 'PLN', floor: null, object: null, client: null, month: null };
    const { version } = await api.policy.state({});
    const rules = { ...defaultRules, amounts: [{ ...none, account }] };
    await api.policy.save({ rules, note: 'A cap', seenVersion: version });
  };
  await cap(1_000_000_000);
  const { clientId } = money;
  const ask = { clientId, objectKind: first.kind, objectId: first.id, after: first.minor };
  const { policy } = await api.budgets.judge(ask);
  const together = policy.findings.find(({ rule }) => rule === 'account_cap')?.value ?? 0;
  await cap(together + Math.max(...two.map(({ object, after }) => after - object.minor)));
  return two;
}

const wishFor = ({ object: { kind, id, minor }, after }: { object: Listed; after: number }) =>
  money.proposeAs('ben', after, { objectKind: kind, objectId: id, before: minor });

describe('by the clock of this computer', () => {
  test('an approval that expired is not made young again by a clock that is put back to just after the trail', async () => {
    const made = await approvedForLater();
    onlyMeta(30 * 3_600);
    money.desk.pass(3_700);
    expect(await sendNow(made)).toMatchObject({
      change: null,
      why: 'The clock of this computer is 1738 minutes apart from Meta’s. Set it right, then send it.',
    });
    expect(money.applied()).toEqual([]);
  });

  test('the day’s wait of whoever owes their account to the proposer is not slept through by a clock put ahead', async () => {
    await money.as('ada');
    money.desk.pass(25 * 3_600);
    const made = await money.proposeAs('ada', raised());
    await money.as('ben');
    expect(await money.approve(made)).toMatchObject({
      change: null,
      why: 'The clock of this computer is 1500 minutes apart from Meta’s. Set it right, then send it.',
    });
    expect(money.applied()).toEqual([]);
  });

  test('an outcome that nobody knows is not called “not made” by a clock put ahead', async () => {
    const ask = { clientId: money.clientId, changeId: await lostOnItsWay() };
    money.desk.pass(900);
    expect((await money.desk.api.approvals.lookAgain(ask)).state).toBe('unknown');
    onlyMeta(900);
    expect((await money.desk.api.approvals.lookAgain(ask)).state).toBe('not_applied');
    expect(money.applied()).toEqual([]);
  });

  test('what was approved and never sent ends with its approval, and keeps the budget from nobody', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    served.sandbox.fault({ method: 'GET', path: money.campaign.id }, { kind: 'html' });
    expect(await money.approve(made)).toMatchObject({ change: null, proposal: { state: 'approved' } });
    served.sandbox.clearFaults();
    money.pass(25 * 3_600);
    await money.as('ben');
    await vi.waitFor(async () =>
      expect((await proposalsNow())[0]).toMatchObject({ id: made.id, state: 'void' }),
    );
    expect((await money.proposeAs('ben', raised() + 1)).id).not.toBe(made.id);
    expect(money.applied()).toEqual([]);
  });
});

describe('in the middle', () => {
  test('what somebody moves at Meta while it gives its verdict is not written over', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    const theirs = money.campaign.minor + 7;
    served.sandbox.fault(
      { method: 'POST', path: money.campaign.id },
      { kind: 'foreign-write', object: money.campaign.id, field: 'daily_budget', value: theirs },
      1,
    );
    const { proposal, change } = await money.approve(made);
    expect({ state: proposal.state, change }).toEqual({ state: 'void', change: null });
    expect(proposal.settledWhy).toContain('the budget moved from');
    expect(money.applied()).toEqual([]);
  });

  test('what is being sent is not called “not made” by somebody who looks meanwhile', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    const { clientId, campaign } = money;
    // Meta says yes late, and has done nothing: neither the budget nor its log shows anything.
    for (const fault of [{ kind: 'delay', ms: 3_000 }, { kind: 'ignored' }] as const)
      served.sandbox.fault({ method: 'POST', path: campaign.id }, fault, 1, 1);
    const answer = money.approve(made);
    const states = async () => (await changesNow()).map(({ state }) => state);
    await vi.waitFor(async () => expect(await states()).toEqual(['sending']), { timeout: 20_000 });
    money.pass(600);
    const [sending] = await changesNow();
    const looked = await money.desk.api.approvals.lookAgain({ clientId, changeId: sending!.id });
    expect(looked.state).toBe('sending');
    const { change } = await answer;
    expect(change?.state).toBe('unknown');
    const known = await money.desk.api.approvals.lookAgain({ clientId, changeId: sending!.id });
    expect(known.state).toBe('not_applied');
    expect(money.applied()).toEqual([]);
  });

  test('a client that was archived meanwhile gets nothing, also at the time that was set', async () => {
    const made = await approvedForLater();
    const { api } = money.desk;
    await api.clients.archive({ clientId: money.clientId });
    money.pass(3_700);
    expect((await failureOf(sendNow(made))).code).toBe('not_found');
    await money.as('ben');
    const raw = money.ledger();
    const row = () => raw.prepare('select state, settled_why as why from proposal').get();
    await vi.waitFor(() => expect(row()).toEqual({ state: 'void', why: 'The client is archived.' }), {
      timeout: 20_000,
    });
    raw.close();
    expect(money.applied()).toEqual([]);
  });

  test('an account that was disconnected meanwhile gets nothing', async () => {
    const made = await approvedForLater();
    const { api } = money.desk;
    const [asset] = await api.assets.list({ clientId: money.clientId });
    await api.assets.disconnect({ clientId: money.clientId, assetId: asset!.id });
    money.pass(3_700);
    expect((await sendNow(made)).change).toBeNull();
    expect(money.applied()).toEqual([]);
  });

  test.runIf(isLong)(
    'the account of a client goes to no other client while it is theirs, disconnected or not',
    async () => {
      await approvedForLater();
      const { api } = money.desk;
      const [asset] = await api.assets.list({ clientId: money.clientId });
      await api.assets.disconnect({ clientId: money.clientId, assetId: asset!.id });
      const other = await api.clients.add({ name: 'Elm', currency: 'PLN', timezone: 'Europe/Warsaw' });
      const take = api.assets.connect({ clientId: other.id, kind: 'ad_account', metaId: money.accountId });
      expect((await failureOf(take)).code).toBe('conflict');
    },
  );
});

describe('an outcome that nobody knows', () => {
  test('is not put out of sight by archiving its client', async () => {
    const changeId = await lostOnItsWay();
    const { clientId } = money;
    const { api } = money.desk;
    expect((await failureOf(api.clients.archive({ clientId }))).code).toBe('conflict');
    money.pass(900);
    expect((await api.approvals.lookAgain({ clientId, changeId })).state).toBe('not_applied');
    // Meta refused nothing: whoever reads the news must not think so.
    const news = (await api.notices.list({})).notices.map(({ kind }) => kind);
    expect(news).toContain('change_not_applied');
    expect(news).not.toContain('change_refused');
    expect(await api.clients.archive({ clientId })).toEqual({});
  });

  test('counts for a limit as if it had been made: two changes do not pass it together', async () => {
    const [one, other] = await roomForOne();
    const made = await wishFor(one!);
    await money.as('ada');
    served.sandbox.fault({ method: 'POST', path: one!.object.id }, { kind: 'reset-before' }, 1, 1);
    expect((await money.approve(made)).change?.state).toBe('unknown');
    expect(await failureOf(wishFor(other!))).toMatchObject({
      code: 'policy_denied',
      details: { denials: [{ rule: 'account_cap' }] },
    });
  });
});

describe('many small ones', () => {
  test('that each stay under a limit do not pass it together: what would, is not sent', async () => {
    const [one, other] = await roomForOne();
    const made = [await wishFor(one!), await wishFor(other!)];
    await money.as('ada');
    const answers = await Promise.all(made.map((each) => money.approve(each)));
    expect(new Set(answers.map(({ change }) => change?.state))).toEqual(new Set(['confirmed', undefined]));
    expect(answers.map(({ why }) => why).join(' ')).toContain('account cap');
    expect(money.applied().length).toBe(1);
  });
});
