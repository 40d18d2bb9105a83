import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDesks } from '../builders/desk.ts';
import { saying } from '../builders/handover.ts';
import { aMoneyDesk, type Made, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// Written and agreed to without a network, against the last sync; what comes of it is asked of Meta, and of two people.
// The sandbox is the judge of what was sent.

let served: Served;
let money: Money;
let back: (() => Promise<void>) | null = null;

beforeEach(async () => {
  served = await aSandbox();
  money = await aMoneyDesk(served);
  await money.as('ben');
  await money.desk.api.sync.run({ clientId: money.clientId });
}, 60_000);
afterEach(async () => {
  await back?.();
  back = null;
  await closeDesks();
  await closeSandboxes();
});

const after = () => Math.round(money.campaign.minor * 1.1);
const port = () => Number(new URL(served.origin).port);

async function goOffline(): Promise<void> {
  const at = port();
  await served.close();
  back = async () => {
    back = null;
    const again = await served.sandbox.listen({ port: at });
    Object.assign(served, { close: () => again.close() });
    // The pauses between two changes count another person’s too.
    money.pass(7 * 3_600);
  };
}

function save(more: { before?: number; after?: number; startClock?: string } = {}) {
  const { clientId, campaign } = money;
  const wish = { before: campaign.minor, after: after(), reason: 'Leads are cheap this week.', ...more };
  return money.desk.api.drafts.save({ clientId, objectKind: 'campaign', objectId: campaign.id, ...wish });
}

const drafts = () => money.desk.api.drafts.list({ clientId: money.clientId });
const ask = (draftId: string) => ({ clientId: money.clientId, draftId });
const detailOf = (made: { id: string }) =>
  money.desk.api.approvals.detail({ clientId: money.clientId, proposalId: made.id as never });

async function draftedOffline(): Promise<string> {
  await goOffline();
  const { draftId } = await save();
  await money.as('ada');
  await money.desk.api.drafts.agree(ask(draftId));
  await money.as('ben');
  return draftId;
}

describe('a draft', () => {
  test('is written and agreed to without a network, read again on return, approved by a signature and sent once', async () => {
    const draftId = await draftedOffline();
    expect(await drafts()).toMatchObject([
      {
        id: draftId,
        beforeMinor: money.campaign.minor,
        afterMinor: after(),
        asOf: '2026-11-20T09:00:00.000Z',
        inPrinciple: [{ name: 'Ada Admin' }],
      },
    ]);
    expect(await saying(money.desk.api.drafts.check(ask(draftId)))).not.toBe('done');
    expect(
      await saying(money.desk.api.drafts.propose({ ...ask(draftId), before: money.campaign.minor })),
    ).not.toBe('done');
    expect((await drafts()).length).toBe(1);

    await back?.();
    const check = await money.desk.api.drafts.check(ask(draftId));
    expect(check).toMatchObject({
      moved: [],
      now: money.campaign.minor,
      judgement: { policy: { allowed: true }, meta: { accepted: true } },
    });
    const made = await money.desk.api.drafts.propose({ ...ask(draftId), before: money.campaign.minor });
    expect(made.state).toBe('waiting');
    expect(money.applied()).toEqual([]);
    expect(await drafts()).toEqual([]);

    await money.as('ada');
    expect(await detailOf(made)).toMatchObject({
      grant: null,
      draft: { beforeMinor: money.campaign.minor, inPrinciple: [{ name: 'Ada Admin' }] },
    });
    expect(await money.approve(made as Made)).toMatchObject({ change: { state: 'confirmed' } });
    expect(money.applied().length).toBe(1);
  });

  test('says what moved meanwhile, is proposed about what is there now, and never about what is not', async () => {
    const draftId = await draftedOffline();
    const moved = money.campaign.minor + 500;
    served.sandbox.foreignWrite(money.campaign.id, 'daily_budget', moved);
    await back?.();
    const { drafts: api } = money.desk.api;
    expect(await api.check(ask(draftId))).toMatchObject({
      moved: [{ what: 'budget', before: String(money.campaign.minor), now: String(moved) }],
      now: moved,
      judgement: { after: after() },
    });
    expect(await saying(api.propose({ ...ask(draftId), before: money.campaign.minor }))).toBe(
      'Its budget was changed since you looked. Look again before you propose.',
    );
    expect((await drafts()).length).toBe(1);
    const made = await api.propose({ ...ask(draftId), before: moved });
    expect(made).toMatchObject({ beforeMinor: moved, afterMinor: after(), state: 'waiting' });
    expect(await detailOf(made)).toMatchObject({ draft: { beforeMinor: money.campaign.minor } });
    expect(money.applied()).toEqual([]);
  });

  test('that the policy denies on return stays a draft', async () => {
    await goOffline();
    const { draftId } = await save({ after: money.campaign.minor * 3 });
    await back?.();
    const check = await money.desk.api.drafts.check(ask(draftId));
    expect(check.judgement?.policy.allowed).toBe(false);
    const proposing = money.desk.api.drafts.propose({ ...ask(draftId), before: money.campaign.minor });
    expect(await saying(proposing)).not.toBe('done');
    expect((await drafts()).length).toBe(1);
  });
});

describe('a draft of a time of day', () => {
  test('is a proposal from the next such time on, however long it lay, and is sent then', async () => {
    const { draftId } = await save({ startClock: '10:30' });
    money.pass(26 * 3_600);
    const { drafts: api } = money.desk.api;
    // Half past ten in Warsaw, of the day after: by now it is noon there.
    expect((await api.check(ask(draftId))).startAt).toBe('2026-11-22T09:30:00.000Z');
    const made = await api.propose({ ...ask(draftId), before: money.campaign.minor });
    expect(made.startAt).toBe('2026-11-22T09:30:00.000Z');
    await money.as('ada');
    expect((await money.approve(made as Made)).why).toBe('Its start time has not come yet.');
    expect(money.applied()).toEqual([]);
  });
});

describe('who hears of a draft', () => {
  const newsFor = async (who: 'ada' | 'ben') => {
    await money.as(who);
    const { notices } = await money.desk.api.notices.list({});
    return notices.flatMap(({ kind, readAt }) => (kind.startsWith('draft_') && !readAt ? [kind] : []));
  };

  test('is whoever could agree; once Meta answers again everybody who may propose; and then nobody any more', async () => {
    await goOffline();
    await saying(money.desk.api.budgets.objects({ clientId: money.clientId }));
    const { draftId } = await save();
    expect(await newsFor('ben')).toEqual([]);
    expect(await newsFor('ada')).toEqual(['draft_waits']);
    await back?.();
    await money.desk.api.app.tryConnection({});
    expect((await newsFor('ada')).toSorted()).toEqual(['draft_readable', 'draft_waits']);
    expect(await newsFor('ben')).toEqual(['draft_readable']);
    await money.desk.api.drafts.discard(ask(draftId));
    expect(await newsFor('ada')).toEqual([]);
    expect(await newsFor('ben')).toEqual([]);
  });
});

describe('a word in principle', () => {
  test('is another person’s, and approves and sends nothing', async () => {
    const { draftId } = await save();
    const { drafts: api, approvals } = money.desk.api;
    expect(await saying(api.agree(ask(draftId)))).toBe('Another person has to agree: this draft is yours.');
    await money.as('ada');
    await api.agree(ask(draftId));
    await api.agree(ask(draftId));
    expect((await drafts())[0]).toMatchObject({ mayAgree: false, inPrinciple: [{ name: 'Ada Admin' }] });
    expect(await approvals.queue({})).toEqual([]);
    const one = { clientId: money.clientId, proposalId: draftId as never };
    expect(await saying(approvals.send(one))).not.toBe('done');
    expect(money.applied()).toEqual([]);
  });

  test('of whoever proposes in the end gives them no second voice', async () => {
    const { draftId } = await save();
    await money.as('ada');
    const { drafts: api } = money.desk.api;
    await api.agree(ask(draftId));
    const made = await api.propose({ ...ask(draftId), before: money.campaign.minor });
    expect(await saying(money.approve(made as Made))).toBe(
      'Nobody approves their own proposal, a super admin neither.',
    );
  });
});

describe('a draft is refused', () => {
  test('against another amount than the last sync’s, or for what it did not see', async () => {
    expect(await saying(save({ before: money.campaign.minor + 1 }))).toContain(
      'another budget since you looked',
    );
    expect(await saying(save({ after: money.campaign.minor }))).toBe('That is the budget that it has.');
    const { clientId, campaign } = money;
    const wish = { clientId, before: campaign.minor, after: after(), reason: 'Leads are cheap this week.' };
    const unseen = money.desk.api.drafts.save({ ...wish, objectKind: 'campaign', objectId: '999' });
    expect(await saying(unseen)).toBe('The last sync saw no such budget at this client.');
  });

  test('twice for one budget, and after it was dealt with', async () => {
    const { draftId } = await save();
    expect(await saying(save())).toContain('A draft for it is there already');
    const { drafts: api } = money.desk.api;
    await api.discard(ask(draftId));
    const dealt = 'This draft was dealt with already.';
    expect(await saying(api.check(ask(draftId)))).toBe(dealt);
    expect(await saying(api.propose({ ...ask(draftId), before: money.campaign.minor }))).toBe(dealt);
    expect(await saying(save())).toBe('done');
  });
});
