import { describe, expect, it } from 'vitest';
import { codeOf } from './rules.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

describe('what a report is called', () => {
  it('gives a report a code that fits on paper', () => {
    expect(codeOf(october, 'Belmonte Hotel', '3f9a77')).toBe('R-2026-10-BH-3f9a');
    expect(codeOf(october, 'Łódź Ćwikła', '0000')).toBe('R-2026-10-oC-0000'.replace('oC', 'OC'));
    expect(codeOf(october, '北京', 'abcd')).toBe('R-2026-10-X-abcd');
  });
});
