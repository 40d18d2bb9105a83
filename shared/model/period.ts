import { unreachable } from '../failure.ts';
import { z } from '../zod.ts';
import { addMonths, daysBetween, daysInMonth, firstOfMonth, lastOfMonth, partsOf } from './day-parts.ts';
import { addDays } from './day.ts';
import { Day } from './ids.ts';

/** Both days belong to it. */
export const Period = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, 'A period ends on or after the day it starts.');
export type Period = z.infer<typeof Period>;

export function daysIn({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

export function daysOf(period: Period): readonly string[] {
  return Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index));
}

export function isIn(day: string, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

export function monthOf(day: string): Period {
  return { from: firstOfMonth(day), to: lastOfMonth(day) };
}

/** How many whole calendar months a period is made of, `null` when it starts or ends within one. */
function wholeMonths({ from, to }: Period): number | null {
  const [start, end] = [partsOf(from), partsOf(to)];
  if (start.day !== 1 || end.day !== daysInMonth(end.year, end.month)) return null;
  return (end.year - start.year) * 12 + end.month - start.month + 1;
}

/** The last day of a month stays the last day: 29 Feb goes to 28 Feb, and 30 Nov to 31 Oct. */
function shiftMonths(period: Period, months: number): Period {
  const to = addMonths(period.to, months);
  return {
    from: addMonths(period.from, months),
    to: wholeMonths(period) === null ? to : lastOfMonth(to),
  };
}

export const comparisons = ['none', 'previous_period', 'previous_month', 'last_year'] as const;
export type Comparison = (typeof comparisons)[number];

/** What a period is compared with. Whole months are compared with whole months, whatever their length. */
export function comparisonOf(period: Period, comparison: Comparison): Period | null {
  switch (comparison) {
    case 'none':
      return null;
    case 'previous_period': {
      const months = wholeMonths(period);
      if (months !== null) return shiftMonths(period, -months);
      return { from: addDays(period.from, -daysIn(period)), to: addDays(period.from, -1) };
    }
    case 'previous_month':
      return shiftMonths(period, -1);
    case 'last_year':
      return shiftMonths(period, -12);
    default:
      return unreachable(comparison);
  }
}

/** The same days of the month before make sense only within one month. */
export function comparisonsFor(period: Period): readonly Comparison[] {
  const withinMonth = period.from.slice(0, 7) === period.to.slice(0, 7);
  return comparisons.filter(
    (comparison) => comparison !== 'previous_month' || (withinMonth && wholeMonths(period) === null),
  );
}

export const presets = [
  'yesterday',
  'last_7',
  'last_14',
  'last_28',
  'last_90',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_13_months',
] as const;
export type Preset = (typeof presets)[number];

function quarter(day: string): Period {
  const from = addMonths(firstOfMonth(day), -((partsOf(day).month - 1) % 3));
  return { from, to: lastOfMonth(addMonths(from, 2)) };
}

/** Today is never in: it is still being spent. A period that starts today has nothing else and keeps it. */
function untilYesterday(from: string, today: string): Period {
  const yesterday = addDays(today, -1);
  return { from, to: from > yesterday ? from : yesterday };
}

export function periodOf(preset: Preset, today: string): Period {
  const lastDays = (days: number): Period => ({ from: addDays(today, -days), to: addDays(today, -1) });
  switch (preset) {
    case 'yesterday':
      return lastDays(1);
    case 'last_7':
      return lastDays(7);
    case 'last_14':
      return lastDays(14);
    case 'last_28':
      return lastDays(28);
    case 'last_90':
      return lastDays(90);
    case 'this_month':
      return untilYesterday(firstOfMonth(today), today);
    case 'last_month':
      return monthOf(addMonths(today, -1));
    case 'this_quarter':
      return untilYesterday(quarter(today).from, today);
    case 'last_quarter':
      return quarter(addMonths(today, -3));
    case 'this_year':
      return untilYesterday(`${today.slice(0, 5)}01-01`, today);
    case 'last_13_months':
      return {
        from: firstOfMonth(addMonths(today, -13)),
        to: lastOfMonth(addMonths(today, -1)),
      };
    default:
      return unreachable(preset);
  }
}

export function presetOf(period: Period, today: string): Preset | null {
  const same = (other: Period) => other.from === period.from && other.to === period.to;
  return presets.find((preset) => same(periodOf(preset, today))) ?? null;
}
