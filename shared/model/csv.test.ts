import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvMark, csvText, defused, fused } from './csv.ts';

describe('a CSV for a spreadsheet', () => {
  test('quotes what would break a row, and says its encoding', () => {
    expect(
      csvText(
        ['name', 'note'],
        [
          ['Oak; Ash', 'a "b"\nc'],
          ['Łódź', null],
          [' padded ', -3.5],
        ],
      ),
    ).toBe(`${csvMark}name,note\r\n"Oak; Ash","a ""b""\nc"\r\nŁódź,\r\n" padded ",-3.5\r\n`);
  });

  test.each([
    '=1+1',
    '+48 600',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\u{200B}=1',
    '\u{202E}=1',
    '＝1',
    '|calc',
    '\r=1',
  ])('keeps %j as text', (text) => {
    expect(defused(text)).toBe(`'${text}`);
    expect(fused(defused(text))).toBe(text);
  });

  test('leaves ordinary text alone, and an apostrophe that was there', () => {
    for (const text of ['Hotel', "'s-Hertogenbosch", 'a=b', '5-star', '']) {
      expect(defused(text)).toBe(text);
      expect(fused(text)).toBe(text);
    }
  });

  test('never has a cell that starts a formula, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(defused(text)).not.toMatch(/^[=+\-@\t\r]/);
        if (!text.startsWith("'")) expect(fused(defused(text))).toBe(text);
      }),
    );
  });
});
