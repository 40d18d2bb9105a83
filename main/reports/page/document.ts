import { createElement as h, type ReactElement, type ReactNode } from 'react';
import { inkOn, readableOnWhite } from '../../../shared/model/contrast.ts';
import type { FinishedPages } from '../../../shared/model/page-node.ts';
import type { ReportContent, ReportSection } from '../../../shared/model/report.ts';
import { formatDateTime } from '../../../shared/model/format.ts';
import { drawing } from './charts.ts';
import type { Flow, Section } from './flow.ts';
import { bestLaid } from './layout.ts';
import { documentHtml } from './html.ts';
import { fitted, linesOf, widthOf } from './measure.ts';
import { pageElement } from './nodes.ts';
import { sayingOf, type Say } from './say.ts';
import { audience, campaigns, creatives } from './sections/ads.ts';
import { changes, notes, plan } from './sections/closing.ts';
import { isWholeMonth } from '../rules.ts';
import { headline } from './sections/headline.ts';
import { pacing, trend } from './sections/money.ts';
import type { Part } from './sections/part.ts';
import { presence } from './sections/presence.ts';
import { scorecard } from './sections/scorecard.ts';
import { columnOf, roomOf } from './sheet.ts';
import { styleOf } from './style.ts';

const makers: Readonly<Record<ReportSection, (part: Part) => Section>> = {
  headline,
  scorecard,
  pacing,
  trend,
  campaigns,
  creatives,
  audience,
  page: presence,
  changes,
  plan,
  notes,
};

const tocType = { size: 8.6 } as const;
const tocLine = 13;
const tocAbove = 14;

/** So many alone are more than nine sheets. */
const manyCampaigns = 100;

interface Finished {
  readonly title: string;
  readonly css: string;
  readonly sheets: readonly ReactElement[];
}

/** The finished pages as one still HTML text. The same content makes the same text, to the letter. */
export async function reportHtml(content: ReportContent): Promise<string> {
  return documentHtml(content.settings.language, await finish(content));
}

/** The very same pages as data, for the preview and to be kept. */
export async function reportPages(content: ReportContent): Promise<FinishedPages> {
  const { title, css, sheets } = await finish(content);
  return { title, css, sheets: sheets.map(pageElement) };
}

async function finish(content: ReportContent): Promise<Finished> {
  const { settings, facts } = content;
  const say = sayingOf(content);
  const [column, draw] = [columnOf(settings.paper), await drawing()];
  const others = settings.sections.slice(1).map((id) => ({ id, title: say.words.sections[id] }));
  const lay = (page: number) =>
    bestLaid(roomOf(settings.paper), (charts) => {
      const part: Part = { content, say, column, draw, charts };
      const [first, ...rest] = settings.sections.map((id) => makers[id](part));
      if (!first || others.length < 2) return first ? [first, ...rest] : [];
      return [{ ...first, blocks: [...first.blocks, tocSpace(others, page, part)] }, ...rest];
    });
  // Few reports need two digits for a page, and room for digits that are not there is a gap under the contents.
  const short = lay(facts.campaigns.length > manyCampaigns ? 88 : 8);
  const laid = short.sheets.length > 9 && facts.campaigns.length <= manyCampaigns ? lay(88) : short;
  const period = periodOf(content, say);
  const sheets = laid.sheets.map(({ pieces }, index) =>
    h(
      'section',
      { className: 'sheet', key: index },
      head(content, say, period),
      ...pieces.map(({ node, height }, at) =>
        h(
          'div',
          { className: 'piece', key: at, style: { height: `${round(height)}pt` } },
          node === tocMark ? contents(others, laid, say) : node,
        ),
      ),
      foot(content, say, index + 1, laid.sheets.length),
    ),
  );
  const css = styleOf(settings.paper, readableOnWhite(facts.client.colour));
  return { title: `${facts.client.name} · ${period}`, css, sheets };
}

/** The list of contents needs the pages that the flow decides, so its room is kept first and filled after. */
const tocMark = 'contents';

type Titled = Pick<Section, 'id' | 'title'>;

function tocSpace(others: readonly Titled[], page: number, { column }: Part): Section['blocks'][number] {
  const said = others.map(({ title }) => `${entryOf(title, page)}`).join(' · ');
  return { kind: 'solid', height: linesOf(said, column, tocType).length * tocLine + tocAbove, node: tocMark };
}

/** A title never stands on another line than the last word of it and its page. */
const entryOf = (title: string, page: number | string) => `${title}\u00a0${page}`;

function contents(sections: readonly Titled[], { starts }: Flow, say: Say): ReactNode {
  return h(
    'nav',
    { 'aria-label': say.words.contents, className: 'toc' },
    ...sections.flatMap(({ id, title }, index) => [
      ...(index === 0 ? [] : [' · ']),
      h('a', { key: id, href: `#${id}` }, entryOf(title, starts.get(id) ?? '')),
    ]),
  );
}

const round = (points: number) => Math.round(points * 100) / 100;

function periodOf({ settings }: ReportContent, say: Say): string {
  const { from, to } = settings.period;
  return isWholeMonth(settings.period) ? say.day(from, 'month') : `${say.day(from)} – ${say.day(to)}`;
}

function head({ facts, settings, standing }: ReportContent, say: Say, period: string): ReactNode {
  const { agency, client } = facts;
  const flags = [
    ...(standing.reviewedBy === null ? [say.words.draft] : []),
    ...(settings.audience === 'internal' ? [say.words.internal] : []),
  ];
  return h(
    'header',
    { className: 'head' },
    mark(agency.logo, agency.name, agency.colour),
    h('span', null, fitted(agency.name, 130, 1, { size: 9 })),
    ...flags.map((flag) => h('span', { className: 'flag', key: flag }, flag)),
    h('span', { className: 'push' }, `${fitted(client.name, 130, 1, { size: 9 })} · ${period}`),
    mark(client.logo, client.name, client.colour),
  );
}

/** WCAG's least for what is no word. */
const leastForMarks = 3;

function mark(logo: string | null, name: string, colour: string): ReactNode {
  if (logo !== null) return h('span', { className: 'mark' }, h('img', { src: logo, alt: '' }));
  const initials = name
    .split(/\s+/u)
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase();
  // Yellow or white on white paper would be letters without a mark.
  const ground = readableOnWhite(colour, leastForMarks);
  return h(
    'span',
    { className: 'mark', style: { background: ground, color: inkOn(ground) }, 'aria-hidden': true },
    initials,
  );
}

function foot(
  { standing, facts, settings }: ReportContent,
  say: Say,
  page: number,
  pages: number,
): ReactNode {
  const when = (at: string) => formatDateTime(at, say.locale, facts.client.timezone).split(',')[0] ?? '';
  const chain =
    standing.chainHead === ''
      ? ''
      : ` · ${say.words.audit} ${standing.chainHead.slice(0, 4)}…${standing.chainHead.slice(-2)}`;
  const codes = `${standing.code}${chain} · ${say.words.pageOf(page, pages)}`;
  const type = { size: 7.5 } as const;
  const people = [
    say.words.preparedBy(fitted(standing.preparedBy, 100, 1, type), when(standing.preparedAt)),
    ...(standing.reviewedBy !== null && standing.reviewedAt !== null
      ? [say.words.reviewedBy(fitted(standing.reviewedBy, 100, 1, type), when(standing.reviewedAt))]
      : []),
  ].join(', ');
  // The codes stand whole whatever people are called: they are what a page is checked by.
  const room = columnOf(settings.paper) - widthOf(codes, type) - 10;
  return h(
    'footer',
    { className: 'foot' },
    h('span', null, fitted(people, room, 1, type)),
    h('span', { className: 'push' }, codes),
  );
}
