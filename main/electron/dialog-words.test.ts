import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dialogText } from './dialog-words.ts';

/** What main asks the system's dialogs to say: titles that begin like an order and are no sentence. */
const titles = globSync('main/**/*.ts')
  .filter((path) => !/\.test\.ts$|^main\/(sandbox|cli|mcp|electron)\//.test(path))
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'((?:Save|Choose|Export) [^'.]+)'/g)])
  .map(([, title = '']) => title);

test('every title of a dialog has Polish words', () => {
  expect(titles.length).toBeGreaterThan(12);
  expect(titles.filter((title) => dialogText(title, 'pl') === title)).toEqual([]);
});

test('a title in English, and one that is a person’s own, stay as they are', () => {
  expect(dialogText('Save the report', 'en')).toBe('Save the report');
  expect(dialogText('Belmonte Hotel 2026-11', 'pl')).toBe('Belmonte Hotel 2026-11');
});
