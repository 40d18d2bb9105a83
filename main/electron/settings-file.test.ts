import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLastGood, mendSettings } from './settings-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date('2026-03-01T09:00:00Z');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const good = '{"appearance":"dark"}';
const aside = 'settings.damaged-2026-03-01T09-00-00-000Z.json';

test('no settings yet is no trouble', () => {
  expect(mendSettings(folder, now)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('a whole file stays as it is', () => {
  write('settings.json', good);
  expect(mendSettings(folder, now)).toBeNull();
  expect(read('settings.json')).toBe(good);
});

test.each([
  ['half a file', '{"appearance":"da'],
  ['an empty file', ''],
  ['zeros after a power cut', '\0\0\0\0'],
  ['JSON of another shape', '[]'],
  ['a value that cannot be', '{"appearance":"purple"}'],
  ['a window without a size', '{"window":{"x":1,"y":1}}'],
])('%s is kept aside, said in a sentence, and the last good settings are used', (_what, text) => {
  write('settings.json', text);
  write('settings.last-good.json', good);
  expect(mendSettings(folder, now)).toBe(
    `Your window and appearance settings could not be read, so the last good ones are used. The old file is kept as ${aside}.`,
  );
  expect([read(aside), read('settings.json')]).toEqual([text, good]);
});

test('with both files damaged the settings start afresh, and both are still there', () => {
  write('settings.json', '{');
  write('settings.last-good.json', '}');
  expect(mendSettings(folder, now)).toBe(
    `Your window and appearance settings could not be read and start afresh. The old file is kept as ${aside}.`,
  );
  expect(readdirSync(folder).toSorted()).toEqual([aside, 'settings.last-good.json'].toSorted());
});

test('the last good copy follows whole files only', () => {
  write('settings.json', good);
  keepLastGood(folder);
  write('settings.json', '{');
  keepLastGood(folder);
  expect(read('settings.last-good.json')).toBe(good);
});
