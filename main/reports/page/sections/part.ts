import { createElement as h } from 'react';
import type { MissingSource, ReportContent, ReportSection } from '../../../../shared/model/report.ts';
import type { ChartSpec } from '../../../../shared/model/chart.ts';
import { chart, sectionTitle, space, text } from '../blocks.ts';
import type { Draw } from '../charts.ts';
import type { Block, Section } from '../flow.ts';
import { linesOf, oneLine, straight } from '../measure.ts';
import type { Say } from '../say.ts';
import { isWholeMonth } from '../../rules.ts';

/** What every section is made from. */
export interface Part {
  readonly content: ReportContent;
  readonly say: Say;
  readonly column: number;
  readonly draw: Draw;
  /** How much of their usual height charts take. */
  readonly charts: number;
}

/** A chart as high as this layout lets it be. */
export function drawn({ draw, column, charts }: Part, spec: ChartSpec, says: string, usual: number): Block {
  const height = Math.round(usual * charts);
  return chart(draw(spec, column, height), says, height);
}

const needs: Partial<Record<ReportSection, MissingSource['source']>> = {
  trend: 'ads',
  campaigns: 'ads',
  creatives: 'creatives',
  audience: 'audience',
  page: 'page',
  changes: 'activities',
  pacing: 'plan',
};

/** A gap that leaves nothing to judge by; `partial` and `retired` leave the rest standing. */
const empties = new Set<MissingSource['why']>(['never_synced', 'not_permitted', 'no_asset', 'stale']);

function missingFor(section: ReportSection, { content }: Part): MissingSource | null {
  const source = needs[section];
  const found = content.facts.missing.find(
    (gap) =>
      gap.source === source || (gap.source === 'ads' && (source === 'creatives' || source === 'audience')),
  );
  return found && empties.has(found.why) ? found : null;
}

/** The sections whose judgement is withheld, as page one names them. */
export function withheld(part: Part): readonly ReportSection[] {
  return part.content.settings.sections.filter((section) => missingFor(section, part) !== null);
}

export function gapSentence({ say }: Part, gap: MissingSource): string {
  // A plan is made, not connected.
  if (gap.source === 'plan' && gap.why === 'no_asset') return say.words.noPlan;
  const sentence = say.words.missing[gap.why](
    say.words.sources[gap.source],
    gap.until === null ? null : say.day(gap.until),
  );
  return gap.detail === '' ? sentence : `${sentence} ${detailOf(gap, say)}`;
}

/** Of what was retired, the names: Meta's own mean nothing to who reads this. */
function detailOf({ why, detail }: MissingSource, { words }: Say): string {
  if (why !== 'retired') return detail;
  return `(${detail
    .split(', ')
    .map((name) => words.metrics[name] ?? name)
    .join(', ')})`;
}

export function section(part: Part, id: ReportSection, body: readonly Block[]): Section {
  const title = part.say.words.sections[id];
  const gap = missingFor(id, part);
  const rest = gap ? [notice(part, gapSentence(part, gap))] : body;
  const own = rest.length > 0 ? rest : [quiet(part, part.say.words.nothingHere)];
  return {
    id,
    title,
    blocks: [space(20), sectionTitle(id, title, part.column), space(6), ...comment(part, id), ...own],
  };
}

/** What a person wrote about a section stands first: it says what to see in the figures. */
export function comment({ content, column }: Part, id: ReportSection): readonly Block[] {
  const words = straight(content.words.sections[id]?.trim() ?? '');
  if (words === '') return [];
  const type = { size: 10.5 } as const;
  const lines = linesOf(words, column - 12, type);
  // By paragraphs of a few lines, so that a long comment can run over a page's end.
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 6) {
    const some = lines.slice(at, at + 6);
    blocks.push({
      kind: 'solid',
      leads: at + 6 >= lines.length,
      height: some.length * 15,
      node: h('div', { className: 'comment' }, some.join('\n')),
    });
  }
  return [...blocks, space(8)];
}

export function quiet({ column }: Part, sentence: string): Block {
  return text(sentence, column, { size: 10.5, line: 15, className: 'quiet' });
}

/** A sentence about what comes next, and never without it. */
export function lead(part: Part, sentence: string): Block {
  return { ...quiet(part, sentence), leads: true } as Block;
}

export function notice({ column }: Part, said: string, strong = ''): Block {
  const sentence = oneLine(said);
  const type = { size: 10.5 } as const;
  const lines = linesOf(strong === '' ? sentence : `${strong} ${sentence}`, column - 26, type).length;
  return {
    kind: 'solid',
    height: lines * 15 + 14,
    node: h(
      'div',
      { className: 'notice' },
      strong === '' ? null : h('span', { className: 'b' }, `${strong} `),
      sentence,
    ),
  };
}

/** What something is compared with, as short as it can be said: "Sept". */
export function periodName(period: { from: string; to: string }, say: Say): string {
  const end = say.day(period.to, 'short');
  if (isWholeMonth(period)) return end.replace(/^\d+\s+/u, '');
  return `${say.day(period.from, 'short')} – ${end}`;
}
