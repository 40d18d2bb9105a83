import { firstCode, regular, signs, strong } from './widths.ts';

export type Weight = 'regular' | 'strong';
export interface Type {
  /** In points. */
  readonly size: number;
  readonly weight?: Weight;
}

/** Wider than measured rather than narrower: kerning and rounding may add a little, and a line too few would be cut. */
const caution = 1.02;

function advance(char: string, weight: Weight): number {
  const code = char.codePointAt(0) ?? 0;
  const known = (weight === 'strong' ? strong : regular)[code - firstCode];
  if (known !== undefined) return known;
  // Other scripts and emoji come from the system's fonts: nothing there is wider than its size, to a fifth.
  return signs[char]?.[weight === 'strong' ? 1 : 0] ?? 1200;
}

export function widthOf(text: string, { size, weight = 'regular' }: Type): number {
  let width = 0;
  for (const char of text) width += advance(char, weight);
  return (width / 1000) * size * caution;
}

/** The text in the lines that it will take in a column: breaks after spaces, and anywhere within a word too long. */
export function linesOf(text: string, column: number, type: Type): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    // Not after a space that does not break: Chromium keeps those together, and so does the measure.
    for (const word of paragraph.split(/(?<=[^\S\u00a0\u202f\u2007])/u)) {
      if (widthOf((line + word).trimEnd(), type) <= column) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      const pieces = piecesOf(word, column, type);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function piecesOf(word: string, column: number, type: Type): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece !== '' && widthOf(piece + char.trimEnd(), type) > column) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** As much as fits into so many lines, with an ellipsis where something was left out. */
export function fitted(text: string, column: number, most: number, type: Type): string {
  const plain = oneLine(text).slice(0, 2000);
  const lines = linesOf(plain, column, type);
  if (lines.length <= most) return plain;
  const kept = lines.slice(0, most);
  const last = kept.pop() ?? '';
  const chars = Array.from(last);
  while (chars.length > 0 && widthOf(`${chars.join('')}…`, type) > column) chars.pop();
  return [...kept, `${chars.join('').trimEnd()}…`].join(' ');
}

/**
 * Names come from Meta and from people: control characters, line ends and marks that turn the direction of the text
 * around would move the words of others.
 */
export function oneLine(text: string): string {
  return straight(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')).trim();
}

/** The same for what a person wrote in several lines. */
export function straight(text: string): string {
  return tied(text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ''));
}

/** What no line may part: a word of one letter from the next (Polish demands it), and a figure from itself and its unit. */
const ties: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|[\s(„“"])([aiouwzAIOUWZ]) (?=\S)/gu, '$1\u00a0'],
  [/(?<=\d) (?=\d{3}(?!\d))/gu, '\u00a0'],
  [/(?<=\d) (?=(?:[%×€$£]|zł|s|min|h|tys\.|mln|mld|[A-Z]{3})(?![\p{L}\d]))/gu, '\u00a0'],
  [/(?<=(?:^|[\s(])(?:zł|€|\$|£|[A-Z]{3})) (?=\d)/gu, '\u00a0'],
];

function tied(text: string): string {
  return ties.reduce((made, [where, what]) => made.replaceAll(where, what), text);
}
