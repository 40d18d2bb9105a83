import { createElement as h } from 'react';
import { isWholeMonth } from '../../rules.ts';
import { space, text } from '../blocks.ts';
import type { Block, Section } from '../flow.ts';
import { fitted, linesOf, oneLine } from '../measure.ts';
import { comment, gapSentence, notice, withheld, type Part } from './part.ts';

/** Page one: the answer, what is incomplete, what went well and what did not, and the one decision that is needed. */
export function headline(part: Part): Section {
  const { content, say, column } = part;
  const { words, settings } = content;
  const { period } = settings;
  const month = isWholeMonth(period) ? say.day(period.from, 'month') : null;
  const eyebrow =
    say.words.title(month) + (month === null ? ` · ${say.day(period.from)} – ${say.day(period.to)}` : '');
  return {
    id: 'headline',
    title: say.words.sections.headline,
    blocks: [
      text(eyebrow, column, { size: 10.5, weight: 'strong', line: 15, className: 'eyebrow', most: 2 }),
      {
        ...text(words.headline === '' ? content.facts.client.name : words.headline, column, {
          size: 22,
          weight: 'strong',
          line: 27,
          tag: 'h1',
          most: 3,
          id: 'headline',
        }),
        leads: false,
      },
      space(8),
      ...incomplete(part),
      ...(words.lead === ''
        ? []
        : [text(words.lead, column, { size: 13.5, line: 20, className: 'lead' }), space(10)]),
      ...comment(part, 'headline'),
      ...winsAndConcerns(part),
      ...ask(part),
    ],
  };
}

function incomplete(part: Part): readonly Block[] {
  const { facts } = part.content;
  if (facts.missing.length === 0) return [];
  const { words } = part.say;
  const sections = withheld(part).map((id) => words.sections[id]);
  const sentences = [
    ...facts.missing.map((gap) => gapSentence(part, gap)),
    ...(sections.length > 0 ? [words.withheld(sections.join(', '))] : []),
  ];
  return [notice(part, sentences.join(' '), words.incomplete(facts.missing.length)), space(10)];
}

function winsAndConcerns(part: Part): readonly Block[] {
  const { words, say, column } = { ...part, words: part.content.words };
  if (words.wins.length === 0 && words.concerns.length === 0) return [];
  const half = (column - 18) / 2;
  const sides = [
    { title: say.words.wentWell, lines: words.wins },
    { title: say.words.worries, lines: words.concerns },
  ];
  // Bad news first where it leads.
  const ordered = words.concerns.length > words.wins.length ? sides.toReversed() : sides;
  const said = ordered.map(({ title, lines }) => ({
    title,
    items: (lines.length > 0 ? lines : [say.words.nothingYet]).map((line) =>
      fitted(line, half - 14, 5, { size: 10.5 }),
    ),
  }));
  const heights = said.map(({ items }) =>
    items.reduce((sum, item) => sum + linesOf(item, half - 14, { size: 10.5 }).length * 15 + 4, 20),
  );
  return [
    {
      kind: 'solid',
      height: Math.max(...heights),
      node: h(
        'div',
        { className: 'two' },
        ...said.map(({ title, items }) =>
          h(
            'div',
            { key: title },
            h('p', { className: 'sub', style: { marginBottom: '4pt' } }, title),
            h(
              'ul',
              null,
              ...items.map((item, index) =>
                h('li', { key: index, style: { lineHeight: '15pt', marginBottom: '4pt' } }, item),
              ),
            ),
          ),
        ),
      ),
    },
    space(10),
  ];
}

function ask({ content, say, column }: Part): readonly Block[] {
  const question = oneLine(content.words.ask);
  if (question === '') return [];
  const lines = linesOf(`${say.words.ask} ${question}`, column - 30, { size: 10.5, weight: 'strong' }).length;
  return [
    {
      kind: 'solid',
      height: lines * 15 + 14,
      node: h('div', { className: 'ask' }, h('span', { className: 'b' }, `${say.words.ask} `), question),
    },
  ];
}
