import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../shared/model/report.ts';
import { aReport } from '../../test/builders/a-report.ts';
import { comparedWith } from './compare.ts';

const report = aReport();
const today = (change: Partial<ReportFacts>) => comparedWith(report, { ...report.facts, ...change });

describe('a report compared with today', () => {
  it('says nothing where Meta says the same', () => {
    expect(today({})).toEqual({ restated: [], unread: [] });
  });

  it('lists every figure that moved: of the scorecard, a campaign, a month, an ad, an age, a post', () => {
    const { tiles, campaigns, months, creatives, audience, page } = report.facts;
    const { restated } = today({
      tiles: tiles.map((one) => (one.measure === 'spend' ? { ...one, value: 1 } : one)),
      campaigns: campaigns.map((one, index) => (index === 1 ? { ...one, results: 220 } : one)),
      months: months.map((one, index) => (index === 12 ? { ...one, reach: 7 } : one)),
      creatives: { ...creatives, best: creatives.best.map((one) => ({ ...one, results: 8 })) },
      audience: { ...audience, ages: audience.ages.map((one) => ({ ...one, spend: 9 })) },
      page: { ...page, posts: page.posts.map((one) => ({ ...one, views: 10 })) },
    });
    const names = restated.map(({ name }) => name);
    expect(names.slice(0, 4)).toEqual([
      'Spend',
      'Spa packages · retargeting · Results',
      'October 2026 · People reached',
      'Ad Sauna at dusk · Results',
    ]);
    expect(names.filter((name) => name.endsWith('· Views'))).toHaveLength(page.posts.length);
    expect(restated[1]).toMatchObject({ unit: 'count', reported: 219, today: 220 });
    expect(restated).toHaveLength(3 + creatives.best.length + audience.ages.length + page.posts.length);
  });

  it('tells two campaigns of one name apart', () => {
    const [first] = report.facts.campaigns;
    if (!first) throw new Error('The builder has one.');
    const twins = [first, { ...first, spend: first.spend - 1 }];
    const content = aReport({ facts: { campaigns: twins } });
    const now = { ...content.facts, campaigns: twins.map((one) => ({ ...one, results: 5 })) };
    expect(comparedWith(content, now).restated.map(({ today: value }) => value)).toEqual([5, 5]);
  });

  it('calls nothing restated that is only not among the first five any more', () => {
    const { creatives } = report.facts;
    expect(today({ creatives: { ...creatives, best: [] } }).restated).toEqual([]);
    expect(today({ campaigns: [] }).restated).toHaveLength(report.facts.campaigns.length * 2);
  });

  it('holds figures against nothing that was not read, and says which', () => {
    const missing = [{ source: 'ads' as const, why: 'never_synced' as const, until: null, detail: '' }];
    const page = report.facts.tiles.filter(({ measure }) => measure.startsWith('page_'));
    const { restated, unread } = today({ missing, tiles: page, campaigns: [], months: [] });
    expect(restated).toEqual([]);
    expect(unread).toEqual(['ads', 'creatives', 'audience']);
  });
});
