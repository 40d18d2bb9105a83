import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeClock } from './clock.ts';
import { decimalText, majorText, offsetOf } from './currencies.ts';
import { parseFields } from './fields.ts';
import { split } from './hash.ts';
import { cut, presetSpan } from './insights-params.ts';
import { drawPoster } from './png.ts';
import { addMonths, dayIn, dayMs, elapsed, isoDay, parseDay, startOfDay, weekday } from './zones.ts';

const zones = [
  'Europe/Warsaw',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Australia/Sydney',
  'America/Bogota',
  'Asia/Kathmandu',
  'America/St_Johns',
];
const aZone = fc.constantFrom(...zones);
const anInstant = fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2028-12-31') });

describe('days', () => {
  test('every instant lies within its day, in every zone', () => {
    fc.assert(
      fc.property(aZone, anInstant, (zone, at) => {
        const day = dayIn(zone, at);
        expect(startOfDay(zone, day)).toBeLessThanOrEqual(at);
        expect(startOfDay(zone, day + 1)).toBeGreaterThan(at);
        expect(dayIn(zone, startOfDay(zone, day))).toBe(day);
        expect(dayIn(zone, startOfDay(zone, day) - 1)).toBe(day - 1);
        expect(elapsed(zone, day, at)).toBeGreaterThanOrEqual(0);
        expect(elapsed(zone, day, at)).toBeLessThan(1);
      }),
      { numRuns: 500 },
    );
  });

  test('a day is 23 or 25 hours long when the clocks change', () => {
    const hours = (zone: string, day: string) => {
      const number = parseDay(day) ?? 0;
      return (startOfDay(zone, number + 1) - startOfDay(zone, number)) / 3_600_000;
    };
    expect([hours('America/Los_Angeles', '2026-03-08'), hours('America/Los_Angeles', '2026-11-01')]).toEqual([
      23, 25,
    ]);
    expect([hours('Europe/Warsaw', '2026-03-29'), hours('Asia/Tokyo', '2026-03-29')]).toEqual([23, 24]);
  });

  test('only real dates are read', () => {
    expect(['2026-02-28', '2026-02-30', '2026-2-1', 'today'].map(parseDay)).toEqual([
      Date.parse('2026-02-28') / dayMs,
      null,
      null,
      null,
    ]);
    expect(weekday(parseDay('2026-11-20') ?? 0)).toBe(5);
    expect(isoDay(addMonths(parseDay('2026-03-31') ?? 0, -1))).toBe('2026-02-28');
  });
});

test.each([
  ['last_7d', '2026-11-13', '2026-11-19'],
  ['yesterday', '2026-11-19', '2026-11-19'],
  ['this_month', '2026-11-01', '2026-11-20'],
  ['last_month', '2026-10-01', '2026-10-31'],
  ['this_quarter', '2026-10-01', '2026-11-20'],
  ['last_quarter', '2026-07-01', '2026-09-30'],
  ['last_year', '2025-01-01', '2025-12-31'],
  ['last_week_mon_sun', '2026-11-09', '2026-11-15'],
  ['last_week_sun_sat', '2026-11-08', '2026-11-14'],
  ['this_week_mon_today', '2026-11-16', '2026-11-20'],
  ['maximum', '2023-10-21', '2026-11-20'],
])('on 2026-11-20 %s runs from %s to %s', (preset, from, to) => {
  const span = presetSpan(preset, parseDay('2026-11-20') ?? 0);
  expect([isoDay(span.from), isoDay(span.to)]).toEqual([from, to]);
});

test('a span is cut into pieces that touch, by days and by months', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 19_000, max: 21_000 }),
      fc.integer({ min: 0, max: 500 }),
      fc.constantFrom('1', '7', '90', 'monthly', 'all_days'),
      (from, length, increment) => {
        const pieces = cut({ from, to: from + length }, increment);
        expect(pieces[0]?.from).toBe(from);
        expect(pieces.at(-1)?.to).toBe(from + length);
        for (const [i, piece] of pieces.entries())
          if (i > 0) expect(piece.from).toBe((pieces[i - 1]?.to ?? 0) + 1);
      },
    ),
  );
});

test('parts of a whole number add up to it', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const parts = split(total, weights);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(parts.every((part) => part >= 0)).toBe(true);
      },
    ),
  );
});

test('money is counted by Meta’s table, which is not ISO 4217', () => {
  expect(['JPY', 'HUF', 'COP', 'TWD', 'BHD', 'JOD', 'EUR'].map(offsetOf)).toEqual([
    1, 1, 1, 1, 100, 100, 100,
  ]);
  expect([
    majorText('COP', 5000),
    majorText('BHD', 5000),
    majorText('EUR', 1230),
    majorText('USD', 1),
  ]).toEqual(['5000', '50', '12.3', '0.01']);
  expect([decimalText(0), decimalText(1 / 3), decimalText(10)]).toEqual(['0', '0.333333', '10']);
});

test('fields are read with their arguments, names and fields of their own', () => {
  expect(parseFields('id, reactions.type(LOVE).limit(0).summary(true).as(love),a{b,c.limit(2){d}}')).toEqual([
    { name: 'id', as: 'id', args: {}, sub: null },
    { name: 'reactions', as: 'love', args: { type: 'LOVE', limit: '0', summary: 'true' }, sub: null },
    {
      name: 'a',
      as: 'a',
      args: {},
      sub: [
        { name: 'b', as: 'b', args: {}, sub: null },
        { name: 'c', as: 'c', args: { limit: '2' }, sub: [{ name: 'd', as: 'd', args: {}, sub: null }] },
      ],
    },
  ]);
  for (const broken of ['a{b', 'a.limit(2', 'a}', 'a.(b)', '{}'])
    expect(() => parseFields(broken)).toThrow('Syntax error');
});

test('a clock runs, stands, jumps and goes on', () => {
  let base = 1000;
  const running = makeClock(() => base, 50_000, false);
  const frozen = makeClock(() => base, 50_000, true);
  base += 500;
  expect([running.now(), frozen.now()]).toEqual([50_500, 50_000]);
  running.advance(10);
  frozen.advance(10);
  base += 1;
  expect([running.now(), frozen.now()]).toEqual([60_501, 60_000]);
  running.set(5);
  expect(running.now()).toBe(5);
  running.restart();
  frozen.restart();
  expect([running.now(), frozen.now()]).toEqual([50_000, 50_000]);
  const following = makeClock(() => base, null, false);
  following.advance(60);
  base += 7;
  following.restart();
  expect(following.now()).toBe(base);
});

test('a poster is a picture of the wanted size, the same for the same seed', () => {
  const png = drawPoster(42, 65);
  const view = new DataView(png.buffer);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([65, 65]);
  expect(drawPoster(42, 65)).toEqual(png);
  expect(drawPoster(43, 65)).not.toEqual(png);
});
