import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayIn } from '../../shared/model/day.ts';
import { daysOf, monthOf } from '../../shared/model/period.ts';
import { type PaceAsk, paceOf, toleranceAt, worstCase } from './maths.ts';
import { type DaySpend, weekdayIndex, weekdayWeights } from './weights.ts';

const even = (from: string, count: number, micros: number): DaySpend[] =>
  Array.from({ length: count }, (_, index) => ({ day: addDays(from, index), micros }));

function anAsk(over: Partial<PaceAsk> = {}): PaceAsk {
  return {
    cycle: { from: '2026-11-01', to: '2026-11-30' },
    today: '2026-11-21',
    budgetMicros: 30_000_000,
    history: even('2026-09-20', 62, 1_000_000),
    multipliers: new Map(),
    toleranceAtStart: 0.25,
    dailyBudgetMicros: 1_000_000,
    lifetimeLeftMicros: 0,
    seed: 7,
    ...over,
  };
}

describe('an even client', () => {
  test('lands on its plan with no band and needs what it spends', () => {
    expect(paceOf(anAsk())).toEqual({
      days: 30,
      daysDone: 20,
      daysLeft: 10,
      daysUnread: 0,
      spentMicros: 20_000_000,
      budgetMicros: 30_000_000,
      idealMicros: 20_000_000,
      landsMicros: 30_000_000,
      lowMicros: 30_000_000,
      highMicros: 30_000_000,
      confidence: 'normal',
      tolerance: expect.closeTo(0.09, 10),
      neededPerDayMicros: 1_000_000,
      // 21 November 2026 is a Saturday: 1.75, then a whole week, then two days.
      worstMicros: 20_000_000 + 1_750_000 + 7_000_000 + 3_500_000,
      verdict: 'on_track',
      severity: 'none',
    });
  });

  test('overspends when the plan is smaller, critically when even a cheap rest overshoots', () => {
    const { verdict, severity, neededPerDayMicros } = paceOf(anAsk({ budgetMicros: 25_000_000 }));
    expect({ verdict, severity, neededPerDayMicros }).toEqual({
      verdict: 'over',
      severity: 'critical',
      neededPerDayMicros: 500_000,
    });
  });

  test('underspends with a warning just outside the tolerance, and never needs less than nothing', () => {
    expect(paceOf(anAsk({ budgetMicros: 33_500_000 }))).toMatchObject({
      verdict: 'under',
      severity: 'warning',
    });
    expect(paceOf(anAsk({ budgetMicros: 10_000_000 })).neededPerDayMicros).toBe(0);
  });
});

describe('what is not known is not guessed', () => {
  test('without a plan there is a projection and no verdict', () => {
    expect(paceOf(anAsk({ budgetMicros: null }))).toMatchObject({
      landsMicros: 30_000_000,
      idealMicros: null,
      neededPerDayMicros: null,
      verdict: 'no_plan',
    });
  });

  test('without any history there is no projection', () => {
    expect(paceOf(anAsk({ history: [], dailyBudgetMicros: null }))).toMatchObject({
      landsMicros: null,
      lowMicros: null,
      worstMicros: null,
      confidence: 'none',
      verdict: 'unknown',
      daysUnread: 20,
    });
  });

  test('days that were not read are counted and estimated, never taken as zero, and too many end the verdict', () => {
    const history = even('2026-11-11', 10, 1_000_000);
    expect(paceOf(anAsk({ history }))).toMatchObject({
      daysUnread: 10,
      spentMicros: 10_000_000,
      landsMicros: 30_000_000,
      neededPerDayMicros: 1_000_000,
      confidence: 'low',
      verdict: 'unknown',
    });
    const lacksYesterday = even('2026-09-20', 61, 1_000_000);
    expect(paceOf(anAsk({ history: lacksYesterday }))).toMatchObject({ daysUnread: 1, verdict: 'on_track' });
    expect(paceOf(anAsk({ history, budgetMicros: 9_000_000 }))).toMatchObject({ verdict: 'over' });
  });

  test('nothing is said of the first three days, unless they cost a week', () => {
    expect(paceOf(anAsk({ today: '2026-11-03', budgetMicros: 15_000_000 })).verdict).toBe('too_early');
    const history = [...even('2026-11-01', 2, 9_000_000)];
    expect(paceOf(anAsk({ today: '2026-11-03', history }))).toMatchObject({
      verdict: 'over',
      severity: 'critical',
    });
  });

  test('on the first day the week before speaks for the cycle', () => {
    expect(paceOf(anAsk({ today: '2026-11-01' }))).toMatchObject({
      daysDone: 0,
      spentMicros: 0,
      landsMicros: 30_000_000,
    });
  });
});

describe('the calendar', () => {
  test.each([
    ['2026-02-10', 28],
    ['2028-02-10', 29],
    ['2026-11-10', 30],
    ['2026-12-10', 31],
  ])('a cycle around %s has %i days', (day, days) => {
    const cycle = monthOf(day);
    const pace = paceOf(anAsk({ cycle, today: day, history: even(addDays(day, -60), 60, 1_000_000) }));
    expect([pace.days, pace.daysDone, pace.daysLeft, pace.landsMicros]).toEqual([
      days,
      9,
      days - 9,
      days * 1_000_000,
    ]);
  });

  test('a day of 23 or 25 hours is one day: 29 March and 25 October 2026 in Warsaw', () => {
    const at = (instant: string) => dayIn('Europe/Warsaw', new Date(instant));
    expect([at('2026-03-28T22:59:59Z'), at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z')]).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
    expect([at('2026-10-24T22:00:00Z'), at('2026-10-25T22:59:59Z'), at('2026-10-25T23:00:00Z')]).toEqual([
      '2026-10-25',
      '2026-10-25',
      '2026-10-26',
    ]);
    const spring = paceOf(
      anAsk({
        cycle: monthOf('2026-03-29'),
        today: '2026-03-30',
        history: even('2026-02-01', 57, 1_000_000),
      }),
    );
    expect([spring.daysDone, spring.daysLeft]).toEqual([29, 2]);
  });

  test('a plan that starts in the middle of the month counts its own days only', () => {
    const cycle = { from: '2026-11-16', to: '2026-11-30' };
    expect(paceOf(anAsk({ cycle, budgetMicros: 15_000_000 }))).toMatchObject({
      days: 15,
      daysDone: 5,
      spentMicros: 5_000_000,
      landsMicros: 15_000_000,
      verdict: 'on_track',
    });
  });

  test('a custom day weighs what its multiplier says: twice, or nothing', () => {
    const multipliers = new Map([
      ['2026-11-27', 2],
      ['2026-11-28', 0],
    ]);
    expect(paceOf(anAsk({ multipliers })).landsMicros).toBe(30_000_000);
    expect(paceOf(anAsk({ multipliers: new Map([['2026-11-27', 2]]) })).landsMicros).toBe(31_000_000);
  });
});

describe("Meta's ceiling", () => {
  test.each([
    [1, 1.75],
    [2, 3.5],
    [3, 5.25],
    [4, 7],
    [7, 7],
  ])('of %i days from a Sunday is %d daily budgets', (count, units) => {
    const days = Array.from({ length: count }, (_, index) => addDays('2026-11-22', index));
    expect(worstCase(days, 1_000_000)).toBe(units * 1_000_000);
  });

  test('begins anew on Sunday', () => {
    expect(worstCase(['2026-11-21', '2026-11-22'], 1_000_000)).toBe(3_500_000);
    expect(worstCase(daysOf({ from: '2026-11-15', to: '2026-11-28' }), 1_000_000)).toBe(14_000_000);
  });
});

test('the tolerance tightens from its start to one per cent', () => {
  expect([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(toleranceAt(share, 0.25) * 100))).toEqual([
    25, 19, 13, 7, 1,
  ]);
});

test('weekdays weigh what they cost, pulled towards an even week while there is little history', () => {
  const weekend = (day: string) => (weekdayIndex(day) >= 5 ? 2_000_000 : 1_000_000);
  const history = (days: number) =>
    Array.from({ length: days }, (_, index) => {
      const day = addDays('2026-11-21', index - days);
      return { day, micros: weekend(day) };
    });
  expect(weekdayWeights([], '2026-11-21')).toEqual([1, 1, 1, 1, 1, 1, 1]);
  const [long, short] = [
    weekdayWeights(history(56), '2026-11-21'),
    weekdayWeights(history(14), '2026-11-21'),
  ];
  expect(long[5]).toBeGreaterThan(short[5] ?? 0);
  expect((long[5] ?? 0) / (long[0] ?? 1)).toBeCloseTo(1.59, 1);
});

const spends = fc.array(fc.integer({ min: 0, max: 500_000_000 }), { minLength: 20, maxLength: 80 });
const asks = fc
  .record({
    spends,
    budget: fc.integer({ min: 1, max: 9_000_000_000 }),
    day: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
  })
  .map(({ spends: micros, budget, day, seed }) => {
    const today = `2026-11-${String(day).padStart(2, '0')}`;
    const history = micros.map((one, index) => ({ day: addDays(today, index - micros.length), micros: one }));
    return anAsk({ today, history, budgetMicros: budget, seed });
  });

describe('for any history', () => {
  test('the parts add up, the band holds the landing, and Meta cannot be beaten', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const pace = paceOf(ask);
        expect(pace.daysDone + pace.daysLeft).toBe(pace.days);
        const own = ask.history.filter(({ day }) => day >= ask.cycle.from && day < ask.today);
        expect(pace.spentMicros).toBe(own.reduce((all, { micros }) => all + micros, 0));
        expect(pace.landsMicros ?? pace.spentMicros).toBeGreaterThanOrEqual(pace.spentMicros);
        if (pace.lowMicros !== null && pace.highMicros !== null) {
          expect(pace.lowMicros).toBeLessThanOrEqual(pace.highMicros);
          expect(pace.lowMicros).toBeGreaterThanOrEqual(pace.spentMicros);
        }
        expect(paceOf(ask)).toEqual(pace);
      }),
      { numRuns: 300 },
    );
  });

  test('twice the money is twice every amount, and the verdict stays', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const twice = paceOf({
          ...ask,
          budgetMicros: (ask.budgetMicros ?? 0) * 2,
          history: ask.history.map(({ day, micros }) => ({ day, micros: micros * 2 })),
        });
        const once = paceOf(ask);
        expect(twice.verdict).toBe(once.verdict);
        expect(Math.abs((twice.landsMicros ?? 0) - 2 * (once.landsMicros ?? 0))).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('weights average to one', () => {
    fc.assert(
      fc.property(asks, ({ history, today }) => {
        const weights = weekdayWeights(history, today);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(7, 9);
        expect(Math.min(...weights)).toBeGreaterThan(0);
      }),
    );
  });
});
