import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expired } from './retention.ts';

const at = (madeAt: string) => ({ id: madeAt, madeAt });

test('three of today stay, one of each day before, ten in all', () => {
  const today = ['08', '09', '10', '11'].map((hour) => at(`2026-11-20T${hour}:00:00.000Z`));
  const before = Array.from({ length: 12 }, (_, day) =>
    at(`2026-11-${String(19 - day).padStart(2, '0')}T09:00:00.000Z`),
  );
  const twice = at('2026-11-19T08:00:00.000Z');
  expect(expired([...before, twice, ...today]).toSorted()).toEqual(
    [
      '2026-11-20T08:00:00.000Z',
      '2026-11-19T08:00:00.000Z',
      ...before.slice(7).map(({ id }) => id),
    ].toSorted(),
  );
});

test('the newest always stays, never more than ten do, and doing it twice takes nothing more', () => {
  const moment = fc.date({
    min: new Date('2026-10-01T00:00:00.000Z'),
    max: new Date('2026-11-20T00:00:00.000Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(
        moment.map((date) => date.toISOString()),
        { maxLength: 40 },
      ),
      (moments) => {
        const gone = new Set(expired(moments.map(at)));
        const left = moments.filter((one) => !gone.has(one));
        expect(left.length).toBeLessThanOrEqual(10);
        expect(gone.has(moments.toSorted().at(-1) ?? '')).toBe(false);
        expect(expired(left.map(at))).toEqual([]);
      },
    ),
  );
});
