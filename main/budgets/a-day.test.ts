import { describe, expect, test } from 'vitest';
import { daysOfRun, mostADay, mostOfMonth, type Run } from './a-day.ts';

const warsaw = (today: string) => ({ today, timezone: 'Europe/Warsaw' });

/** 3,000.00 for the thirty days of November in Warsaw. */
const november: Run = {
  field: 'lifetime_budget',
  minor: 300_000,
  leftMinor: 300_000,
  startTime: '2026-11-01T00:00:00+0100',
  endTime: '2026-11-30T23:59:59+0100',
};
const left = (leftMinor: number | null): Run => ({ ...november, leftMinor });

describe('the most that a day may take', () => {
  test.each<{ what: string; run: Run; after: number; today: string; most: number }>([
    { what: 'before it began', run: november, after: 300_000, today: '2026-10-20', most: 10_000 },
    { what: 'on its first day', run: november, after: 450_000, today: '2026-11-01', most: 15_000 },
    {
      what: 'raised by half on its last day',
      run: left(10_000),
      after: 450_000,
      today: '2026-11-30',
      most: 160_000,
    },
    {
      what: 'raised with three days to go',
      run: left(30_000),
      after: 330_000,
      today: '2026-11-28',
      most: 20_000,
    },
    { what: 'by a fraction, up', run: left(30_000), after: 300_001, today: '2026-11-28', most: 10_001 },
    {
      what: 'where Meta did not say what is left',
      run: left(null),
      after: 300_000,
      today: '2026-11-29',
      most: 150_000,
    },
    { what: 'overspent already', run: left(0), after: 300_000, today: '2026-11-28', most: 10_000 },
    {
      what: 'without an end',
      run: { ...november, endTime: null },
      after: 300_000,
      today: '2026-11-28',
      most: 300_000,
    },
    {
      what: 'of a daily budget',
      run: { ...november, field: 'daily_budget' },
      after: 12_345,
      today: '2026-11-28',
      most: 12_345,
    },
  ])('$what', ({ run, after, today, most }) => {
    expect(mostADay(run, after, warsaw(today))).toBe(most);
  });
});

test('a run over the end of summer time has the days of its calendar', () => {
  const run = { ...november, startTime: '2026-10-24T00:00:00+0200', endTime: '2026-10-26T23:59:59+0100' };
  expect(daysOfRun(run, 'Europe/Warsaw')).toBe(3);
  const spring = { ...november, startTime: '2027-03-27T00:00:00+0100', endTime: '2027-03-28T23:59:59+0200' };
  expect(daysOfRun(spring, 'Europe/Warsaw')).toBe(2);
});

test('of a month, a lifetime budget takes what it has left at most, and a daily one each of its days', () => {
  expect(mostOfMonth(left(30_000), 330_000, 3, warsaw('2026-11-28'))).toBe(60_000);
  const longer = { ...left(90_000), endTime: '2026-12-27T23:59:59+0100' };
  expect(mostOfMonth(longer, 300_000, 3, warsaw('2026-11-28'))).toBeLessThan(90_000);
  expect(mostOfMonth({ ...november, field: 'daily_budget' }, 10_000, 11, warsaw('2026-11-20'))).toBe(110_000);
});
