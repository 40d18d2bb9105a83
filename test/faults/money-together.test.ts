import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDesks } from '../builders/desk.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Whatever happens at the same moment: never two applied, never a lost one.

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

const raised = (by = 1.1) => Math.round(money.campaign.minor * by);
const fulfilled = <T>(all: readonly PromiseSettledResult<T>[]) =>
  all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));

test('approved in two windows at once, it is made once and the second is refused', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const both = await Promise.allSettled([money.approve(made), money.approve(made)]);
  expect(fulfilled(both).map(({ change }) => change?.state)).toEqual(['confirmed']);
  expect(both.filter(({ status }) => status === 'rejected').length).toBe(1);
  expect(money.applied().length).toBe(1);
});

test('sent again and again while it is being sent, it is made once', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const again = () =>
    money.desk.api.approvals.send({ clientId: money.clientId, proposalId: made.id as never });
  const [approved, ...others] = await Promise.all([money.approve(made), again(), again(), again()]);
  expect(approved.change?.state).toBe('confirmed');
  expect(others.every(({ change, why }) => change === null && why !== null)).toBe(true);
  expect(money.applied().length).toBe(1);
});

test('two wishes for one budget at once become one proposal', async () => {
  await money.as('ben');
  const both = await Promise.allSettled([
    money.proposeAs('ben', raised(1.1)),
    money.proposeAs('ben', raised(1.2)),
  ]);
  expect(fulfilled(both).length).toBe(1);
  const open = await money.desk.api.budgets.proposals({ clientId: money.clientId });
  expect(open.filter(({ state }) => state === 'waiting').length).toBe(1);
});

test('declined and approved at once, it is one of both and the money says which', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const { clientId } = money;
  const proposalId = made.id as never;
  await Promise.allSettled([
    money.approve(made),
    money.desk.api.approvals.decline({ clientId, proposalId, reason: 'Not this week.' }),
  ]);
  const [row] = await money.desk.api.budgets.proposals({ clientId });
  expect(['sent', 'declined']).toContain(row?.state);
  expect(money.applied().length).toBe(row?.state === 'sent' ? 1 : 0);
});

test('a sync at the same moment neither loses the change nor makes it twice', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const { clientId } = money;
  const [{ change }] = await Promise.all([money.approve(made), money.desk.api.sync.run({ clientId })]);
  expect(change?.state).toBe('confirmed');
  await money.desk.api.sync.run({ clientId });
  const own = (await money.desk.api.budgets.ledger({ clientId })).filter(
    ({ objectId, afterMinor }) => objectId === money.campaign.id && afterMinor === raised(),
  );
  expect(own.map(({ source, inLog }) => ({ source, inLog }))).toEqual([{ source: 'ours', inLog: true }]);
  expect(money.applied().length).toBe(1);
});

test('somebody else who writes the same amount in the same moment leaves one of ours at most', async () => {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  served.sandbox.foreignWrite(money.campaign.id, 'daily_budget', raised());
  const { proposal, change } = await money.approve(made);
  expect({ state: proposal.state, change }).toEqual({ state: 'void', change: null });
  expect(money.applied()).toEqual([]);
});
