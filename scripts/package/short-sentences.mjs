import { parseAst } from 'vite';
import { shortOf } from '../../shared/said/short.ts';

// The Polish of a sentence is found by its English, which main sends: a window needs no English to know it again, 3 kB less
// after gzip (P14). Sentences in which something is filled in are patterns and stay.

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** What a catalogue of Polish sentences becomes in a window. @param {string} code */
export function shortSentences(code) {
  /** @type {Node[]} */
  const keys = [];
  for (const { type, declaration } of /** @type {Node[]} */ (parseAst(code, { lang: 'ts' }).body)) {
    const words = type === 'ExportNamedDeclaration' ? declaration?.declarations?.[0]?.init : null;
    if (words?.type === 'ObjectExpression')
      keys.push(...words.properties.map((/** @type {Node} */ one) => one.key));
  }
  const whole = keys.filter(({ value }) => typeof value === 'string' && !value.includes('{}'));
  if (new Set(whole.map(({ value }) => shortOf(value))).size !== whole.length)
    throw new Error('Two sentences have the same short name.');
  return whole
    .toReversed()
    .reduce(
      (text, { start, end, value }) => `${text.slice(0, start)}'${shortOf(value)}'${text.slice(end)}`,
      code,
    );
}

/** A plugin of the renderer's build. @returns {import('vite').Plugin} */
export const sentencesInShort = () => ({
  name: 'steward:short-sentences',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/shared\/said\/(?!said|short)\w+\.ts$/.test(id.replaceAll('\\', '/')) ? shortSentences(code) : null,
});
