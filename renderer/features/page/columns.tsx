import { hourMs } from '../../../shared/model/durations.ts';
import { changeOf } from '../../../shared/model/figures.ts';
import type { PageMetricView, PagePost } from '../../../shared/model/page.ts';
import { inWords } from '../../problem.ts';
import { Missing } from '../../ui/missing.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import type { Column } from '../../ui/table-model.ts';
import { CellLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { FigureText, Moved } from '../figures/cells.tsx';
import { Picture } from '../figures/picture.tsx';
import { sayings } from '../figures/said.ts';
import css from './page.module.css';

interface Ask {
  readonly words: Words;
  readonly formats: Formats;
}

/** Meta may name one that this version does not know: then it is shown by Meta's own name. */
export function metricName(metric: string, words: Words): string {
  const names: Readonly<Record<string, string>> = words.pageFigures.name;
  return names[metric] ?? metric;
}

export function metricSay(
  { nature }: Pick<PageMetricView, 'nature'>,
  words: Words,
  formats: Formats,
): (value: number) => string {
  if (nature !== 'milliseconds') return (value) => formats.number(value, 0);
  return (value) => words.pageFigures.hours(formats.number(value / hourMs, 1));
}

export function metricState(row: PageMetricView, words: Words, formats: Formats): string {
  if (row.state === 'retired' && row.lastDay !== null)
    return words.pageFigures.retiredOn(formats.day(row.lastDay));
  return words.pageFigures.states[row.state];
}

const lost: ReadonlySet<string> = new Set(['page_daily_unfollows_unique']);

export function metricColumns(ask: Ask): readonly Column<PageMetricView>[] {
  const { words, formats } = ask;
  return [
    {
      id: 'metric',
      title: words.pageFigures.metric,
      width: 200,
      grow: 1,
      fixed: true,
      text: (row) => metricName(row.metric, words),
      sort: (row) => metricName(row.metric, words),
      cell: (row) => metricName(row.metric, words),
    },
    {
      id: 'days',
      title: words.pageFigures.state,
      width: 190,
      text: (row) => metricState(row, words, formats),
      cell: (row) =>
        row.state === 'alive' ? (
          <Sparkline values={row.days.map(({ value }) => value)} />
        ) : (
          <span className={css.state} title={inWords(row.sentence)}>
            {metricState(row, words, formats)}
          </span>
        ),
    },
    ...totalColumns(ask),
  ];
}

function totalColumns({ words, formats }: Ask): readonly Column<PageMetricView>[] {
  const said = sayings(words, formats);
  const say = (row: PageMetricView) => metricSay(row, words, formats);
  return [
    {
      id: 'total',
      title: words.pageFigures.total,
      width: 130,
      align: 'end',
      text: (row) => said.text(row.total, say(row)),
      csv: (row) => row.total.value,
      sort: (row) => row.total.value,
      cell: (row) => (
        <CellLines
          below={
            row.before === null ? null : (
              <Moved
                change={changeOf(row.total.value, row.before.value)}
                liking={lost.has(row.metric) ? 'less' : 'more'}
              />
            )
          }
        >
          <FigureText figure={row.total} say={say(row)} />
        </CellLines>
      ),
    },
    {
      id: 'before',
      title: words.pageFigures.before,
      width: 120,
      align: 'end',
      text: (row) => (row.before === null ? words.ui.noData : said.text(row.before, say(row))),
      csv: (row) => row.before?.value ?? null,
      sort: (row) => row.before?.value,
      cell: (row) => (row.before === null ? null : <FigureText figure={row.before} say={say(row)} />),
    },
  ];
}

export const postMeasures = ['views', 'viewers', 'reactions', 'comments', 'shares', 'clicks'] as const;

export function postColumns({
  words,
  formats,
  clientId,
}: Ask & { readonly clientId: string }): readonly Column<PagePost>[] {
  const { pageFigures } = words;
  return [
    {
      id: 'message',
      title: pageFigures.message,
      width: 280,
      grow: 1,
      fixed: true,
      text: (post) => post.message ?? pageFigures.noText,
      sort: (post) => post.message,
      cell: (post) => (
        <span className={css.post}>
          {post.pictureId ? <Picture clientId={clientId} id={post.pictureId} size={34} alt="" /> : null}
          <span className={css.text} dir="auto" title={post.message ?? ''}>
            {post.message ?? pageFigures.noText}
          </span>
        </span>
      ),
    },
    {
      id: 'published',
      title: pageFigures.published,
      width: 150,
      text: (post) => formats.dateTime(post.createdAt),
      csv: (post) => post.createdAt,
      sort: (post) => post.createdAt,
      cell: (post) => (
        <CellLines below={postState(post, words)}>{formats.dateTime(post.createdAt)}</CellLines>
      ),
    },
    ...postMeasures.map((id): Column<PagePost> => ({
      id,
      title: pageFigures[id],
      width: 100,
      align: 'end',
      text: (post) => (post[id] === null ? words.ui.noData : formats.number(post[id])),
      csv: (post) => post[id],
      sort: (post) => post[id],
      cell: (post) =>
        post[id] === null ? <Missing reason={pageFigures.refused} /> : formats.number(post[id]),
    })),
  ];
}

export function postState(post: PagePost, words: Words): string {
  if (post.goneAt !== null) return words.pageFigures.gone;
  return post.isPublished === false ? words.pageFigures.hidden : '';
}
