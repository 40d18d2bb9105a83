import { describe, expect, test } from 'vitest';
import { inForce, type ResultEntry, resultOn, type TargetEntry, targetOn } from './target.ts';

let made = 0;
const said = () => ({
  id: `01890000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  setAt: '2026-11-01T08:00:00.000Z',
  setBy: 'Ada Admin',
});
const aResult = (from: string, word: string, more: Partial<ResultEntry> = {}): ResultEntry => ({
  ...said(),
  campaignId: null,
  campaignName: null,
  from,
  actionTypes: ['lead'],
  word,
  ...more,
});
const aTarget = (from: string, more: Partial<TargetEntry> = {}): TargetEntry => ({
  ...said(),
  campaignId: null,
  campaignName: null,
  from,
  resultsPerMonth: null,
  costPerResultMinor: null,
  roasHundredths: null,
  currency: 'PLN',
  ...more,
});

describe('a primary result', () => {
  const results = [aResult('2026-03-01', 'leads'), aResult('2026-06-01', 'bookings')];

  test('counts from its day on, and before the first one nobody has chosen', () => {
    expect(resultOn({ results }, '2026-02-28')).toBeNull();
    expect(resultOn({ results }, '2026-03-01')?.word).toBe('leads');
    expect(resultOn({ results }, '2026-05-31')?.word).toBe('leads');
    expect(resultOn({ results }, '2026-06-01')?.word).toBe('bookings');
  });

  test('that is said again for the same day takes the place of the first', () => {
    const again = [...results, aResult('2026-06-01', 'stays')];
    expect(resultOn({ results: again }, '2026-07-01')?.word).toBe('stays');
    expect(resultOn({ results: again.toReversed() }, '2026-07-01')?.word).toBe('stays');
  });

  test('of a campaign goes before the client’s, for that campaign alone, until it is taken back', () => {
    const own = { campaignId: '77', campaignName: 'Spa' };
    const all = [
      ...results,
      aResult('2026-07-01', 'calls', own),
      aResult('2026-09-01', '', { ...own, actionTypes: [] }),
    ];
    expect(resultOn({ results: all }, '2026-08-01', '77')?.word).toBe('calls');
    expect(resultOn({ results: all }, '2026-08-01', '78')?.word).toBe('bookings');
    expect(resultOn({ results: all }, '2026-08-01')?.word).toBe('bookings');
    expect(resultOn({ results: all }, '2026-09-01', '77')?.word).toBe('bookings');
    expect([...inForce(all, '2026-08-01')].toSorted()).toEqual([all[1]?.id, all[2]?.id]);
  });
});

describe('a target', () => {
  test('that nobody set, or that was taken back, is no target', () => {
    expect(targetOn({ targets: [] }, '2026-07-01')).toBeNull();
    const targets = [aTarget('2026-03-01', { resultsPerMonth: 40 }), aTarget('2026-06-01')];
    expect(targetOn({ targets }, '2026-05-01')).toMatchObject({ resultsPerMonth: 40, currency: 'PLN' });
    expect(targetOn({ targets }, '2026-06-01')).toBeNull();
  });

  test('for cost and return holds for every campaign, one for results for the whole client only', () => {
    const targets = [aTarget('2026-03-01', { resultsPerMonth: 40, costPerResultMinor: 2500 })];
    expect(targetOn({ targets }, '2026-05-01', '77')).toMatchObject({
      resultsPerMonth: null,
      costPerResultMinor: 2500,
    });
    const onlyResults = [aTarget('2026-03-01', { resultsPerMonth: 40 })];
    expect(targetOn({ targets: onlyResults }, '2026-05-01', '77')).toBeNull();
  });

  test('of a campaign’s own replaces the client’s for it', () => {
    const targets = [
      aTarget('2026-03-01', { costPerResultMinor: 2500 }),
      aTarget('2026-04-01', { campaignId: '77', campaignName: 'Spa', resultsPerMonth: 5 }),
    ];
    expect(targetOn({ targets }, '2026-05-01', '77')).toMatchObject({
      resultsPerMonth: 5,
      costPerResultMinor: null,
    });
    expect(targetOn({ targets }, '2026-05-01', '78')?.costPerResultMinor).toBe(2500);
  });
});
