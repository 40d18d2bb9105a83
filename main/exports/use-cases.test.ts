import { expect, test } from 'vitest';
import { fileName } from './use-cases.ts';

test.each([
  ['Belmonte Hotel · ads 2026-11-01', 'Belmonte Hotel ads 2026-11-01'],
  ['../../etc/passwd', 'etc passwd'],
  ['Łódź & "Spa" <b>', 'Łódź Spa b'],
  ['…', 'steward'],
  ['a\u0000b\u202Ecsv', 'a b csv'],
])('the file of %j is suggested as %j', (name, suggested) => {
  expect(fileName(name)).toBe(suggested);
});
