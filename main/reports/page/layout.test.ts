import { expect, test } from 'vitest';
import { aReport } from '../../../test/builders/a-report.ts';
import { reportCases } from '../../../test/print/cases.ts';
import { reportHtml } from './document.ts';
import type { Block, Section } from './flow.ts';
import { bestLaid } from './layout.ts';

const room = 700;
const solid = (height: number): Block => ({ kind: 'solid', height, node: `${height}` });
const space = (height: number): Block => ({ kind: 'space', height });
const section = (id: Section['id'], ...blocks: Block[]): Section => ({ id, title: id, blocks });

/** The heights on each sheet, and how high its charts were asked to be. */
function laid(sections: (charts: number) => readonly Section[]) {
  const asked: number[] = [];
  const { sheets } = bestLaid(room, (charts) => {
    asked.push(charts);
    return sections(charts);
  });
  return { sheets: sheets.map(({ pieces }) => pieces.map(({ height }) => height)), asked };
}

test('what fits well keeps all of its white space, and is laid out once', () => {
  const { sheets, asked } = laid(() => [section('headline', solid(300), space(20), solid(330))]);
  expect(sheets).toEqual([[300, 20, 330]]);
  expect(asked).toEqual([1]);
});

test('closing words alone on a last sheet move to the one before when white space given up makes room', () => {
  const { sheets, asked } = laid(() => [
    section('headline', solid(300), space(40), solid(200)),
    section('notes', space(20), solid(150)),
  ]);
  expect(sheets).toEqual([[300, 24, 200, 12, 150]]);
  // Drawn for the usual look, and once more for lower charts; not for less white space alone.
  expect(asked).toEqual([1, 0.75]);
});

test('charts give way where white space is not enough', () => {
  const { sheets } = laid((charts) => [
    section('headline', solid(300), space(10), solid(200 * charts)),
    section('notes', space(10), solid(220)),
  ]);
  expect(sheets).toEqual([[300, 6, 150, 6, 220]]);
});

test('a first page that would end in the middle is filled, and what cannot be helped stays roomy', () => {
  const early = (height: number) => () => [
    section('headline', solid(500), space(50)),
    section('pacing', solid(height), space(20), solid(600)),
  ];
  expect(laid(early(165)).sheets).toEqual([[500, 30, 165], [600]]);
  expect(laid(early(300)).sheets).toEqual([[500, 50], [300], [600]]);
});

test('a last sheet with little on it is joined by the sections before it, while theirs stays the fuller one', () => {
  const ending = (...heights: readonly number[]) =>
    laid(() => [
      section('trend', solid(660)),
      section('audience', solid(heights[0] ?? 0)),
      section('changes', space(20), solid(heights[1] ?? 0)),
      section('plan', space(20), solid(heights[2] ?? 0)),
      section('notes', space(20), solid(heights[3] ?? 0)),
    ]).sheets;
  // As it flows: 660, then 400 + 100 + 130, then 150 alone.
  expect(ending(400, 100, 130, 150)).toEqual([[660], [400, 20, 100], [130, 20, 150]]);
  expect(ending(400, 110, 100, 150)).toEqual([[660], [400], [110, 20, 100, 20, 150]]);
  // Page one would end in the middle.
  expect(
    laid(() => [section('headline', solid(500)), section('plan', solid(190)), section('notes', solid(250))])
      .sheets,
  ).toEqual([[500, 190], [250]]);
  // With the section of 380 as well, the last sheet would be the fuller one.
  expect(ending(200, 380, 60, 180)).toEqual([[660], [200, 20, 380], [60, 20, 180]]);
});

test('what a report ends with stands alone on a last page in no language and on no paper', async () => {
  const cases = { ...reportCases(), short: aReport({ settings: { sections: ['headline', 'notes'] } }) };
  for (const [name, content] of Object.entries(cases)) {
    const last = (await reportHtml(content)).split('<section class="sheet"').at(-1) ?? '';
    const titles = last.match(/<h[12] /g)?.length ?? 0;
    const isClosingAlone = titles === 1 && last.includes('<h2 id="notes"');
    expect([name, isClosingAlone]).toEqual([name, false]);
  }
}, 60_000);
