import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../shared/model/report.ts';
import { aReport } from '../../test/builders/a-report.ts';
import { polishWeeks as weeks } from '../../test/print/weeks.ts';
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

  it('lists each day whose followers Meta counts otherwise today, and none that is not here', () => {
    const { page } = report.facts;
    const followers = page.followers.map((one, index) =>
      index === 3 ? { ...one, value: 1120 } : index === 5 ? { ...one, value: null } : one,
    );
    const { restated, unread } = today({ page: { ...page, followers } });
    expect(restated).toEqual([
      { name: '4 Oct · Followers', unit: 'count', currency: null, reported: 1124, today: 1120 },
    ]);
    expect(unread).toEqual(['page']);
  });
});

describe('the weeks around a budget change, compared with today', () => {
  it('are listed where they moved, in the money of their ad account', () => {
    const { content, now } = changed({
      ...weeks,
      results: { before: 41, after: 55 },
      cost: { before: 47_800_000, after: 40_730_000 },
    });
    expect(comparedWith(content, now)).toEqual({
      restated: [
        {
          name: '6 Oct Spa packages · Rezerwacje · week after',
          unit: 'count',
          currency: null,
          reported: 52,
          today: 55,
        },
        {
          name: '6 Oct Spa packages · Cost of each · week after',
          unit: 'micros',
          currency: 'PLN',
          reported: 43_080_000,
          today: 40_730_000,
        },
      ],
      unread: [],
    });
  });

  it('are held against nothing while their days are not here', () => {
    const { content, now } = changed(undefined);
    expect(comparedWith(content, now)).toEqual({ restated: [], unread: ['activities'] });
  });

  it('are not spoken of where they had not passed when the report was made', () => {
    const later = report.facts.changes.map((one) => ({ ...one, weeks }));
    expect(today({ changes: later })).toEqual({ restated: [], unread: [] });
  });
});

describe('what else a report says, compared with today', () => {
  it('lists what the period was held against, and says where its days are not here any more', () => {
    const { tiles, campaigns } = report.facts;
    const { restated, unread } = today({
      tiles: tiles.map((one) => (one.measure === 'spend' ? { ...one, previous: 7, lastYear: null } : one)),
      campaigns: campaigns.map((one, index) => (index === 0 ? { ...one, previousCost: 9 } : one)),
    });
    expect(restated.map(({ name }) => name)).toEqual([
      'Spend · September 2026',
      'Autumn weekends · Cost each · September 2026',
    ]);
    expect(unread).toEqual(['ads']);
  });

  it('speaks of no section that the report leaves out', () => {
    const short = aReport({ settings: { sections: ['headline', 'campaigns', 'notes'] } });
    const nothing = { ...short.facts, tiles: [], months: [], changes: [] };
    expect(comparedWith(short, { ...nothing, page: { followers: [], retired: [], posts: [] } })).toEqual({
      restated: [],
      unread: [],
    });
  });

  it('says nothing of a ratio that is said as it was', () => {
    const tiles = (frequency: number) =>
      report.facts.tiles.map((one) => (one.measure === 'frequency' ? { ...one, value: frequency } : one));
    expect(today({ tiles: tiles(2.93) }).restated).toEqual([]);
    expect(today({ tiles: tiles(2.96) }).restated.map(({ name }) => name)).toEqual(['Frequency']);
  });

  it('takes what was not here when the report was made for nobody’s restatement', () => {
    const { months, page } = report.facts;
    const now = today({
      months: months.map((one) => ({ ...one, reach: one.reach ?? 9 })),
      page: { ...page, followers: page.followers.map((one) => ({ ...one, value: one.value ?? 9 })) },
    });
    expect(now).toEqual({ restated: [], unread: [] });
  });

  it('takes people reached that nobody asked for again for unread, and so what is older than its last change', () => {
    const tiles = report.facts.tiles.map((one) => (one.measure === 'reach' ? { ...one, value: null } : one));
    expect(today({ tiles })).toEqual({ restated: [], unread: ['ads'] });
    expect(comparedWith(report, report.facts, ['audience'])).toEqual({ restated: [], unread: ['audience'] });
  });

  it('takes a month that is not here in full for unread, not for restated', () => {
    const months = report.facts.months.slice(4);
    expect(today({ months })).toEqual({ restated: [], unread: ['ads'] });
  });
});

function changed(to: typeof weeks | undefined) {
  const changes = (of: typeof weeks | undefined) =>
    report.facts.changes.map((one) => ({ ...one, weeks: of }));
  const content = aReport({ facts: { changes: changes(weeks) } });
  return { content, now: { ...content.facts, changes: changes(to) } };
}
