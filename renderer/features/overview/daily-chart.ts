import { annotationsIn } from '../../../shared/model/annotation.ts';
import type { ChartMark, ChartSpec } from '../../../shared/model/chart.ts';
import type { Comment } from '../../../shared/model/comment.ts';
import type { AdDay, Overview } from '../../../shared/model/overview.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { sayings } from '../figures/said.ts';
import { moneyText } from './amount.ts';

const inMajor = (micros: number | null) => (micros === null ? null : micros / 1_000_000);

/** Spend and results day by day, the compared period under them, and the days on which a budget was changed. */
export function dailySpec(
  overview: Overview,
  comments: readonly Comment[],
  words: Words,
  formats: Formats,
): ChartSpec {
  const { days, daysBefore, currency, result, coverage } = overview;
  const said = sayings(words, formats);
  const money = (major: number) => said.exact(Math.round(major * 1_000_000), currency);
  const settling = days.findIndex(({ day }) => day === coverage.settlingFrom);
  const results = result === null ? [] : [resultSeries(days, said.results(result), said.count)];
  const before =
    daysBefore.length === 0
      ? []
      : [
          {
            id: 'before',
            name: words.overview.spendBefore,
            values: days.map((_, index) => inMajor(daysBefore[index]?.spendMicros ?? null)),
            colour: 'c4' as const,
            dashed: true,
            format: money,
          },
        ];
  return {
    labels: days.map(({ day }) => String(Number(day.slice(8)))),
    fullLabels: days.map(({ day }) => formats.day(day, 'weekday')),
    series: [
      {
        id: 'spend',
        name: words.figures.spendIn(currency),
        values: days.map(({ spendMicros }) => inMajor(spendMicros)),
        colour: 'c1',
        filled: true,
        format: money,
      },
      ...results,
      ...before,
    ],
    ...(settling >= 0 ? { settling: { from: settling, text: words.figures.settling } } : {}),
    marks: [
      ...annotated(days, results.length > 0, words),
      ...marksOf(overview, words, formats),
      ...commented(days, comments, words),
    ],
    left: (value) => formats.compact(value),
    ...(results.length > 0 ? { right: (value: number) => formats.compact(value) } : {}),
  };
}

function resultSeries(days: readonly AdDay[], name: string, format: (value: number) => string) {
  const values = days.map(({ results }) => results);
  return { id: 'results', name, values, colour: 'c2' as const, axis: 'right' as const, format };
}

/** A dot at each day that somebody has said something about. */
function commented(days: readonly AdDay[], comments: readonly Comment[], words: Words): ChartMark[] {
  const names = days.map(({ day }) => day);
  return comments.flatMap(({ about, author, text }) => {
    const at = about.kind === 'day' ? names.indexOf(about.day) : -1;
    return at < 0
      ? []
      : [{ at, series: 'spend', text: words.comments.mark(author, shortened(text)), isQuiet: true }];
  });
}

const mostOfIt = 120;
const shortened = (text: string) => (text.length > mostOfIt ? `${text.slice(0, mostOfIt)}…` : text);

/** Where results are shown, a step that Meta itself made is said at its day. */
function annotated(days: readonly AdDay[], hasResults: boolean, words: Words): ChartMark[] {
  if (!hasResults) return [];
  const names = days.map(({ day }) => day);
  return annotationsIn(names, 'results').map(({ id, day }) => ({
    at: names.indexOf(day),
    series: 'results',
    text: words.annotations[id],
  }));
}

/** So far apart that their words do not cover each other. */
const daysBetween = 5;

/** The largest budget changes; smaller ones near them are in the list of changes. */
function marksOf(
  { changes, days, currency, timezone }: Overview,
  words: Words,
  formats: Formats,
): ChartMark[] {
  const at = new Map(days.map(({ day }, index) => [day, index]));
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
  const moved = changes.flatMap(({ at: instant, beforeMinor, afterMinor }) => {
    const index = at.get(zone.format(new Date(instant)));
    if (index === undefined || beforeMinor === null || afterMinor === null) return [];
    const money = (minor: number) => moneyText(formats, minor, currency);
    const text = `${words.overview.event.budget} ${money(beforeMinor)} → ${money(afterMinor)}`;
    return [{ by: Math.abs(afterMinor - beforeMinor), mark: { at: index, series: 'spend', text } }];
  });
  const marks: ChartMark[] = [];
  for (const { mark } of moved.toSorted((a, b) => b.by - a.by))
    if (marks.every((other) => Math.abs(other.at - mark.at) >= daysBetween)) marks.push(mark);
  return marks;
}
