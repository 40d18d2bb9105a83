import { createElement as h } from 'react';
import type { ChangeLine } from '../../../../shared/model/report-change.ts';
import { formatDateTime } from '../../../../shared/model/format.ts';
import { type Cell, space, table } from '../blocks.ts';
import type { Section } from '../flow.ts';
import { effectWords } from '../effect.ts';
import { fitted, linesOf } from '../measure.ts';
import { type Language, nothing } from '../say.ts';
import { lead, quiet, section, type Part } from './part.ts';

export function changes(part: Part): Section {
  const { say, column } = part;
  const { words } = say;
  const { changes: lines, client } = part.content.facts;
  if (lines.length === 0) return section(part, 'changes', [quiet(part, words.nothingChanged)]);
  const day = new Intl.DateTimeFormat(say.locale, {
    day: 'numeric',
    month: 'short',
    timeZone: client.timezone,
  });
  const { language } = part.content.settings;
  return section(part, 'changes', [
    ...(lines.some(({ weeks }) => weeks) ? [lead(part, words.effect.lead), space(6)] : []),
    table(
      [
        { title: words.date, share: 0.09 },
        { title: words.change, share: 0.25, most: 4, strong: true },
        { title: words.owner, share: 0.16, most: 4 },
        { title: words.why, share: 0.2, most: 4 },
        { title: words.afterSevenDays, share: effectShare, most: 4 },
      ],
      lines.map((line) => [
        day.format(new Date(line.at)),
        line.before === '' && line.after === ''
          ? line.object
          : `${line.object}: ${line.before || nothing} → ${line.after || nothing}`,
        whoOf(line, words),
        line.why === '' ? nothing : line.why,
        effectOf(line, language, column * effectShare - beside),
      ]),
      column,
    ),
  ]);
}

const effectShare = 0.3;
/** The padding of its cell. */
const beside = 6;

/**
 * In the language of the pages where the figures themselves were frozen, else in the words that were. A client's long word
 * for its results gives way: the figures behind it stand whole.
 */
function effectOf({ weeks, effect }: ChangeLine, language: Language, width: number): Cell {
  if (!weeks) return effect === '' ? nothing : effect;
  const { resultWord } = weeks;
  const type = { size: 9 } as const;
  const lines = effectWords(weeks, language);
  if (resultWord === null || lines.every((line) => linesOf(line, width, type).length <= 2)) return { lines };
  return { lines: effectWords({ ...weeks, resultWord: fitted(resultWord, width / 2, 1, type) }, language) };
}

/** "us: Marta Nowak, Piotr Zieliński"; whom Meta names stands for itself. */
function whoOf({ who, people = '' }: ChangeLine, words: Part['say']['words']): string {
  const names = people.replaceAll(' · ', ', ');
  if (names === '') return words.who[who];
  return who === 'unknown' ? names : `${words.who[who]}: ${names}`;
}

export function plan(part: Part): Section {
  const { say, column } = part;
  const { steps } = part.content.words;
  if (steps.length === 0) return section(part, 'plan', [quiet(part, say.words.noSteps)]);
  return section(part, 'plan', [
    table(
      [
        { title: say.words.step, share: 0.64, most: 4 },
        { title: say.words.owner, share: 0.2 },
        { title: say.words.by, share: 0.16, right: true },
      ],
      steps.map(({ what, who, by }) => [
        what,
        who === '' ? say.words.nobody : who,
        by === null ? nothing : say.day(by),
      ]),
      column,
    ),
  ]);
}

export function notes(part: Part): Section {
  const { say, content } = part;
  const { facts, standing } = content;
  const { notes: words } = say.words;
  const when = [facts.asOf.ads, facts.asOf.page].filter((at) => at !== null).toSorted()[0];
  const sentences = [
    words.money(facts.client.currency),
    words.days(facts.client.timezone),
    ...(facts.attribution === '' ? [] : [words.attribution(facts.attribution)]),
    when === undefined
      ? words.neverRead
      : words.readAt(formatDateTime(when, say.locale, facts.client.timezone)),
    words.settles(say.day(facts.settlesOn)),
    words.reach,
    words.verify,
  ];
  const codes = [
    `${words.content} ${grouped(standing.contentHash)}`,
    `${words.head} ${grouped(standing.chainHead)}`,
    `Graph ${facts.graphVersion} · Steward ${facts.appVersion}`,
  ];
  return section(part, 'notes', [
    lead(part, sentences.join(' ')),
    space(6),
    {
      kind: 'solid',
      // The system's fixed-width letters: 0.6 of their size each, two lines for a whole hash.
      height: codes.reduce((sum, code) => sum + Math.ceil((code.length * 8 * 0.62) / part.column) * 12, 0),
      node: h('div', { className: 'mono' }, ...codes.map((code) => h('div', { key: code }, code))),
    },
  ]);
}

/** In fours, as people compare it by eye. */
function grouped(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}
