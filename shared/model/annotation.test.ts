import { expect, test } from 'vitest';
import { annotationsIn } from './annotation.ts';

test('a chart is marked with what changed at Meta on its days, and with nothing else', () => {
  const days = ['2026-01-11', '2026-01-12', '2026-01-13'];
  expect(annotationsIn(days, 'results').map(({ id }) => id)).toEqual(['view_windows_end']);
  expect(annotationsIn(days, 'page')).toEqual([]);
  expect(annotationsIn(['2026-01-13', '2026-02-28'], 'results')).toEqual([]);
  expect(annotationsIn([], 'results')).toEqual([]);
});
