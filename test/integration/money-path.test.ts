import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, ben, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

let served: Served;
let money: Money;

beforeEach(async () => {
  served = await aSandbox();
  money = await aMoneyDesk(served);
}, 60_000);
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const raised = () => Math.round(money.campaign.minor * 1.1);

test('a change that one proposes and another approves is made once, and read back', async () => {
  const { campaign } = money;
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const { proposal, change, why } = await money.approve(made);
  expect({ state: proposal.state, why, change }).toMatchObject({
    state: 'sent',
    why: null,
    change: { state: 'confirmed', readMinor: raised(), beforeMinor: campaign.minor, afterMinor: raised() },
  });
  expect(money.applied()).toEqual([
    { object: campaign.id, before: String(campaign.minor), after: String(raised()) },
  ]);
  const trail = await money.desk.api.audit.client({ clientId: money.clientId, limit: 10 });
  expect(trail.slice(0, 4).map(({ what }) => what)).toEqual([
    'change.confirmed',
    'change.started',
    'proposal.approved',
    'proposal.made',
  ]);
});

test('validate_only comes before every real write, and a real write comes once', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  await money.approve(made);
  const posts = served.sandbox.requests().filter(({ method }) => method === 'POST');
  expect(posts.map(({ params }) => params['execution_options'] ?? 'apply')).toEqual([
    '["validate_only"]',
    '["validate_only"]',
    'apply',
  ]);
  expect(posts.at(-1)?.params).toEqual({ daily_budget: String(raised()) });
});

describe('nobody approves', () => {
  test('their own proposal, a super admin neither', async () => {
    const made = await money.proposeAs('ada', raised());
    expect(await failureOf(money.approve(made))).toMatchObject({
      code: 'not_allowed',
      details: { why: 'own_proposal' },
    });
    expect(money.applied()).toEqual([]);
  });

  test('with a wrong passphrase', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    expect((await failureOf(money.approve(made, ben.passphrase))).code).toBe('wrong_passphrase');
    expect(money.applied()).toEqual([]);
  });

  test('for whoever made their account, until a day has passed', async () => {
    const made = await money.proposeAs('ada', raised());
    await money.as('ben');
    expect(await failureOf(money.approve(made))).toMatchObject({ details: { why: 'cool_off' } });
    money.pass(23 * 3600);
    expect(await failureOf(money.approve(made))).toMatchObject({ details: { why: 'cool_off' } });
    expect(money.applied()).toEqual([]);
  });

  test('what they were not shown', async () => {
    const { id, manifestHash } = await money.proposeAs('ben', raised());
    await money.as('ada');
    const ask = {
      clientId: money.clientId,
      proposalId: id as never,
      manifestHash,
      passphrase: founder.passphrase,
    };
    expect(await failureOf(money.desk.api.approvals.approve(ask))).toMatchObject({
      details: { why: 'not_shown' },
    });
  });

  test('twice', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    await money.approve(made);
    expect(await failureOf(money.approve(made))).toMatchObject({ details: { why: 'not_waiting' } });
    expect(money.applied().length).toBe(1);
  });

  test('after a day', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    money.pass(24 * 3600);
    expect(await failureOf(money.approve(made))).toMatchObject({ details: { why: 'expired' } });
  });

  test('on a clock that went back', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    money.pass(-3600);
    expect(await failureOf(money.approve(made))).toMatchObject({ details: { why: 'clock_went_back' } });
    expect(money.applied()).toEqual([]);
  });
});

test('a start that lies beyond the day an approval holds is refused, an earlier one is kept', async () => {
  await money.as('ben');
  const at = (hours: number) => new Date(money.desk.now().getTime() + hours * 3_600_000).toISOString();
  const late = money.proposeAs('ben', raised(), { startAt: at(24) });
  expect((await failureOf(late)).code).toBe('invalid_request');
  const made = await money.proposeAs('ben', raised(), { startAt: at(2) });
  await money.as('ada');
  const { proposal, change } = await money.approve(made);
  expect({ state: proposal.state, change }).toEqual({ state: 'approved', change: null });
  expect(money.applied()).toEqual([]);
});
