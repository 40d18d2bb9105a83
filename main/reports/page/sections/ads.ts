import { createElement as h } from 'react';
import type { CreativeLine } from '../../../../shared/model/report.ts';
import { space, table, text, type Cell } from '../blocks.ts';
import type { Block, Section } from '../flow.ts';
import { lead, periodName, section, type Part } from './part.ts';

export function campaigns(part: Part): Section {
  const { say, column } = part;
  const { words } = say;
  const { campaigns: lines, compared } = part.content.facts;
  if (lines.length === 0) return section(part, 'campaigns', []);
  const columns = [
    { title: words.campaign, share: 0.31, strong: true },
    { title: words.goal, share: 0.15 },
    { title: words.measures.spend.name, share: 0.14, right: true },
    { title: words.share, share: 0.08, right: true },
    { title: words.results, share: 0.1, right: true },
    { title: words.costEach, share: 0.12, right: true },
    { title: compared ? words.versus(periodName(compared, say)) : '', share: 0.1, right: true },
  ];
  const most = Math.max(0.0001, ...lines.map(({ share }) => share));
  const rows = lines.map((line): Cell[] => [
    line.name,
    line.goal,
    say.money(line.spend, { whole: true }),
    shareCell(say.share(line.share), line.share / most),
    say.count(line.results),
    say.money(line.cost),
    compared ? say.change(line.cost, line.previousCost) : '',
  ]);
  return section(part, 'campaigns', [
    lead(part, words.campaignsLead),
    space(6),
    table(columns, rows, column),
  ]);
}

/** The number with a bar under it: where the money went is seen before it is read. */
function shareCell(said: string, strength: number): Cell {
  const bar = h('span', { className: 'part', style: { width: `${(strength * 100).toFixed(1)}%` } });
  return { text: said, height: 16, node: [said, h('span', { key: 'bar' }, bar)] };
}

export function creatives(part: Part): Section {
  const { best, worst } = part.content.facts.creatives;
  const { words } = part.say;
  const lists = [
    { title: words.creativesBest, lines: best },
    { title: words.creativesWorst, lines: worst },
  ].filter(({ lines }) => lines.length > 0);
  const blocks = lists.flatMap(({ title, lines }): Block[] => [
    text(title, part.column, { size: 11, weight: 'strong', line: 16, tag: 'h3' }),
    space(3),
    creativeTable(part, lines),
    space(10),
  ]);
  return section(part, 'creatives', blocks);
}

function creativeTable(part: Part, lines: readonly CreativeLine[]): Block {
  const { say, column } = part;
  const { words } = say;
  const pictured = lines.some(({ picture }) => picture !== null);
  const rows = lines.map((line): Cell[] => [
    ...(pictured ? [pictureCell(line)] : []),
    line.tired ? `${line.name} (${words.tired})` : line.name,
    line.copy,
    say.money(line.spend, { whole: true }),
    say.count(line.results),
    say.money(line.cost),
    say.value(line.frequency, 'number'),
  ]);
  return table(
    [
      ...(pictured ? [{ title: '', share: 0.095 }] : []),
      { title: words.ad, share: pictured ? 0.215 : 0.31, strong: true, most: 3 },
      { title: words.copy, share: 0.25, most: 3 },
      { title: words.measures.spend.name, share: 0.12, right: true },
      { title: words.results, share: 0.1, right: true },
      { title: words.costEach, share: 0.12, right: true },
      { title: words.frequency, share: 0.1, right: true },
    ],
    rows,
    column,
  );
}

export function pictureCell({ picture, name }: { picture: string | null; name: string }): Cell {
  if (picture === null) return '';
  return { text: name, height: 36, node: h('img', { className: 'pic', src: picture, alt: name }) };
}

/** Below this much spend a cell says more about chance than about people. */
const smallestShare = 0.005;

export function audience(part: Part): Section {
  const { ages, placements } = part.content.facts.audience;
  const { words } = part.say;
  const blocks: Block[] = [];
  if (ages.length > 0)
    blocks.push(
      text(words.ages, part.column, { size: 11, weight: 'strong', line: 16, tag: 'h3' }),
      space(3),
      heat(part),
      space(12),
    );
  if (placements.length > 0)
    blocks.push(
      text(words.placements, part.column, { size: 11, weight: 'strong', line: 16, tag: 'h3' }),
      space(3),
      placementTable(part),
    );
  return section(part, 'audience', blocks);
}

function heat(part: Part): Block {
  const { say, column } = part;
  const { ages } = part.content.facts.audience;
  const total = ages.reduce((sum, { spend }) => sum + spend, 0);
  const most = Math.max(1, ...ages.map(({ spend }) => spend));
  const genders = [...new Set(ages.map(({ gender }) => gender))].toSorted();
  const groups = [...new Set(ages.map(({ age }) => age))].toSorted();
  const share = 0.75 / Math.max(1, genders.length);
  const rows = groups.map((age): Cell[] => [
    age.replace('-', '–'),
    ...genders.map((gender): Cell => {
      const found = ages.find((one) => one.age === age && one.gender === gender);
      const part = found && total > 0 ? found.spend / total : 0;
      const said = part < smallestShare ? '—' : say.share(part);
      const strength = part < smallestShare ? 0 : ((found?.spend ?? 0) / most) * 0.42;
      return {
        text: said,
        height: 12,
        node: h(
          'span',
          {
            style: {
              display: 'block',
              background: `rgba(11, 97, 88, ${strength.toFixed(3)})`,
              padding: '0 5pt',
              borderRadius: '2pt',
            },
          },
          said,
        ),
      };
    }),
  ]);
  return table(
    [
      { title: '', share: 0.25 },
      ...genders.map((gender) => ({
        title: say.words.genders[gender] ?? gender,
        share,
        right: true,
        inset: true,
      })),
    ],
    rows,
    column,
  );
}

function placementTable(part: Part): Block {
  const { say, column } = part;
  const { placements } = part.content.facts.audience;
  const most = Math.max(0.0001, ...placements.map(({ share }) => share));
  return table(
    [
      { title: '', share: 0.34 },
      { title: '', share: 0.3 },
      { title: say.words.share, share: 0.1, right: true },
      { title: say.words.measures.spend.name, share: 0.14, right: true },
      { title: say.words.results, share: 0.12, right: true },
    ],
    placements.map((line): Cell[] => [
      line.name,
      {
        text: '',
        height: 12,
        node: h('div', { className: 'bar', style: { width: `${((line.share / most) * 100).toFixed(1)}%` } }),
      },
      say.share(line.share),
      say.money(line.spend, { whole: true }),
      say.count(line.results),
    ]),
    column,
  );
}
