import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyRules, RuleName } from '../../shared/model/policy.ts';
import { defaultRules, effectiveRules } from '../../shared/model/policy.ts';
import { type ChangeFacts, decide, denialText, type PastChange } from './rules.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

function facts(own: Partial<ChangeFacts> = {}): ChangeFacts {
  const after = own.after ?? 11_000;
  return {
    now,
    minuteOfDay: 780,
    kind: 'campaign',
    currency: 'EUR',
    before: 10_000,
    after,
    afterDaily: after,
    mostDaily: after,
    monthRest: after * 11,
    metaFloor: 100,
    past: [],
    around: { account: 0, client: 0, monthSpent: 0, monthRest: 0 },
    stopped: false,
    frozen: false,
    ...own,
  };
}

const none = { floor: null, object: null, account: null, client: null, month: null };

function said(rules: Partial<PolicyRules>, own: Partial<ChangeFacts>) {
  const { findings } = decide({ ...defaultRules, ...rules }, 1, facts(own));
  return findings.filter(({ outcome }) => outcome !== 'ok').map(({ rule, outcome }) => `${rule}: ${outcome}`);
}

describe('the defaults', () => {
  test.each<{ what: string; own: Partial<ChangeFacts>; says: string[] }>([
    { what: 'a raise of 20 %', own: { after: 12_000 }, says: [] },
    { what: 'a raise a cent above 20 %', own: { after: 12_001 }, says: ['raise: note'] },
    { what: 'a raise of 50 %', own: { after: 15_000 }, says: ['raise: note'] },
    { what: 'a raise a cent above 50 %', own: { after: 15_001 }, says: ['raise: deny'] },
    { what: 'a cut of 80 %', own: { after: 2_000 }, says: [] },
    { what: 'a cut a cent below', own: { after: 1_999 }, says: ['cut: deny', 'day_cut: deny'] },
    { what: 'less than Meta’s minimum', own: { before: 110, after: 99 }, says: ['floor: deny'] },
    { what: 'a stopped workspace', own: { stopped: true }, says: ['stopped: deny'] },
    { what: 'a frozen client', own: { frozen: true }, says: ['frozen: deny'] },
    {
      what: 'a change five hours after the last',
      own: { past: [{ at: minutesAgo(300), before: 10_000, after: 10_000 }] },
      says: ['cooldown: deny'],
    },
    {
      what: 'a change six hours after the last',
      own: { past: [{ at: minutesAgo(360), before: 10_000, after: 10_000 }] },
      says: [],
    },
    {
      what: 'a fourth change within a day',
      own: {
        past: [1400, 900, 400].map((minutes) => ({ at: minutesAgo(minutes), before: 10_000, after: 10_000 })),
      },
      says: ['changes_per_day: deny'],
    },
    {
      what: 'more than twice the lowest of the day',
      own: { before: 10_000, after: 11_000, past: [{ at: minutesAgo(500), before: 5_000, after: 10_000 }] },
      says: ['day_raise: deny'],
    },
  ])('on $what say $says', ({ own, says }) => {
    expect(said({}, own)).toEqual(says);
  });

  test('name the rule, the limit and the value of a denial', () => {
    const verdict = decide(defaultRules, 7, facts({ after: 16_000 }));
    expect(verdict.version).toBe(7);
    expect(verdict.findings.find(({ rule }) => rule === 'raise')).toEqual({
      rule: 'raise',
      outcome: 'deny',
      unit: 'percent',
      limit: 50,
      value: 60,
      until: null,
    });
    expect(denialText(verdict)).toBe('Rule “raise”: 60 %, limit 50 %.');
  });

  test('say when a cooldown ends', () => {
    const past = [{ at: minutesAgo(60), before: 9_000, after: 10_000 }];
    const { findings } = decide(defaultRules, 1, facts({ past }));
    expect(findings.find(({ rule }) => rule === 'cooldown')).toMatchObject({
      limit: 360,
      value: 60,
      until: '2026-11-20T17:00:00.000Z',
    });
  });
});

describe('amounts', () => {
  const cap = (own: object) => ({ amounts: [{ currency: 'EUR', ...none, ...own }] });
  test.each<{ what: string; rules: Partial<PolicyRules>; own: Partial<ChangeFacts>; says: string[] }>([
    {
      what: 'a floor of the agency',
      rules: cap({ floor: 9_500 }),
      own: { after: 9_499 },
      says: ['floor: deny'],
    },
    { what: 'an object’s cap', rules: cap({ object: 10_999 }), own: {}, says: ['object_cap: deny'] },
    {
      what: 'an account’s cap with the others',
      rules: cap({ account: 20_000 }),
      own: { around: { account: 9_001, client: 0, monthSpent: 0, monthRest: 0 } },
      says: ['account_cap: deny'],
    },
    {
      what: 'a client’s cap that cannot be checked',
      rules: cap({ client: 20_000 }),
      own: { around: { account: 0, client: null, monthSpent: 0, monthRest: 0 } },
      says: ['client_cap: deny'],
    },
    {
      what: 'a month that would be passed',
      rules: cap({ month: 200_000 }),
      own: { around: { account: 0, client: 0, monthSpent: 79_001, monthRest: 0 } },
      says: ['month_cap: deny'],
    },
    {
      what: 'a month that holds to the cent',
      rules: cap({ month: 200_000 }),
      own: { around: { account: 0, client: 0, monthSpent: 79_000, monthRest: 0 } },
      says: [],
    },
    {
      what: 'a cut below a cap that the others passed',
      rules: cap({ client: 20_000 }),
      own: { after: 9_000, around: { account: 0, client: 90_000, monthSpent: 0, monthRest: 0 } },
      says: [],
    },
    {
      what: 'a lifetime budget whose raise is spent in its last days',
      rules: cap({ object: 20_000 }),
      own: { before: 100_000, after: 110_000, afterDaily: 3_667, mostDaily: 20_001 },
      says: ['object_cap: deny'],
    },
    {
      what: 'a month that the others’ budgets fill',
      rules: cap({ month: 200_000 }),
      own: { around: { account: 0, client: 0, monthSpent: 0, monthRest: 79_001 } },
      says: ['month_cap: deny'],
    },
    {
      what: 'another currency’s cap',
      rules: { amounts: [{ currency: 'PLN', ...none, object: 1 }] },
      own: {},
      says: [],
    },
  ])('on $what say $says', ({ rules, own, says }) => {
    expect(said(rules, own)).toEqual(says);
  });
});

test.each([
  { from: 1320, until: 360, at: 1319, quiet: false },
  { from: 1320, until: 360, at: 1320, quiet: true },
  { from: 1320, until: 360, at: 359, quiet: true },
  { from: 1320, until: 360, at: 360, quiet: false },
  { from: 60, until: 120, at: 90, quiet: true },
  { from: 60, until: 60, at: 60, quiet: false },
])('quiet hours $from to $until at $at: $quiet', ({ from, until, at, quiet }) => {
  expect(said({ quietHours: { from, until } }, { minuteOfDay: at })).toEqual(
    quiet ? ['quiet_hours: deny'] : [],
  );
});

test('an override of a client replaces what it names and nothing else', () => {
  expect(effectiveRules(defaultRules, { raiseLimit: 10, quietHours: undefined })).toEqual({
    ...defaultRules,
    raiseLimit: 10,
  });
});

/** An object that obeys the engine, written down as every moment at which it changed. */
interface Walk {
  readonly changes: { at: number; before: number; after: number }[];
  readonly start: number;
}

const hour = 3_600_000;

function walk(rules: PolicyRules, start: number, tries: readonly { wait: number; to: number }[]): Walk {
  const changes: Walk['changes'] = [];
  let at = now.getTime();
  let budget = start;
  for (const { wait, to } of tries) {
    at += wait * 60_000;
    const after = Math.max(1, Math.round((budget * to) / 100));
    const past: PastChange[] = changes.map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
    const verdict = decide(
      rules,
      1,
      facts({
        now: new Date(at),
        before: budget,
        after,
        afterDaily: after,
        mostDaily: after,
        past,
        minuteOfDay: (at / 60_000) % 1440,
      }),
    );
    if (!verdict.allowed || after === budget) continue;
    changes.push({ at, before: budget, after });
    budget = after;
  }
  return { changes, start };
}

const anyRules = fc.record({
  raiseNote: fc.constant(20),
  raiseLimit: fc.integer({ min: 1, max: 200 }),
  cutLimit: fc.integer({ min: 1, max: 100 }),
  dayRaiseLimit: fc.integer({ min: 1, max: 300 }),
  dayCutLimit: fc.integer({ min: 1, max: 100 }),
  changesPerHour: fc.integer({ min: 1, max: 4 }),
  changesPerDay: fc.integer({ min: 1, max: 12 }),
  cooldownMinutes: fc.integer({ min: 0, max: 500 }),
  quietHours: fc.option(
    fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1439 }) }),
  ),
  kinds: fc.constant(['campaign', 'adset'] as const),
  amounts: fc.record({
    floor: fc.integer({ min: 1, max: 5_000 }),
    object: fc.integer({ min: 20_000, max: 90_000 }),
  }),
});

test('no sequence of allowed changes passes a limit, over any two moments of a day', () => {
  const tries = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 900 }), to: fc.integer({ min: 5, max: 260 }) }),
    { minLength: 5, maxLength: 60 },
  );
  let allowed = 0;
  fc.assert(
    fc.property(anyRules, tries, ({ amounts, kinds, ...rest }, list) => {
      const rules: PolicyRules = {
        ...rest,
        kinds: [...kinds],
        amounts: [{ currency: 'EUR', ...none, ...amounts }],
      };
      const { changes } = walk(rules, 10_000, list);
      allowed += changes.length;
      for (const [index, one] of changes.entries()) {
        expect(one.after).toBeLessThanOrEqual(Math.max(amounts.object, one.before));
        expect(one.after).toBeGreaterThanOrEqual(amounts.floor);
        expect(one.after).toBeLessThanOrEqual(one.before * (1 + rest.raiseLimit / 100) + 1e-6);
        expect(one.after).toBeGreaterThanOrEqual(one.before * (1 - rest.cutLimit / 100) - 1e-6);
        const day = changes.slice(0, index + 1).filter(({ at }) => at > one.at - 24 * hour);
        expect(day.length).toBeLessThanOrEqual(rest.changesPerDay);
        expect(day.filter(({ at }) => at > one.at - hour).length).toBeLessThanOrEqual(rest.changesPerHour);
        for (const { before } of day) {
          if (one.after > one.before)
            expect(one.after).toBeLessThanOrEqual(before * (1 + rest.dayRaiseLimit / 100) + 1e-6);
          if (one.after < one.before)
            expect(one.after).toBeGreaterThanOrEqual(before * (1 - rest.dayCutLimit / 100) - 1e-6);
        }
        const last = changes[index - 1];
        if (last) expect(one.at - last.at).toBeGreaterThanOrEqual(rest.cooldownMinutes * 60_000);
      }
    }),
    { numRuns: 400 },
  );
  expect(allowed).toBeGreaterThan(500);
});

test('the same facts and rules give the same verdict, and each rule is judged once', () => {
  const verdict = decide(defaultRules, 3, facts());
  expect(decide(defaultRules, 3, facts())).toEqual(verdict);
  const rules = verdict.findings.map(({ rule }): RuleName => rule);
  expect(new Set(rules).size).toBe(rules.length);
});
