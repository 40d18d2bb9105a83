import { expect, test } from 'vitest';
import { commandWords } from './command-words.ts';

const words = (...argv: string[]) => commandWords(true, ['/opt/Steward/steward', ...argv]);

test('an installed Steward that is started with a word is the command line', () => {
  expect(words('status', '--json')).toEqual(['status', '--json']);
  expect(words('report', 'export', 'Belmonte')).toEqual(['report', 'export', 'Belmonte']);
  expect(words('stauts')).toEqual(['stauts']);
  expect(words('--help')).toEqual(['--help']);
});

test.each([
  [[]],
  [['steward://client/0190']],
  [['/home/ada/clients.csv']],
  [['clients.csv']],
  [['--no-sandbox', 'status']],
  [['--some-switch']],
  [['-psn_0_12345']],
  [['']],
])('started with %j it opens its window', (argv) => {
  expect(words(...argv)).toBeNull();
});

test('while developing, words belong to Electron', () => {
  expect(commandWords(false, ['/node_modules/electron', 'status'])).toBeNull();
});
