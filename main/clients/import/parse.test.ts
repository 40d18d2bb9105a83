import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importColumns } from '../../../shared/model/client-import.ts';
import { csvText } from '../../../shared/model/csv.ts';
import { decode } from './decode.ts';
import { parseFile } from './parse.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseFile(decode(bytes(text)).text);
const names = (text: string) => read(text).rows.map(({ cells }) => cells.name);

describe('a file of clients', () => {
  test('is read with a mark, Windows line ends, quotes, and lines within a cell', () => {
    const file = read(
      '\u{FEFF}name,email\r\n"Oak, ""Hotel""\r\n& Spa",a@oak.example\r\nAsh,b@ash.example\r\n',
    );
    expect(file.delimiter).toBe(',');
    expect(file.rows.map(({ line, cells }) => [line, cells.name, cells.email])).toEqual([
      [2, 'Oak, "Hotel"\n& Spa', 'a@oak.example'],
      [4, 'Ash', 'b@ash.example'],
    ]);
  });

  test.each([
    [';', 'name;email\nOak, Ash;a@oak.example'],
    ['\t', 'name\temail\nOak, Ash\ta@oak.example'],
    [',', '"name","a;b;c"\n"Oak, Ash",x'],
  ])('is read with %j between its cells', (delimiter, text) => {
    expect(read(text)).toMatchObject({ delimiter, rows: [{ cells: { name: 'Oak, Ash' } }] });
  });

  test('may have its columns in any order and spelling, fewer than all, and others that are left out', () => {
    const file = read('Note,AD-Account ID, Name \nx,act_12,Oak\n\n , ,\n');
    expect(file.unknownColumns).toEqual(['note']);
    expect(file.rows).toMatchObject([
      { line: 2, cells: { name: 'Oak', ad_account_id: 'act_12', email: '' } },
    ]);
    expect(file.rows).toHaveLength(1);
  });

  test('says of a row with more cells than columns that it is too wide', () => {
    expect(read('name,email\nOak,a@oak.example,x\nAsh,,').rows.map(({ isTooWide }) => isTooWide)).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    ['', 'This file is empty.'],
    ['\n\n', 'There is nothing in this file.'],
    ['client,email\nOak,x', 'one of them must be "name"'],
    ['name,name\nOak,x', 'The column "name" is there twice.'],
    ['name,email\n"Oak,x', 'Line 2 cannot be read'],
    ['name,email\nOak,"x" y\n', 'Line 2 cannot be read'],
    [`name\n${'Oak\n'.repeat(5001)}`, 'This file has 5001 rows'],
  ])('%#: is refused with a sentence', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  test('that is a picture, or larger than any list of clients, is refused', () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    expect(() => decode(png)).toThrow('This is not a text file.');
    expect(() => decode(new Uint8Array(9 * 1024 * 1024))).toThrow('larger than 8 MB');
  });

  test.each([
    ['utf-8', bytes('name\nŁódź')],
    ['windows-1250', Uint8Array.from([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xa3, 0xf3, 0x64, 0x9f])],
    ['utf-16', Buffer.from('\u{FEFF}name\nŁódź', 'utf16le')],
  ])('in %s keeps its Polish letters', (encoding, file) => {
    const decoded = decode(file);
    expect(decoded.encoding).toBe(encoding);
    expect(names(decoded.text)).toEqual(['Łódź']);
  });

  test('that was exported reads back as it was, whatever the names: formulas, quotes, markup, right to left', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((name) => `x${name}`.trim());
    const awkward = fc.constantFrom(
      '=1+1',
      '+48',
      '-x',
      '@a',
      "'s",
      '"',
      '<b>',
      '\u{202E}abc',
      'a\nb',
      'a;b',
      'a,b',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(text, awkward), { minLength: 1, maxLength: 5 }), (all) => {
        const rows = all.map((name) => importColumns.map((column) => (column === 'name' ? name : '')));
        expect(names(csvText(importColumns, rows))).toEqual(all);
      }),
    );
  });
});
