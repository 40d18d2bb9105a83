import { statSync } from 'node:fs';
import { join } from 'node:path';
import { reportHtml } from '../../../main/reports/page/document.ts';
import { margin } from '../../../main/reports/page/sheet.ts';
import type { ReportContent } from '../../../shared/model/report.ts';
import { picturedReport, reportCases } from '../../print/cases.ts';
import { isWithheld, patternOf, saidBy, unsaidIn } from '../../print/figures.ts';
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

test('says every figure of its snapshot in its place, as text that can be selected, and none that is withheld', () => {
  for (const [name, content] of Object.entries(cases)) {
    const text = textOf(fileOf(name));
    const all = saidBy(content);
    const withheld = all.filter(({ section }) => isWithheld(content, section));
    expect(
      unsaidIn(
        text,
        all.filter((one) => !withheld.includes(one)),
      ),
      name,
    ).toEqual([]);
    expect(
      withheld.filter((one) => patternOf(one).test(text)),
      name,
    ).toEqual([]);
    // Of a month with something in it there are many; a check of nothing would pass as well.
    expect(all.length, name).toBeGreaterThan(name === 'empty' ? -1 : 35);
  }
});

test('says on every page of which report it is, and which of how many', () => {
  for (const [name, { standing, settings }] of Object.entries(cases)) {
    const pages = pagesOf(fileOf(name));
    for (const [index, { words }] of pages.entries()) {
      const said = words.map(({ text }) => text).join(' ');
      expect(said, name).toContain(standing.code);
      expect(said, name).toContain(`${index + 1} ${settings.language === 'pl' ? 'z' : 'of'} ${pages.length}`);
    }
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
