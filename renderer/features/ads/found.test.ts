import { expect, test } from 'vitest';
import { foundIn } from './found.ts';

const row = (id: string, parentId: string | null, name: string) => ({ id, parentId, name });
const rows = [
  row('c1', null, 'Wesela | Kraków'),
  row('s1', 'c1', 'Narzeczeni'),
  row('a1', 's1', 'Film z sali'),
  row('a2', 's1', 'Karuzela'),
  row('c2', null, 'Zasięg'),
  row('s2', 'c2', 'Wszyscy'),
];
const ids = (text: string) => foundIn(rows, text).rows.map(({ id }) => id);

test('an ad that fits is shown with the ad set and the campaign that it belongs to, both open', () => {
  expect(ids('karuzela')).toEqual(['c1', 's1', 'a2']);
  expect(foundIn(rows, 'karuzela').unfolded).toEqual({ s1: true, c1: true });
});

test('a campaign that fits is shown with all that is under it, folded', () => {
  expect(ids('krakow')).toEqual(['c1', 's1', 'a1', 'a2']);
  expect(foundIn(rows, 'krakow').unfolded).toEqual({});
});

test('nothing asked leaves everything, and nothing found leaves nothing', () => {
  expect(foundIn(rows, ' ').rows).toBe(rows);
  expect(ids('no such name')).toEqual([]);
});
