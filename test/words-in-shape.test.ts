import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inShape, wordsInShape } from '../scripts/package/words-in-shape.mjs';

const english = `export const oak = {
  title: 'Oak',
  leaf: { one: 'leaf', many: (n: number) => plural(n) },
  list: ['a', 'b'],
};`;
const polish = `import { plural } from '../plural.ts';
/** Words. */
export const oak: Words['oak'] = {
  leaf: { many: (n: number) => plural(n, 'liście'), one: 'liść' },
  title: 'Dąb',
  list: ['c', 'd'],
} as const;`;

test('Polish words become a list in the order of the English keys, level by level', () => {
  const left = wordsInShape(english, polish, '../en/oak.ts');
  expect(left).toContain("import { oak as shape } from '../en/oak.ts';");
  expect(left).toContain(
    "inShape(shape, ['Dąb', ['liść', (n: number) => plural(n, 'liście')], ['c', 'd']]) as const;",
  );
  expect(left).toContain("import { plural } from '../plural.ts';");
});

test('the list becomes the words again', async () => {
  const url = `data:text/javascript,${encodeURIComponent(inShape)}`;
  const { inShape: made } = (await import(/* @vite-ignore */ url)) as {
    inShape: (shape: object, values: readonly unknown[]) => unknown;
  };
  const shape = { title: 'Oak', leaf: { one: 'leaf', deep: { er: 'x' } }, list: ['a', 'b'] };
  expect(made(shape, ['Dąb', ['liść', ['y']], ['c', 'd']])).toEqual({
    title: 'Dąb',
    leaf: { one: 'liść', deep: { er: 'y' } },
    list: ['c', 'd'],
  });
});

test.each([
  ['a word more', english, polish.replace('title:', "more: 'x', title:")],
  ['words of another place', english, polish.replace('leaf: {', '...others, leaf: {')],
  ['no words', english, 'export const oak = words;'],
])('%s is left as it is', (_, one, other) => {
  expect(wordsInShape(one, other, 'x')).toBeNull();
});

test('keys that are numbers stay where they are', () => {
  const one = "export const a = { days: { x: 'x', 1: 'one' }, b: 'b' };";
  expect(wordsInShape(one, one, 'x')).toContain("inShape(shape, [{ x: 'x', 1: 'one' }, 'b'])");
});

test('every noun is written without its keys', () => {
  const words = join(import.meta.dirname, '..', 'renderer', 'words');
  for (const noun of readdirSync(join(words, 'pl'))) {
    const [one, other] = ['en', 'pl'].map((language) => readFileSync(join(words, language, noun), 'utf8'));
    expect(wordsInShape(one ?? '', other ?? '', 'x'), noun).not.toBeNull();
  }
});
