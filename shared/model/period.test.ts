import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampDay, dayAfterKey, monthGrid, pickDay } from './calendar.ts';
import { addDays } from './day.ts';
import {
  comparisonOf,
  comparisonsFor,
  daysIn,
  daysOf,
  Period,
  periodOf,
  presetOf,
  presets,
} from './period.ts';

const p = (from: string, to: string): Period => ({ from, to });
const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyPeriod = fc.tuple(anyDay, fc.nat(400)).map(([from, length]) => p(from, addDays(from, length)));

describe('a period', () => {
  test('has one day when it starts and ends on it', () => {
    expect([daysIn(p('2026-11-01', '2026-11-01')), daysIn(p('2026-02-01', '2026-03-01'))]).toEqual([1, 29]);
  });

  test('counts a day once across a change of the clocks', () => {
    expect(daysOf(p('2026-10-24', '2026-10-26'))).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  });

  test('is refused when it ends before it starts', () => {
    expect(Period.safeParse(p('2026-11-02', '2026-11-01')).success).toBe(false);
  });
});

describe('a comparison', () => {
  test.each([
    ['previous_period', p('2026-11-11', '2026-11-20'), p('2026-11-01', '2026-11-10')],
    ['previous_period', p('2026-11-01', '2026-11-30'), p('2026-10-01', '2026-10-31')],
    ['previous_period', p('2026-10-01', '2026-12-31'), p('2026-07-01', '2026-09-30')],
    ['previous_month', p('2026-11-01', '2026-11-20'), p('2026-10-01', '2026-10-20')],
    ['previous_month', p('2026-03-01', '2026-03-30'), p('2026-02-01', '2026-02-28')],
    ['last_year', p('2026-11-01', '2026-11-20'), p('2025-11-01', '2025-11-20')],
    ['last_year', p('2028-02-01', '2028-02-29'), p('2027-02-01', '2027-02-28')],
    ['last_year', p('2025-02-01', '2025-02-28'), p('2024-02-01', '2024-02-29')],
  ] as const)('by %s of %j is %j', (comparison, period, expected) => {
    expect(comparisonOf(period, comparison)).toEqual(expected);
  });

  test('with the period before ends the day before it starts', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const before = comparisonOf(period, 'previous_period');
        expect(before && addDays(before.to, 1)).toBe(period.from);
      }),
    );
  });

  test('with the same days of the month before is offered within one month only', () => {
    expect([
      comparisonsFor(p('2026-11-01', '2026-11-20')).includes('previous_month'),
      comparisonsFor(p('2026-10-28', '2026-11-03')).includes('previous_month'),
      comparisonsFor(p('2026-11-01', '2026-11-30')).includes('previous_month'),
    ]).toEqual([true, false, false]);
  });
});

describe('a preset', () => {
  test.each([
    ['yesterday', p('2026-11-20', '2026-11-20')],
    ['last_7', p('2026-11-14', '2026-11-20')],
    ['this_month', p('2026-11-01', '2026-11-20')],
    ['last_month', p('2026-10-01', '2026-10-31')],
    ['this_quarter', p('2026-10-01', '2026-11-20')],
    ['last_quarter', p('2026-07-01', '2026-09-30')],
    ['this_year', p('2026-01-01', '2026-11-20')],
    ['last_13_months', p('2025-10-01', '2026-10-31')],
  ] as const)('%s on 21 Nov 2026 is %j', (preset, expected) => {
    expect(periodOf(preset, '2026-11-21')).toEqual(expected);
  });

  test('of this month on its first day is that day', () => {
    expect(periodOf('this_month', '2026-11-01')).toEqual(p('2026-11-01', '2026-11-01'));
  });

  test('never reaches past yesterday unless it starts today', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...presets), (today, preset) => {
        const { from, to } = periodOf(preset, today);
        return from <= to && (to < today || from === today);
      }),
    );
  });

  test('is recognised from its days', () => {
    expect([
      presetOf(p('2026-11-14', '2026-11-20'), '2026-11-21'),
      presetOf(p('2026-11-14', '2026-11-19'), '2026-11-21'),
    ]).toEqual(['last_7', null]);
  });
});

describe('the calendar', () => {
  test('draws six weeks from Monday', () => {
    const grid = monthGrid('2026-11-21');
    expect([grid.length, grid[0]?.[0], grid[0]?.[6], grid[5]?.[6]]).toEqual([
      6,
      { day: '2026-10-26', inMonth: false },
      { day: '2026-11-01', inMonth: true },
      { day: '2026-12-06', inMonth: false },
    ]);
  });

  test.each([
    ['ArrowLeft', false, '2026-11-20'],
    ['ArrowDown', false, '2026-11-28'],
    ['Home', false, '2026-11-16'],
    ['End', false, '2026-11-22'],
    ['PageUp', false, '2026-10-21'],
    ['PageDown', true, '2027-11-21'],
    ['Enter', false, null],
  ])('%s (shift %s) leads from 21 Nov to %s', (key, shift, expected) => {
    expect(dayAfterKey('2026-11-21', key, shift)).toBe(expected);
  });

  test('takes two presses for a period, in whichever order', () => {
    const one = pickDay({ period: p('2026-10-01', '2026-10-31'), anchor: null }, '2026-11-10');
    const two = pickDay(one, '2026-11-03');
    expect([one, two]).toEqual([
      { period: p('2026-11-10', '2026-11-10'), anchor: '2026-11-10' },
      { period: p('2026-11-03', '2026-11-10'), anchor: null },
    ]);
  });

  test('keeps to the days that may be chosen', () => {
    expect([
      clampDay('2020-01-01', '2024-01-01', undefined),
      clampDay('2030-01-01', undefined, '2026-11-20'),
    ]).toEqual(['2024-01-01', '2026-11-20']);
  });
});
