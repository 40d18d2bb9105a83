import { expect, test } from 'vitest';
import { matches, rank } from './find.ts';

const clients = [
  'Hotel Lambert Ustronie',
  'Belmonte Hotel',
  'Blue & Green Mazury',
  'Ogród Restaurant',
  'Villa Łódź',
];
const find = (query: string) => rank(clients, (name) => name, query, 10);

test.each([
  ['lodz', ['Villa Łódź']],
  ['OGROD', ['Ogród Restaurant']],
  ['hotel', ['Hotel Lambert Ustronie', 'Belmonte Hotel']],
  ['bh', ['Belmonte Hotel']],
  ['blhot', ['Belmonte Hotel']],
  ['green maz', ['Blue & Green Mazury']],
  ['zzz', []],
])('%j finds %j', (query, found) => {
  expect(find(query)).toEqual(found);
});

test('a name that starts with what was typed comes before one that contains it', () => {
  expect(rank(['Great Belvedere', 'Belvedere'], (name) => name, 'bel', 10)).toEqual([
    'Belvedere',
    'Great Belvedere',
  ]);
});

test('an empty query keeps the order, recent first', () => {
  expect(rank(clients, (name) => name, '  ', 2)).toEqual(clients.slice(0, 2));
});

test('every word must occur, in any order', () => {
  expect([matches('Belmonte Hotel', 'hotel bel'), matches('Belmonte Hotel', 'hotel x')]).toEqual([
    true,
    false,
  ]);
});
