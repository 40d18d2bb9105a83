import { describe, expect, it } from 'vitest';
import { codeOf, isDue } from './rules.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

describe('what a report is called', () => {
  it('gives a report a code that fits on paper', () => {
    expect(codeOf(october, 'Belmonte Hotel', '3f9a77')).toBe('R-2026-10-BH-3f9a');
    expect(codeOf(october, 'Łódź Ćwikła', '0000')).toBe('R-2026-10-oC-0000'.replace('oC', 'OC'));
    expect(codeOf(october, '北京', 'abcd')).toBe('R-2026-10-X-abcd');
  });
});

describe('what Meta adds up for a period', () => {
  const due = (asOf: string | null, today: string) => isDue(asOf, october, { today, zone: 'Europe/Warsaw' });

  it('is asked for when it never was', () => {
    expect(due(null, '2026-12-31')).toBe(true);
  });

  it('is asked for once more a day until Meta is done with the period, and never after that', () => {
    expect(due('2026-11-02T09:00:00.000Z', '2026-11-02')).toBe(false);
    expect(due('2026-11-02T09:00:00.000Z', '2026-11-03')).toBe(true);
    expect(due('2026-11-27T09:00:00.000Z', '2027-01-01')).toBe(true);
    expect(due('2026-11-28T09:00:00.000Z', '2027-01-01')).toBe(false);
  });

  it('was read on the day that it was where the ads run', () => {
    expect(due('2026-11-02T23:30:00.000Z', '2026-11-03')).toBe(false);
  });
});
