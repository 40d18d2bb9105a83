import { describe, expect, test } from 'vitest';
import { catalogue, type Entry, type Measured } from './bench.ts';
import { median, quantile } from './stats.ts';
import { chosen, exitCodeOf, tableOf, type Outcome } from './table.ts';

const start: Entry = { id: 'P9', title: 'start', good: 'at most' };
const write: Entry = { id: 'P6', title: 'bulk write', good: 'at least' };

function measured(entry: Entry, over: Partial<Measured> = {}): Outcome {
  const one = { figures: { runs: 10 }, ratio: 1.5, bar: 1.6, met: true, ...over };
  return { kind: 'measured', entry, measured: one, seconds: 12 };
}

describe('which benches run', () => {
  test('all of them when none is named', () => {
    expect(chosen(catalogue, [])).toBe(catalogue);
  });

  test('those named, in either case', () => {
    expect(chosen(catalogue, ['P12', 'p9']).map(({ id }) => id)).toEqual(['P12', 'P9']);
  });

  test('a name that does not exist is said', () => {
    expect(() => chosen(catalogue, ['P99'])).toThrow('There is no bench P99.');
  });
});

describe('the table', () => {
  test('says ratio, bar with its good side, and the verdict in words', () => {
    const text = tableOf([measured(start), measured(write, { ratio: 0.5, bar: 0.6, met: false })]);
    expect(text).toMatch(/^P9 +start +1\.50 +≤ 1\.60 +met +12 s$/m);
    expect(text).toMatch(/^P6 +bulk write +0\.50 +≥ 0\.60 +not met +12 s$/m);
  });

  test('shows by how little a bar is missed', () => {
    const text = tableOf([measured(start, { ratio: 1.602, met: false })]);
    expect(text).toMatch(/^P9 +start +1\.602 +≤ 1\.60 +not met/m);
  });

  test('gives the figures and what limits them', () => {
    const text = tableOf([measured(start, { met: false, limits: 'reading the bundle' })]);
    expect(text).toContain('  runs  10\n  limited by: reading the bundle');
  });

  test('names in one line what is not written yet', () => {
    const later = [write, start].map((entry): Outcome => ({ kind: 'later', entry }));
    expect(tableOf(later).trim()).toBe('not written yet: P6, P9');
  });

  test('says why a bench failed', () => {
    expect(tableOf([{ kind: 'failed', entry: start, why: 'no window' }])).toContain('P9 failed: no window');
  });
});

describe('the end of a run', () => {
  test('a missed bar fails nothing', () => {
    expect(exitCodeOf([measured(start, { met: false }), { kind: 'later', entry: write }])).toBe(0);
  });

  test('an error does', () => {
    expect(exitCodeOf([measured(start), { kind: 'failed', entry: write, why: 'no window' }])).toBe(1);
  });
});

describe('quantiles', () => {
  test('a median of four lies between the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('p95 is near the top', () => {
    expect(quantile([...Array(101).keys()], 0.95)).toBe(95);
  });

  test('of nothing there is none', () => {
    expect(() => median([])).toThrow('no quantile');
  });
});
