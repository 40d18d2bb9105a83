import type { ChartSpec } from '../../../../shared/model/chart.ts';
import { space, table, text, type Cell } from '../blocks.ts';
import type { Block, Section } from '../flow.ts';
import { pictureCell } from './ads.ts';
import { drawn, lead, quiet, section, type Part } from './part.ts';

const chartHeight = 96;

/** The Facebook Page: who follows it, and what they saw. */
export function presence(part: Part): Section {
  const { page } = part.content.facts;
  const { words } = part.say;
  const shown = [...followers(part), ...posts(part)];
  const say = shown.length > 0 ? lead : quiet;
  const retired =
    page.retired.length > 0
      ? [
          say(part, words.retired(page.retired.map((name) => words.metrics[name] ?? name).join(', '))),
          space(6),
        ]
      : [];
  return section(part, 'page', [...retired, ...shown]);
}

function followers(part: Part): readonly Block[] {
  const { say } = part;
  const days = part.content.facts.page.followers;
  const known = days.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return [];
  // A follower line starts where the followers are: a change of 60 in 12,000 is the news.
  const floor = floorOf(Math.min(...known), Math.max(...known));
  const spec: ChartSpec = {
    labels: days.map(({ day }) => say.day(day, 'short')),
    fullLabels: days.map(({ day }) => say.day(day)),
    left: (value) => say.count(value + floor),
    series: [
      {
        id: 'followers',
        name: say.words.followers,
        colour: 'c1',
        values: days.map(({ value }) => (value === null ? null : value - floor)),
        format: (value) => say.count(value + floor),
      },
    ],
  };
  return [
    text(say.words.followers, part.column, { size: 11, weight: 'strong', line: 16, tag: 'h3' }),
    space(3),
    drawn(part, spec, say.words.chart.followers(say.count(first), say.count(last)), chartHeight),
    space(12),
  ];
}

/** A round number a little below the lowest, so that the lines of the chart stand at round numbers too. */
function floorOf(least: number, most: number): number {
  const span = Math.max(1, most - least);
  const ten = 10 ** Math.floor(Math.log10(span));
  const unit = span / ten >= 2 ? ten * 5 : ten;
  return Math.max(0, Math.floor(least / unit) * unit);
}

function posts(part: Part): readonly Block[] {
  const { say, column } = part;
  const { posts: lines } = part.content.facts.page;
  if (lines.length === 0) return [];
  const { words } = say;
  const pictured = lines.some(({ picture }) => picture !== null);
  return [
    text(words.posts, column, { size: 11, weight: 'strong', line: 16, tag: 'h3' }),
    space(3),
    table(
      [
        ...(pictured ? [{ title: '', share: 0.095 }] : []),
        { title: words.date, share: 0.13 },
        { title: words.post, share: pictured ? 0.355 : 0.45, most: 3 },
        { title: words.views, share: 0.11, right: true },
        { title: words.reactions, share: 0.11, right: true },
        { title: words.comments, share: 0.11, right: true },
        { title: words.shares, share: 0.09, right: true },
      ],
      lines.map((post): Cell[] => [
        ...(pictured ? [pictureCell({ picture: post.picture, name: post.text.slice(0, 80) })] : []),
        say.day(post.day, 'short'),
        post.text,
        say.count(post.views),
        say.count(post.reactions),
        say.count(post.comments),
        say.count(post.shares),
      ]),
      column,
    ),
  ];
}
