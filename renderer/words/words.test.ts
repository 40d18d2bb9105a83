import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { languageOf, setLanguage } from './language.ts';
import { pl } from './pl.ts';
import { pluralEn, pluralPl } from './plural.ts';
import { currentWords } from './use-words.ts';

type Tree = { readonly [key: string]: unknown };

/** Every path with what it holds; a function is called with sample arguments so that its sentence can be looked at. */
function sentences(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value] as const];
    if (typeof value === 'function') return [[here, String(value(3, 3, 3, 3))] as const];
    return sentences(value as Tree, here);
  });
}

const english = sentences(en);
const polish = sentences(pl);

describe('the catalogue', () => {
  test('has the same entries in both languages', () => {
    expect(polish.map(([path]) => path).toSorted()).toEqual(english.map(([path]) => path).toSorted());
  });

  test('has no empty sentence and none with a missing part', () => {
    const broken = [...english, ...polish].filter(
      ([, text]) => text.trim() === '' || /undefined|\[object/.test(text),
    );
    expect(broken).toEqual([]);
  });

  test('leaves no plural sign in a finished sentence', () => {
    expect([...english, ...polish].filter(([, text]) => text.includes('#'))).toEqual([]);
  });
});

test('each noun’s words stand beside each other, English first', () => {
  const lines = readFileSync(join(import.meta.dirname, 'side-by-side.ts'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('import'));
  const nouns = readdirSync(join(import.meta.dirname, 'en')).toSorted();
  expect(lines).toEqual(nouns.flatMap((noun) => [`import './en/${noun}';`, `import './pl/${noun}';`]));
});

describe('plurals', () => {
  const forms = { one: '# klient', few: '# klienci', many: '# klientów', other: '# klienta' };

  test.each([
    [0, '0 klientów'],
    [1, '1 klient'],
    [2, '2 klienci'],
    [4, '4 klienci'],
    [5, '5 klientów'],
    [12, '12 klientów'],
    [22, '22 klienci'],
    [112, '112 klientów'],
    [1.5, '1,5 klienta'],
    [12_345, '12\u00a0345 klientów'],
  ])('Polish says %d as "%s"', (count, said) => {
    expect(pluralPl(count, forms)).toBe(said);
  });

  test('English has one form for one and one for the rest', () => {
    const clients = { one: '# client', other: '# clients' };
    expect([0, 1, 2, 1200].map((count) => pluralEn(count, clients))).toEqual([
      '0 clients',
      '1 client',
      '2 clients',
      '1,200 clients',
    ]);
  });
});

describe('the language on screen', () => {
  afterEach(() => setLanguage('en'));

  test('changes every word without a restart', () => {
    setLanguage('pl');
    expect(currentWords().ui.close).toBe('Zamknij');
  });

  test.each([
    [['pl-PL', 'en'], 'pl'],
    [['de-DE', 'pl'], 'pl'],
    [['de-DE', 'fr'], 'en'],
    [[], 'en'],
  ] as const)('starts from the system preference %j as %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});
