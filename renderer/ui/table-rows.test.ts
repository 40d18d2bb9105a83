import { expect, test } from 'vitest';
import type { Column } from './table-model.ts';
import { linesOf } from './table-rows.ts';

interface Item {
  readonly name: string;
  readonly spent: number | null;
  readonly under?: readonly Item[];
}

const name: Column<Item> = {
  id: 'name',
  title: 'Name',
  width: 100,
  cell: (row) => row.name,
  text: (row) => row.name,
};
const spent: Column<Item> = { ...name, id: 'spent', sort: (row) => row.spent };
const rows: readonly Item[] = [
  {
    name: 'oak',
    spent: 2,
    under: [
      { name: 'leaf', spent: 1 },
      { name: 'root', spent: 3, under: [{ name: 'hair', spent: null }] },
    ],
  },
  { name: 'ash', spent: null },
  { name: 'elm', spent: 5 },
];
const ask = {
  columns: [name, spent],
  rows,
  idOf: (row: Item) => row.name,
  childrenOf: (row: Item) => row.under ?? [],
  sort: { by: 'spent', descending: true },
  unfolded: {},
};
const drawn = (change: Partial<typeof ask> = {}) =>
  linesOf({ ...ask, ...change }, 'en-GB').map(
    ({ id, depth, unfolded }) =>
      `${'  '.repeat(depth)}${id}${unfolded === null ? '' : unfolded ? ' -' : ' +'}`,
  );

test('folded rows show that something is under them, and nothing of it', () => {
  expect(drawn()).toEqual(['elm', 'oak +', 'ash']);
});

test('what is unfolded stands under its row, each level sorted by itself, what is missing last', () => {
  expect(drawn({ unfolded: { oak: true } })).toEqual(['elm', 'oak -', '  root +', '  leaf', 'ash']);
  expect(drawn({ unfolded: { oak: true, root: true } })).toEqual([
    'elm',
    'oak -',
    '  root -',
    '    hair',
    '  leaf',
    'ash',
  ]);
});

test('a row whose own row is folded is not there, unfolded or not; one with nothing under it cannot be unfolded', () => {
  expect(drawn({ unfolded: { root: true, elm: true, oak: false } })).toEqual(['elm', 'oak +', 'ash']);
});

test('without a tree, and sorted by nothing or by a column that does not sort, rows stand as they came', () => {
  const { childrenOf: _, ...flat } = ask;
  const names = (sort: typeof ask.sort | null) =>
    linesOf({ ...flat, childrenOf: undefined, sort }, 'en-GB').map(({ id }) => id);
  expect(names(null)).toEqual(['oak', 'ash', 'elm']);
  expect(names({ by: 'name', descending: false })).toEqual(['oak', 'ash', 'elm']);
  expect(names({ by: 'gone', descending: false })).toEqual(['oak', 'ash', 'elm']);
});
