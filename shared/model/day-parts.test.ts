import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addMonths, daysBetween, firstOfMonth, lastOfMonth, weekdayOf } from './day-parts.ts';
import { dayIn } from './day.ts';

const aDay = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString());

test('months and weekdays are the calendar’s, whatever the day', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -60, max: 60 }), (day, months) => {
      const date = Temporal.PlainDate.from(day);
      expect(addMonths(day, months)).toBe(date.add({ months }).toString());
      expect(firstOfMonth(day)).toBe(date.with({ day: 1 }).toString());
      expect(lastOfMonth(day)).toBe(date.with({ day: date.daysInMonth }).toString());
      expect(weekdayOf(day)).toBe(date.dayOfWeek);
    }),
  );
});

test('days between two days are counted across leap years', () => {
  fc.assert(
    fc.property(aDay, aDay, (from, to) => {
      const { days } = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' });
      // `until` says minus zero for the same day going back.
      expect(daysBetween(from, to)).toBe(days);
    }),
  );
});

test('the day in a zone is the one that its wall clock shows, also around its changes of the hour', () => {
  const zones = ['Europe/Warsaw', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'UTC'];
  const moments = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
      expect(dayIn(zone, at)).toBe(wall.toPlainDate().toString());
    }),
  );
});
