import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Belmonte Hotel', 'BH'],
  ['Blue & Green Mazury', 'BG'],
  ['The Ogród Restaurant', 'OR'],
  ['ProMed', 'PR'],
  ['łódź Żeglarska', 'ŁŻ'],
  ['7 Hills Dental', '7H'],
  ['of', 'OF'],
  ['مستشفى الخليج', 'ما'],
  ['<img src=x>', 'IS'],
  ['  ', ''],
])('%j is marked %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
