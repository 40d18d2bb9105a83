import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../../shared/model/contrast.ts';
import { aReport } from '../../../test/builders/a-report.ts';
import type { ReportFacts } from '../../../shared/model/report.ts';
import type { PageNode } from '../../../shared/model/page-node.ts';
import { reportHtml, reportPages } from './document.ts';

function textsOf(node: PageNode): string[] {
  return typeof node === 'string' ? [node] : node.children.flatMap(textsOf);
}
const wordsOf = (node: PageNode) => textsOf(node).join('');

describe('the pages of a report', () => {
  it('are the same to the letter, however often they are made', async () => {
    const first = await reportHtml(aReport());
    expect(await reportHtml(aReport())).toBe(first);
  });

  it('are shown on screen with the very words that are printed', async () => {
    const html = await reportHtml(aReport());
    const { sheets } = await reportPages(aReport());
    for (const text of sheets.flatMap(textsOf))
      expect(html).toContain(text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;'));
  });

  it('name what is missing on page one and withhold what depends on it', async () => {
    const missing = [{ source: 'page' as const, why: 'stale' as const, until: '2026-10-20', detail: '' }];
    const { sheets } = await reportPages(aReport({ facts: { missing } }));
    const first = wordsOf(sheets[0] ?? '');
    expect(first).toContain('One source is incomplete.');
    expect(first).toContain('Page figures end on 20 Oct 2026.');
    expect(first).toContain('No judgement is made on: Facebook Page.');
    expect(sheets.map(wordsOf).join('')).not.toContain('Jesień w spa');
  });

  it('sum up no spend beside the plan when days of the ads are missing', async () => {
    const legendOf = async (missing: ReportFacts['missing']) => {
      const { sheets } = await reportPages(aReport({ facts: { missing } }));
      return /Spent [^P]*Plan/u.exec(sheets.map(wordsOf).join(''))?.[0];
    };
    expect(await legendOf([])).toMatch(/^Spent .*\d/u);
    expect(await legendOf([{ source: 'ads', why: 'never_synced', until: null, detail: '' }])).toBe(
      'Spent —Plan',
    );
  });

  it('carry the mark of a draft on every sheet until somebody has reviewed them', async () => {
    const draft = await reportPages(aReport({ standing: { reviewedBy: null, reviewedAt: null } }));
    expect(draft.sheets.every((sheet) => wordsOf(sheet).includes('Draft, not reviewed'))).toBe(true);
    const reviewed = await reportPages(aReport());
    expect(reviewed.sheets.some((sheet) => wordsOf(sheet).includes('Draft'))).toBe(false);
  });

  it('show markup in a name as text', async () => {
    const [line] = aReport().facts.campaigns;
    if (!line) throw new Error('The builder has campaigns.');
    const html = await reportHtml(
      aReport({ facts: { campaigns: [{ ...line, name: '<img src=x onerror=alert(1)>' }] } }),
    );
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img src=x');
  });

  it('count themselves and lead to their sections', async () => {
    const html = await reportHtml(aReport());
    const pages = html.match(/class="sheet"/g)?.length ?? 0;
    expect(html).toContain(`1 of ${pages}`);
    expect(html).toContain(`${pages} of ${pages}`);
    expect(html).toContain('href="#campaigns"');
    expect(html).toContain('id="campaigns"');
  });

  it('show the agency’s mark on white paper, however pale its colour is', async () => {
    const { agency } = aReport().facts;
    const marks = async (colour: string) => {
      const html = await reportHtml(aReport({ facts: { agency: { ...agency, logo: null, colour } } }));
      return /class="mark" style="background:(#[0-9a-f]{6});color:(#[0-9a-f]{6})"/.exec(html)?.slice(1) ?? [];
    };
    for (const colour of ['#ffffff', '#ffff00', '#fdf6e3', '#0b6158']) {
      const [ground = '', ink = ''] = await marks(colour);
      expect(contrastOf(ground, '#ffffff'), colour).toBeGreaterThanOrEqual(3);
      expect(contrastOf(ground, ink), colour).toBeGreaterThanOrEqual(4.5);
    }
    expect(await marks('#0b6158')).toEqual(['#0b6158', '#ffffff']);
  });
});

it('a client’s word for its results stands whole on the scorecard and over its column, and cuts nobody else’s name', async () => {
  const html = await reportHtml(aReport({ facts: { resultWord: 'confirmed clinic appointments' } }));
  const names = [...html.matchAll(/class="name"[^>]*>([^<]*)</gu)].map(([, name]) => name);
  expect(names.slice(0, 3)).toEqual(['Confirmed clinic appointments', 'Cost per result', 'Spend']);
  const heads = [...html.matchAll(/<th [^>]*>([^<]*)</gu)].map(([, head]) => head ?? '');
  expect(heads).toContain('Confirmed clinic\nappointments');
  expect(heads.filter((head) => head.includes('…'))).toEqual([]);
});
