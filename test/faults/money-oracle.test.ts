import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultRules } from '../../shared/model/policy.ts';
import type { Change } from '../../shared/model/change.ts';
import type { Fault, Match } from '../../main/sandbox/faults.ts';
import { closeDesks } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, type Listed, type Made, type Money, objectsOf } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// The judge is the sandbox's own list of what it applied. Whatever is lost on the way, it was applied once or not at all,
// Steward ends up knowing which, and until it knows nothing else goes to the object.

const isLong = process.env['STEWARD_FAULTS'] === 'long';

let served: Served;
let money: Money;
let objects: Listed[];
let turn = 0;

beforeAll(async () => {
  served = await aSandbox();
  money = await aMoneyDesk(served);
  objects = (await objectsOf(served, money.accountId)).filter(
    ({ field, status, legacy, minor }) =>
      field === 'daily_budget' && status === 'ACTIVE' && !legacy && minor > 500,
  );
  await money.as('ada');
  const rules = {
    ...defaultRules,
    cooldownMinutes: 0,
    changesPerDay: 96,
    raiseLimit: null,
    dayRaiseLimit: null,
  };
  await money.desk.api.policy.save({ rules, note: 'for the oracle', seenVersion: 0 });
}, 120_000);
afterAll(async () => {
  await closeDesks();
  await closeSandboxes();
});

type Step = 'read before' | 'checked by Meta' | 'sent' | 'read back';

function match(step: Step, objectId: string): { match: Match; skip: number } {
  switch (step) {
    case 'read before':
      return { match: { method: 'GET', path: objectId }, skip: 0 };
    case 'checked by Meta':
      return { match: { method: 'POST', path: objectId, params: { execution_options: '*' } }, skip: 0 };
    case 'sent':
      return { match: { method: 'POST', path: objectId }, skip: 1 };
    // Read twice before it is sent: for both verdicts, and once more after them.
    case 'read back':
      return { match: { method: 'GET', path: objectId }, skip: 2 };
  }
}

const faults: Readonly<Record<string, Fault>> = {
  'a reset before it is applied': { kind: 'reset-before' },
  'a reset after it was applied': { kind: 'reset-after' },
  'code 2': { kind: 'error', code: 2, status: 500 },
  'code 2 after it was applied': { kind: 'error', code: 2, status: 500, apply: true },
  'a gateway’s page': { kind: 'html' },
  'half a reply': { kind: 'truncate' },
  'an empty reply': { kind: 'empty' },
  'a slow reply': { kind: 'delay', ms: 300 },
  'a success that did nothing': { kind: 'ignored' },
  'a throttle': { kind: 'throttle', mode: '17/2446079' },
  'a refusal': { kind: 'error', code: 100, status: 400 },
};

interface Round {
  readonly object: Listed;
  readonly made: Made;
  readonly before: number;
  readonly after: number;
  readonly appliedBefore: number;
  readonly postsBefore: number;
}

const appliedTo = (id: string) => money.applied().filter(({ object }) => object === id).length;
const realPosts = (id: string) =>
  served.sandbox
    .requests()
    .filter(
      ({ method, path, params }) =>
        method === 'POST' && path.endsWith(id) && !('execution_options' in params),
    ).length;
function budgetNow(id: string): number {
  const truth = served.sandbox.truth(id);
  return 'budget' in truth ? (truth.budget?.minor ?? 0) : 0;
}

/** An hour later, so that nothing of the round before counts, on the next object in turn. */
async function aRound(): Promise<Round> {
  money.pass(3_700);
  const object = objects[turn % objects.length]!;
  turn += 1;
  const before = budgetNow(object.id);
  const after = before + 100;
  const made = await money.proposeAs('ben', after, { objectKind: object.kind, objectId: object.id, before });
  await money.as('ada');
  // Whose it is, is asked once after each unlock: before the counting of reads begins.
  const { clientId } = money;
  await money.desk.api.budgets.look({ clientId, objectKind: object.kind, objectId: object.id });
  return {
    object,
    made,
    before,
    after,
    appliedBefore: appliedTo(object.id),
    postsBefore: realPosts(object.id),
  };
}

/** Looks, with time going by, until it is known; and shows that meanwhile the object takes nothing else. */
async function settled(round: Round, change: Change): Promise<Change> {
  const { api } = money.desk;
  let now = change;
  for (let looks = 0; now.state === 'unknown' && looks < 10; looks += 1) {
    const { objectKind, objectId } = now;
    const again = {
      clientId: money.clientId,
      objectKind,
      objectId,
      before: round.before,
      after: round.after + 1,
    };
    expect(await failureOf(api.budgets.propose({ ...again, reason: 'Once more.' }))).toMatchObject({
      code: 'conflict',
      details: { why: 'unknown_outcome' },
    });
    money.pass(120);
    now = await api.approvals.lookAgain({ clientId: money.clientId, changeId: now.id });
  }
  return now;
}

async function judged(round: Round, change: Change | null): Promise<string> {
  served.sandbox.clearFaults();
  const end = change === null ? null : await settled(round, change);
  const applied = appliedTo(round.object.id) - round.appliedBefore;
  const posts = realPosts(round.object.id) - round.postsBefore;
  const state = end?.state ?? 'not sent';
  expect({ state, applied, posts }).toEqual({
    state,
    applied: state === 'confirmed' ? 1 : 0,
    posts: end === null ? 0 : posts,
  });
  expect(posts).toBeLessThanOrEqual(1);
  expect(budgetNow(round.object.id)).toBe(state === 'confirmed' ? round.after : round.before);
  return state;
}

async function approved(round: Round): Promise<Change | null> {
  const answer = await money.approve(round.made);
  if (answer.change === null && answer.proposal.state === 'approved') {
    // Nothing was sent and nothing is lost: it is there to be sent again, or to be taken back.
    const { clientId } = money;
    const proposalId = round.made.id as never;
    await money.desk.api.approvals.decline({ clientId, proposalId, reason: 'The oracle goes on.' });
  }
  return answer.change;
}

const steps: readonly Step[] = ['read before', 'checked by Meta', 'sent', 'read back'];
const all = steps.flatMap((step) => Object.keys(faults).map((fault) => ({ step, fault })));
// Every fault where it matters most, and each step by the two that hurt most; the rest by `npm run test:faults`.
const chosen = isLong
  ? all
  : all.filter(
      ({ step, fault }) =>
        step === 'sent' || fault === 'a reset after it was applied' || fault === 'half a reply',
    );

describe('applied once or not at all, and known in the end', () => {
  test.each(chosen)('$fault when it is $step', async ({ step, fault }) => {
    const round = await aRound();
    const at = match(step, round.object.id);
    served.sandbox.fault(at.match, faults[fault]!, undefined, at.skip);
    const state = await judged(round, await approved(round));
    const expected: Readonly<Record<string, string>> = {
      'a reset after it was applied': 'confirmed',
      'code 2 after it was applied': 'confirmed',
      'half a reply': 'confirmed',
      'a slow reply': 'confirmed',
      'a throttle': 'rejected',
      'a refusal': 'rejected',
    };
    if (step === 'sent') expect(state).toBe(expected[fault] ?? 'not_applied');
  });

  test('a foreign writer in the very moment of the write: ours is made over theirs, once, and known', async () => {
    const round = await aRound();
    const { id } = round.object;
    const at = match('sent', id);
    served.sandbox.fault(
      at.match,
      { kind: 'foreign-write', object: id, field: 'daily_budget', value: round.before + 7 },
      1,
      at.skip,
    );
    const change = await approved(round);
    served.sandbox.clearFaults();
    const end = change === null ? null : await settled(round, change);
    expect({ state: end?.state, applied: appliedTo(id) - round.appliedBefore }).toEqual({
      state: 'confirmed',
      applied: 1,
    });
  });

  test('a foreign writer before it is read again: nothing is sent, and the drift is said', async () => {
    const round = await aRound();
    served.sandbox.foreignWrite(round.object.id, 'daily_budget', round.before + 7);
    const { proposal, change } = await money.approve(round.made);
    const zlotys = (minor: number) => `${(minor / 100).toFixed(2)} PLN`;
    expect({ state: proposal.state, change, why: proposal.settledWhy }).toEqual({
      state: 'void',
      change: null,
      why: `Not as it was when it was proposed: the budget moved from ${zlotys(round.before)} to ${zlotys(round.before + 7)}.`,
    });
    expect(realPosts(round.object.id)).toBe(round.postsBefore);
  });

  test('a foreign writer right after a lost answer: ours is found in the log', async () => {
    const round = await aRound();
    const { id } = round.object;
    const at = match('sent', id);
    served.sandbox.fault(at.match, { kind: 'reset-after' }, 1, at.skip);
    const theirs = { kind: 'foreign-write', object: id, field: 'daily_budget', value: 4_321 } as const;
    const back = match('read back', id);
    served.sandbox.fault(back.match, { kind: 'stale', seconds: 30 }, 1, back.skip);
    served.sandbox.fault(back.match, theirs, 1, back.skip);
    const change = await approved(round);
    served.sandbox.clearFaults();
    const end = change === null ? null : await settled(round, change);
    expect(end).toMatchObject({ state: 'confirmed', why: 'changed_again' });
    expect(appliedTo(id) - round.appliedBefore).toBe(1);
  });

  test('stale reads for half a minute do not pass for a change that was not made', async () => {
    const round = await aRound();
    const back = match('read back', round.object.id);
    served.sandbox.fault(back.match, { kind: 'stale', seconds: 30 }, 2, back.skip);
    expect(await judged(round, await approved(round))).toBe('confirmed');
  });
});
