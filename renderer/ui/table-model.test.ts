import { describe, expect, test } from 'vitest';
import {
  type Column,
  compareKeys,
  gridTemplate,
  inOrderOf,
  leastWidth,
  nextSort,
  plainView,
  rowAfterKey,
  shownColumns,
  type TableView,
  toTsv,
  withHidden,
  withWidth,
} from './table-model.ts';

interface Line {
  readonly name: string;
  readonly spent: string;
}
const name: Column<Line> = {
  id: 'name',
  title: 'Client',
  cell: (row) => row.name,
  text: (row) => row.name,
  width: 200,
  grow: 1,
  fixed: true,
};
const spent: Column<Line> = {
  id: 'spent',
  title: 'Spent, zł',
  cell: (row) => row.spent,
  text: (row) => row.spent,
  width: 110,
  align: 'end',
};
const columns = [name, spent];

describe('copied rows', () => {
  test('are tab-separated under their titles', () => {
    expect(toTsv(columns, [{ name: 'Belmonte Hotel', spent: '24,610.00' }])).toBe(
      'Client\tSpent, zł\nBelmonte Hotel\t24,610.00',
    );
  });

  test.each([
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['+1+1', "'+1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'  =1+1"],
    ['-2+3|cmd', "'-2+3|cmd"],
    ['−62.5%', '−62.5%'],
    ['-41 300', '-41 300'],
    ['two\tcells\nand a line', 'two cells and a line'],
  ])('carry %j as %j, never as a formula', (cell, copied) => {
    expect(toTsv([name], [{ name: cell, spent: '' }])).toBe(`Client\n${copied}`);
  });
});

describe('a view', () => {
  test('sorts figures from the largest, words from A, then the other way, then not at all', () => {
    const press = (column: Column<Line>) => {
      const one = nextSort(plainView, column);
      const two = nextSort(one, column);
      return [one.sort?.descending, two.sort?.descending, nextSort(two, column).sort];
    };
    expect([press(name), press(spent)]).toEqual([
      [false, true, null],
      [true, false, null],
    ]);
  });

  test('cannot hide the column that says what a row is', () => {
    const view = withHidden(withHidden(plainView, 'name', true), 'spent', true);
    expect(shownColumns(columns, view)).toEqual([name]);
  });

  test('keeps a width set by hand, never narrower than can be used, and gives it back', () => {
    const view = withWidth(plainView, 'spent', 20);
    expect([gridTemplate(columns, view.widths), leastWidth(columns, view.widths)]).toEqual([
      'minmax(200px, 1fr) 56px',
      256,
    ]);
    expect(withWidth(view, 'spent', null)).toEqual(plainView);
  });
});

test('rows leave in the order in sight: by their column, what is missing last both ways', () => {
  const rows = [5, null, 12, 7].map((spent) => ({ spent }));
  const spent: Column<{ spent: number | null }> = {
    id: 'spent',
    title: 'Spent',
    width: 80,
    cell: () => '',
    text: () => '',
    sort: (row) => row.spent,
  };
  const values = (sort: TableView['sort']) => inOrderOf([spent], rows, sort, 'en-GB').map((row) => row.spent);
  expect(values({ by: 'spent', descending: true })).toEqual([12, 7, 5, null]);
  expect(values({ by: 'spent', descending: false })).toEqual([5, 7, 12, null]);
  expect(values(null)).toEqual([5, null, 12, 7]);
});

test('words sort as the language sorts them, and numbers within words by size', () => {
  const sorted = ['Łódź', 'Lublin', 'Mazury', 'Client 10', 'Client 9'].toSorted((a, b) =>
    compareKeys(a, b, 'pl-PL'),
  );
  expect(sorted).toEqual(['Client 9', 'Client 10', 'Lublin', 'Łódź', 'Mazury']);
});

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 9, 9],
  ['ArrowUp', -1, 0],
  ['PageDown', 2, 6],
  ['PageUp', 2, 0],
  ['End', 0, 9],
  ['x', 0, null],
])('%s from row %d of ten leads to %s', (key, here, expected) => {
  expect(rowAfterKey(key, here, 10, 4)).toBe(expected);
});
