import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shortSentences } from '../scripts/package/short-sentences.mjs';
import { polish, saidIn } from '../shared/said/said.ts';
import { shortOf } from '../shared/said/short.ts';

test('whole sentences get a short name, patterns and the Polish stay', () => {
  const code = `export const oak: Catalogue = {
  'Nothing.': 'Nic.',
  'Line {}.': 'Wiersz {1}.',
  "It's here.": 'Jest.',
};`;
  expect(shortSentences(code)).toBe(`export const oak: Catalogue = {
  '${shortOf('Nothing.')}': 'Nic.',
  'Line {}.': 'Wiersz {1}.',
  '${shortOf("It's here.")}': 'Jest.',
};`);
});

test('no two sentences have the same short name, in whichever file they are', () => {
  const whole = Object.keys(polish).filter((english) => !english.includes('{}'));
  expect(whole.length).toBeGreaterThan(200);
  expect(new Set(whole.map(shortOf)).size).toBe(whole.length);
});

test('a window finds the Polish of a sentence by its short name', () => {
  const words = polish as Record<string, string>;
  const sentence = 'Only this test says this.';
  expect(saidIn('pl', sentence)).toBeNull();
  words[shortOf(sentence)] = 'Mówi to tylko ten test.';
  try {
    expect(saidIn('pl', sentence)).toBe('Mówi to tylko ten test.');
    expect(saidIn('pl', `Oak: ${sentence}`)).toBe('Oak: Mówi to tylko ten test.');
  } finally {
    delete words[shortOf(sentence)];
  }
});

test('every catalogue loses its English but where something is filled in', () => {
  const folder = join(import.meta.dirname, '..', 'shared', 'said');
  for (const name of globSync('*.ts', { cwd: folder }).filter(
    (one) => !/^(said|short)\.ts$|\.test\./.test(one),
  )) {
    const code = readFileSync(join(folder, name), 'utf8');
    expect(shortSentences(code).length, name).toBeLessThan(code.length * 0.85);
  }
});
