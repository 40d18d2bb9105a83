import { expect, test } from 'vitest';
import { familyOf, kindOf, parentIn, pssOf } from './memory.ts';

test('a family is a process with all below it', () => {
  const parentOf = new Map([
    [10, 1],
    [11, 10],
    [12, 11],
    [13, 10],
    [20, 1],
  ]);
  expect(familyOf(10, parentOf)).toEqual([10, 11, 12, 13]);
});

test("a program's name with parentheses does not hide its parent", () => {
  expect(parentIn('42 (a (b) c) S 7 42 42 0 -1')).toBe(7);
});

test('Pss is read and not one of its parts', () => {
  expect(pssOf('Rss:  900 kB\nPss:  123 kB\nPss_Dirty:  45 kB\n')).toBe(123);
});

test('a kernel that says nothing is not taken for nothing held', () => {
  expect(() => pssOf('')).toThrow('nothing of Pss');
});

test.each([
  ['electron\0app', 'main'],
  ['electron\0--type=renderer\0', 'renderer'],
  ['electron --type=utility --utility-sub-type=network.mojom.NetworkService', 'utility_network'],
])('%j is of kind %s', (commandLine, kind) => {
  expect(kindOf(commandLine)).toBe(kind);
});
