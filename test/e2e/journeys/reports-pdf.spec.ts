import { statSync } from 'node:fs';
import { join } from 'node:path';
import { reportHtml } from '../../../main/reports/page/document.ts';
import { sayingOf } from '../../../main/reports/page/say.ts';
import { margin } from '../../../main/reports/page/sheet.ts';
import type { ReportContent } from '../../../shared/model/report.ts';
import { picturedReport, reportCases } from '../../print/cases.ts';
import { fontsOf, infoOf, pagesOf, pixelsOf, rawOf, textOf } from '../../print/poppler.ts';
import { printAll, type Printed } from '../../print/print.ts';
import { expect, test } from '../host/fixtures.ts';

// Every PDF that these look at is printed in one start of Electron, by the app's own printer.

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const cases: Readonly<Record<string, ReportContent>> = { ...reportCases(), pictured: picturedReport() };
let html: Readonly<Record<string, string>>;
let printed: Printed;
const fileOf = (name: string) => join(printed.folder, `${name}.pdf`);

test.beforeAll(async ({ stage }) => {
  const pages: Record<string, string> = {};
  for (const [name, content] of Object.entries(cases)) pages[name] = await reportHtml(content);
  html = { ...pages, 'english-again': await reportHtml(reportCases()['english'] as ReportContent) };
  printed = await printAll(stage, html);
});

test('nothing on any page stands outside its box, its paper, or over its neighbour', () => {
  const found = Object.entries(printed.overflowing).filter(([, all]) => all.length > 0);
  expect(Object.keys(printed.overflowing).length).toBe(Object.keys(html).length);
  expect(found).toEqual([]);
});

test('every word of the file stands within the margins of its paper', () => {
  for (const name of Object.keys(cases))
    for (const [index, page] of pagesOf(fileOf(name)).entries()) {
      const outside = page.words.filter(
        ({ left, right, top, bottom }) =>
          left < margin.side - 2 || right > page.width - margin.side + 2 || top < 0 || bottom > page.height,
      );
      expect(outside, `${name}, page ${index + 1}`).toEqual([]);
    }
});

test('has as many pages as sheets, tagged, on its paper, in its language, with an outline', () => {
  for (const [name, { settings, facts }] of Object.entries(cases)) {
    const info = infoOf(fileOf(name));
    expect(info['Pages'], name).toBe(String(html[name]?.match(/class="sheet"/g)?.length));
    expect(info['Tagged'], name).toBe('yes');
    expect(info['JavaScript'], name).toBe('no');
    expect(info['Page size'], name).toContain(settings.paper === 'A4' ? '(A4)' : '(letter)');
    expect(info['Title'], name).toContain(facts.client.name.slice(0, 40));
    const raw = rawOf(fileOf(name));
    expect(raw, name).toContain(`/Lang (${settings.language})`);
    expect(raw, name).toContain('/Outlines');
  }
});

test('carries every font that it uses within itself', () => {
  for (const name of Object.keys(cases)) {
    const fonts = fontsOf(fileOf(name));
    expect(fonts.length, name).toBeGreaterThan(0);
    expect(
      fonts.filter(({ isEmbedded }) => !isEmbedded),
      name,
    ).toEqual([]);
  }
});

test('says every number of its snapshot, as text that can be selected', () => {
  for (const name of [
    'english',
    'polish',
    'polish-letter',
    'forty',
    'money-JPY',
    'money-KWD',
    'money-EUR',
    'money-USD',
    'money-HUF',
  ]) {
    const content = cases[name] as ReportContent;
    const text = textOf(fileOf(name));
    const missing = numbersOf(content).filter((number) => !text.includes(plain(number)));
    expect(missing, name).toEqual([]);
  }
});

test('tells those who cannot see a chart what it shows', () => {
  const charts = html['english']?.match(/class="chart"/g)?.length ?? 0;
  expect(charts).toBe(3);
  expect(rawOf(fileOf('english')).match(/\/Alt /g)?.length).toBeGreaterThanOrEqual(charts);
});

test('makes no verdict of what is missing, and says so on page one', () => {
  for (const [name, said] of [
    [
      'partial',
      ['3 sources are incomplete.', 'Page figures end on 20 Oct 2026.', 'No judgement is made on:'],
    ],
    [
      'partial-polish',
      ['3 źródła są niepełne.', 'Dane Strony: ostatni dzień to 20 paź 2026.', 'Bez oceny pozostają:'],
    ],
  ] as const) {
    const [first] = pagesOf(fileOf(name));
    const words = first?.words.map(({ text }) => text).join(' ') ?? '';
    for (const sentence of said) expect(words, name).toContain(sentence);
    expect(textOf(fileOf(name))).not.toContain('Jesień w spa');
  }
});

test('shows what somebody called things as text, and loses no other words to it', () => {
  for (const name of ['hostile', 'hostile-polish-letter']) {
    const text = textOf(fileOf(name));
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('=HYPERLINK(');
    expect(text).toContain('W'.repeat(30));
    expect(text.includes('\u202e'), 'turned around').toBe(false);
    expect(text).toContain('evil right-to-left');
  }
});

test('says of a client without anything that there is nothing, and invents no number', () => {
  const text = textOf(fileOf('empty'));
  expect(text).toContain('Meta has no figures here for this period.');
  expect(text).not.toContain('NaN');
  expect(text).not.toContain('Infinity');
  expect(text).not.toContain('undefined');
});

test('of one snapshot, is the same twice: the same words and the same pixels', () => {
  expect(html['english-again']).toBe(html['english']);
  expect(textOf(fileOf('english-again'))).toBe(textOf(fileOf('english')));
  expect(pixelsOf(fileOf('english-again'))).toBe(pixelsOf(fileOf('english')));
  expect(pixelsOf(fileOf('letter'))).not.toBe(pixelsOf(fileOf('english')));
});

test('of twelve pages and fifteen pictures weighs less than three megabytes', () => {
  expect(Number(infoOf(fileOf('pictured'))['Pages'])).toBeGreaterThanOrEqual(12);
  expect(statSync(fileOf('pictured')).size).toBeLessThan(3_000_000);
});

const plain = (text: string) => text.replaceAll(/[\s\u00a0\u202f]+/gu, ' ');

/** The figures that a client is told, as the report's language says them. */
function numbersOf(content: ReportContent): string[] {
  const say = sayingOf(content);
  const { tiles, campaigns, months, creatives, audience, page, pacing } = content.facts;
  const whole = { whole: true } as const;
  return [
    ...tiles.flatMap((tile) => [
      say.value(tile.value, tile.unit),
      ...(tile.target === null ? [] : [say.words.target(say.value(tile.target, tile.unit))]),
      ...(tile.lastYear === null ? [] : [say.words.lastYear(say.value(tile.lastYear, tile.unit))]),
      say.change(tile.value, tile.previous),
    ]),
    ...(pacing ? [say.money(pacing.spent, whole), say.money(pacing.plan, whole)] : []),
    ...months.flatMap((one) => [
      say.money(one.spend, whole),
      say.count(one.results),
      say.money(one.cost),
      say.count(one.reach),
    ]),
    ...campaigns.flatMap((one) => [
      say.money(one.spend, whole),
      say.share(one.share),
      say.count(one.results),
      say.money(one.cost),
      say.change(one.cost, one.previousCost),
    ]),
    ...[...creatives.best, ...creatives.worst].flatMap((one) => [
      say.money(one.spend, whole),
      say.money(one.cost),
    ]),
    ...audience.placements.flatMap((one) => [say.money(one.spend, whole), say.share(one.share)]),
    ...page.posts.flatMap((one) => [say.count(one.views), say.count(one.reactions), say.count(one.shares)]),
  ];
}
