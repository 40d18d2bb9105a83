import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, type Made, type Money, objectsOf } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Each of these tried to have a change sent twice, for another client, in another amount, or told of as something else.

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

describe('another story', () => {
  test.runIf(isLong)(
    'of one file that is read twice become one proposal, and after it was made none',
    async () => {
      const wish = {
        clientId: money.clientId,
        objectKind: 'campaign',
        objectId: money.campaign.id,
        source: 'csv',
      } as const;
      const row = { ...wish, before: money.campaign.minor, after: raised(), reason: 'From the file.' };
      await money.as('ben');
      const { api } = money.desk;
      const made = await api.budgets.propose(row);
      expect((await failureOf(api.budgets.propose(row))).code).toBe('conflict');
      await money.as('ada');
      expect((await money.approve(made as Made)).change?.state).toBe('confirmed');
      await money.as('ben');
      expect((await failureOf(api.budgets.propose(row))).code).toBe('conflict');
      expect((await failureOf(api.budgets.propose({ ...row, before: raised() }))).code).toBe(
        'invalid_request',
      );
      expect(money.applied().length).toBe(1);
    },
  );

  test('a raise does not pass for the way back of a change', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    const { change } = await money.approve(made);
    money.pass(7 * 3_600);
    await money.as('ben');
    const { clientId, campaign } = money;
    const target = { clientId, objectKind: 'campaign', objectId: campaign.id, before: raised() } as const;
    const wish = { ...target, reason: 'Taking it back.', source: 'rollback' } as const;
    const { propose } = money.desk.api.budgets;
    const refusals = [
      { ...wish, after: raised() + 100, rollsBack: change!.id },
      { ...wish, after: campaign.minor, rollsBack: made.id },
      { ...wish, after: campaign.minor },
    ];
    for (const one of refusals) expect((await failureOf(propose(one))).code).toBe('invalid_request');
    const back = await propose({ ...wish, after: campaign.minor, rollsBack: change!.id });
    expect(back).toMatchObject({ rollsBack: change!.id, afterMinor: campaign.minor });
  });

  test('a proposal is not approved, sent, shown or declined under another client’s name', async () => {
    const made = await money.proposeAs('ben', raised());
    await money.as('ada');
    const { approvals, clients } = money.desk.api;
    const other = await clients.add({ name: 'Elm', currency: 'PLN', timezone: 'Europe/Warsaw' });
    await money.desk.api.approvals.detail({ clientId: money.clientId, proposalId: made.id as never });
    const wrong = { clientId: other.id, proposalId: made.id as never };
    const { manifestHash } = made;
    const tries = [
      approvals.approve({ ...wrong, manifestHash, passphrase: founder.passphrase }),
      approvals.send(wrong),
      approvals.detail(wrong),
      approvals.check(wrong),
      approvals.decline({ ...wrong, reason: 'No.' }),
    ];
    for (const one of tries) expect((await failureOf(one)).code).toBe('not_found');
    const [row] = await money.desk.api.budgets.proposals({ clientId: money.clientId });
    expect(row?.state).toBe('waiting');
    expect(money.applied()).toEqual([]);
  });

  test('what is sent at its time is told of as nobody’s press of a button', async () => {
    const startAt = new Date(money.desk.now().getTime() + 3_600_000).toISOString();
    const made = await money.proposeAs('ben', raised(), { startAt });
    await money.as('ada');
    await money.approve(made);
    money.pass(3_700);
    await money.as('ben');
    const changesNow = () => money.desk.api.budgets.changes({ clientId: money.clientId });
    await vi.waitFor(async () => expect((await changesNow())[0]?.state).toBe('confirmed'), {
      timeout: 20_000,
    });
    const trail = await money.desk.api.audit.client({ clientId: money.clientId, limit: 10 });
    const started = trail.find(({ what }) => what === 'change.started');
    expect(started?.actor).toBe('Steward');
    expect(money.applied().length).toBe(1);
  });
});

/** Meta counts yen and forints whole, and Bahraini dinars by the hundred, whatever ISO 4217 says. */
const currencies = isLong ? ['JPY', 'HUF', 'BHD', 'COP'] : ['JPY'];

test.each(currencies)('an amount in %s goes to Meta as it was shown, to the unit', async (currency) => {
  const { api } = money.desk;
  await money.as('ada');
  const described = served.sandbox
    .describe()
    .clients.find(({ accounts }) => accounts[0]?.currency === currency)!;
  const { accountId, timezone } = described.accounts[0]!;
  const { id } = await api.clients.add({ name: described.name, currency, timezone });
  await api.assets.connect({ clientId: id, kind: 'ad_account', metaId: accountId });
  await api.members.set({ clientId: id, personId: money.benId, role: 'client_admin' });
  const object = (await objectsOf(served, accountId)).find(
    ({ field, status, legacy }) => field === 'daily_budget' && status === 'ACTIVE' && !legacy,
  )!;
  await money.as('ben');
  const after = Math.round(object.minor * 1.1);
  const made = await api.budgets.propose({
    clientId: id,
    objectKind: object.kind,
    objectId: object.id,
    before: object.minor,
    after,
    reason: 'Leads are cheap.',
  });
  expect(made.currency).toBe(currency);
  await money.as('ada');
  const detail = await api.approvals.detail({ clientId: id, proposalId: made.id });
  const { change } = await api.approvals.approve({
    clientId: id,
    proposalId: made.id,
    manifestHash: detail.proposal.manifestHash,
    passphrase: founder.passphrase,
  });
  expect(change).toMatchObject({ state: 'confirmed', currency });
  expect(money.applied()).toEqual([
    { object: object.id, before: String(object.minor), after: String(after) },
  ]);
});
