import { expect, test } from 'vitest';
import { addDays, dayIn } from '../../shared/model/day.ts';
import { monthOf } from '../../shared/model/period.ts';
import { type PaceAsk, paceOf } from './maths.ts';
import { type DaySpend, weekdayIndex, weekdayWeights } from './weights.ts';

/** A hotel's rhythm: dear weekends, a noise that repeats, and nothing random. */
function aRhythm(until: string, count: number, base: number): DaySpend[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(until, index - count);
    const weekend = [0, 0, 0, 0, 0.12, 0.3, 0.18][weekdayIndex(day)] ?? 0;
    const noise = (((index * 7919) % 101) - 50) / 500;
    return { day, micros: Math.round(base * (1 + weekend + noise)) };
  });
}

function inMonth(today: string, over: Partial<PaceAsk> = {}): PaceAsk {
  return {
    cycle: monthOf(today),
    today,
    budgetMicros: 31_000_000_000,
    history: aRhythm(today, 70, 980_000_000),
    multipliers: new Map(),
    toleranceAtStart: 0.25,
    dailyBudgetMicros: 1_000_000_000,
    lifetimeLeftMicros: 0,
    seed: 42,
    ...over,
  };
}

const cases: Readonly<Record<string, PaceAsk>> = {
  'february-28-days': inMonth('2026-02-15'),
  'february-29-days': inMonth('2028-02-15'),
  'november-30-days': inMonth('2026-11-21'),
  'december-31-days': inMonth('2026-12-31'),
  'spring-forward-in-warsaw': inMonth(dayIn('Europe/Warsaw', new Date('2026-03-28T23:30:00Z'))),
  'fall-back-in-new-york': inMonth(dayIn('America/New_York', new Date('2026-11-02T04:30:00Z'))),
  'start-in-the-middle': inMonth('2026-11-21', {
    cycle: { from: '2026-11-16', to: '2026-11-30' },
    budgetMicros: 14_000_000_000,
  }),
  'no-history': inMonth('2026-11-21', { history: [] }),
  'four-days-of-history': inMonth('2026-11-21', { history: aRhythm('2026-11-21', 4, 980_000_000) }),
  'black-friday': inMonth('2026-11-21', {
    multipliers: new Map([
      ['2026-11-27', 3],
      ['2026-11-28', 2],
    ]),
  }),
};

test.each(Object.keys(cases))('the pace of %s is as it was', async (name) => {
  const ask = cases[name]!;
  const weights = weekdayWeights(ask.history, ask.today).map((weight) => Math.round(weight * 1e6) / 1e6);
  const golden = `${JSON.stringify({ today: ask.today, cycle: ask.cycle, weights, pace: paceOf(ask) }, null, 2)}\n`;
  await expect(golden).toMatchFileSnapshot(`golden/${name}.txt`);
});
