import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

// The Polish catalogue has the same keys as the English one, two thousand of them. In a window they are written once: the
// Polish words are lists, in the order of the English keys, 4 kB less after gzip (P14).

const helper = 'virtual:in-shape';

/** Puts the values of a list under the keys of `shape`, level by level. */
export const inShape = `export function inShape(shape, values) {
  return Object.fromEntries(Object.keys(shape).map((key, at) => {
    const inner = shape[key], value = values[at];
    return [key, Array.isArray(value) && typeof inner === 'object' && !Array.isArray(inner) ? inShape(inner, value) : value];
  }));
}`;

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** The object that a file of words exports, and under which name. @param {string} code */
function wordsOf(code) {
  for (const { type, declaration } of /** @type {Node[]} */ (parseAst(code, { lang: 'ts' }).body)) {
    const [only, more] = type === 'ExportNamedDeclaration' ? (declaration?.declarations ?? []) : [];
    const words = only && !more ? bare(only.init) : null;
    if (words?.type === 'ObjectExpression') return { name: only.id.name, words };
  }
  return null;
}

/** Without `as const` or `satisfies` around it. @param {Node} node @returns {Node} */
const bare = (node) => (/^TS(As|Satisfies)Expression$/.test(node.type) ? bare(node.expression) : node);

/** @param {Node} node @returns {Map<string, Node> | null} */
function entriesOf(node) {
  if (node.type !== 'ObjectExpression') return null;
  const plain = node.properties.every((/** @type {Node} */ one) => one.type === 'Property' && !one.computed);
  if (!plain) return null;
  const entries = new Map(
    node.properties.map((/** @type {Node} */ one) => [String(one.key.name ?? one.key.value), one]),
  );
  // Keys that are numbers come first in an object, wherever they are written.
  return [...entries.keys()].some((key) => /^\d+$/.test(key)) ? null : entries;
}

/** @param {Node} shape @param {Node} node @param {string} code @returns {string} */
function listOf(shape, node, code) {
  const [keys, entries] = [entriesOf(shape), entriesOf(node)];
  const same =
    keys && entries && keys.size === entries.size && [...keys.keys()].every((key) => entries.has(key));
  if (!same) return code.slice(node.start, node.end);
  const values = [...keys].map(([key, { value }]) => {
    const own = entries.get(key);
    if (own?.shorthand || own?.method) return null;
    return own && listOf(bare(value), bare(own.value), code);
  });
  return values.includes(null) ? code.slice(node.start, node.end) : `[${values.join(', ')}]`;
}

/** What a file of Polish words becomes; null where it has to stay as it is. @param {string} english @param {string} code @param {string} from */
export function wordsInShape(english, code, from) {
  const [shape, own] = [wordsOf(english), wordsOf(code)];
  if (!shape || !own) return null;
  const list = listOf(shape.words, own.words, code);
  if (!list.startsWith('[')) return null;
  return [
    `import { inShape } from '${helper}';`,
    `import { ${shape.name} as shape } from '${from}';`,
    `${code.slice(0, own.words.start)}inShape(shape, ${list})${code.slice(own.words.end)}`,
  ].join('\n');
}

/** A plugin of the renderer's build. @returns {import('vite').Plugin} */
export const polishInShape = () => ({
  name: 'steward:words-in-shape',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === helper ? `\0${helper}` : null),
  load: (id) => (id === `\0${helper}` ? inShape : null),
  transform(code, id) {
    const noun = /\/renderer\/words\/pl\/([\w-]+)\.ts$/.exec(id.replaceAll('\\', '/'))?.[1];
    if (noun === undefined) return null;
    const english = readFileSync(id.replace(/pl([\\/][\w-]+\.ts)$/, 'en$1'), 'utf8');
    return wordsInShape(english, code, `../en/${noun}.ts`);
  },
});
