import { describe, expect, it } from 'vitest';
import { aReport } from '../../test/builders/a-report.ts';
import type { Tile } from '../../shared/model/report.ts';
import { suggestedWords } from './suggest.ts';

const tile = (change: Partial<Tile>): Tile => ({
  measure: 'results',
  unit: 'count',
  value: 100,
  target: null,
  previous: null,
  lastYear: null,
  spark: [],
  ...change,
});
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const quiet = { campaigns: [], creatives: { best: [], worst: [] }, pacing: null };
const said = (tiles: readonly Tile[], language: 'en' | 'pl' = 'en') =>
  suggestedWords(aReport({ facts: { ...quiet, tiles: [...tiles] }, settings: { language } }));

describe('what the figures suggest to say', () => {
  it('answers first: results, their change, and the price against the target', () => {
    const words = suggestedWords(aReport());
    expect(words.headline).toBe('Bookings up 8%, at a price under target');
    expect(spaced(words.lead)).toBe(
      '596 bookings for zł 20,340. Each cost zł 34.13, under the agreed zł 35.00.',
    );
  });

  it('gives no verdict on some of the days: neither on the price, nor on the plan, nor on what moved', () => {
    const missing = [{ source: 'ads' as const, why: 'partial' as const, until: null, detail: '' }];
    const words = suggestedWords(aReport({ facts: { missing } }));
    expect(words.headline).toBe('596 bookings');
    expect(spaced(words.lead)).toBe('596 bookings for zł 20,340. Each cost zł 34.13.');
    expect([...words.wins, ...words.concerns].filter((line) => !line.startsWith('Page'))).toEqual([]);
  });

  it('calls ten per cent better than target a win, and ten per cent worse a concern', () => {
    expect(said([tile({ value: 110, target: 100 })])).toMatchObject({
      wins: ['Bookings 110, better than the target of 100'],
      concerns: [],
    });
    expect(said([tile({ value: 89, target: 100 })])).toMatchObject({
      wins: [],
      concerns: ['Bookings 89, short of the target of 100'],
    });
    expect(said([tile({ value: 109, target: 100 })])).toMatchObject({ wins: [], concerns: [] });
  });

  it('knows that a higher cost is worse', () => {
    const cost = tile({
      measure: 'cost_per_result',
      unit: 'micros',
      value: 44_000_000,
      previous: 40_000_000,
    });
    expect(said([cost]).concerns.map(spaced)).toEqual(['Cost per result (bookings) up 10% to zł 44.00']);
  });

  it('never praises or blames spend for moving', () => {
    expect(
      said([tile({ measure: 'spend', unit: 'micros', value: 2_000_000, previous: 1_000_000 })]),
    ).toMatchObject({
      wins: [],
      concerns: [],
    });
  });

  it('keeps the three that stand out most', () => {
    const measures = ['results', 'roas', 'reach', 'ctr', 'page_views'] as const;
    const tiles = measures.map((measure, index) =>
      tile({ measure, value: 100 + 20 * (index + 1), previous: 100 }),
    );
    const { wins } = said(tiles);
    expect(wins).toHaveLength(3);
    expect(wins[0]).toContain('Page views up 100%');
  });

  it('suggests a step for each kind of trouble, the worst first, and leaves who and when to a person', () => {
    const [line] = aReport().facts.campaigns;
    const [creative] = aReport().facts.creatives.best;
    if (!line || !creative) throw new Error('The builder has one of each.');
    const facts = {
      tiles: [tile({ value: 50, target: 100 })],
      campaigns: [{ ...line, share: 0.5, cost: 120, previousCost: 100 }],
      creatives: { best: [], worst: [{ ...creative, tired: true }] },
      pacing: null,
    };
    expect(suggestedWords(aReport({ facts })).steps).toEqual(
      [
        'Find what keeps us from the target: Bookings of 100',
        `Find out why a result costs more in ${line.name}`,
        `New pictures for ${creative.name}`,
      ].map((what) => ({ what, who: '', by: null })),
    );
    expect(said([tile({ value: 120, target: 100 })]).steps).toEqual([]);
  });

  it('says nothing of figures that are not there', () => {
    expect(said([tile({ value: null, target: 100, previous: 50 })])).toMatchObject({
      headline: '',
      wins: [],
      concerns: [],
    });
  });

  it('speaks the language of the client', () => {
    expect(said([tile({ value: 120, target: 100 })], 'pl').wins).toEqual([
      'Bookings: 120, lepiej niż cel 100',
    ]);
  });
});
