import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDesks } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
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
const ledger = () => money.desk.api.budgets.ledger({ clientId: money.clientId });

async function applied() {
  const made = await money.proposeAs('ben', raised());
  await money.as('ada');
  const { change } = await money.approve(made);
  expect(change?.state).toBe('confirmed');
  return change!;
}

test('ours is one row with both people, also when Meta’s log has it too; somebody else’s is theirs', async () => {
  const change = await applied();
  money.pass(7200);
  served.sandbox.foreignWrite(money.campaign.id, 'daily_budget', raised() + 500);
  await money.desk.api.sync.run({ clientId: money.clientId });
  const own = (await ledger()).filter(({ objectId }) => objectId === money.campaign.id);
  const [theirs, ours] = own;
  expect(ours).toMatchObject({
    id: change.id,
    source: 'ours',
    who: 'Ben Manager · Ada Admin',
    inLog: true,
    beforeMinor: money.campaign.minor,
    afterMinor: raised(),
  });
  expect(theirs).toMatchObject({
    source: 'others',
    change: null,
    beforeMinor: raised(),
    afterMinor: raised() + 500,
  });
  expect(own.filter(({ source }) => source === 'unexplained')).toEqual([]);
});

test('the way back is prepared while the budget is what Steward set, and refused from the moment it is not', async () => {
  const { id: changeId } = await applied();
  const ask = { clientId: money.clientId, changeId };
  expect(await money.desk.api.budgets.rollback(ask)).toMatchObject({
    suggested: money.campaign.minor,
    rollsBack: changeId,
  });
  served.sandbox.foreignWrite(money.campaign.id, 'daily_budget', raised() + 500);
  expect(await failureOf(money.desk.api.budgets.rollback(ask))).toMatchObject({
    code: 'conflict',
    details: { set: raised(), now: raised() + 500 },
  });
  expect(money.applied().length).toBe(1);
});
