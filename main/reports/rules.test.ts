import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, codeOf, fileNameOf } from './rules.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

describe('names on paper and on disk', () => {
  it('gives a report a code that fits on paper', () => {
    expect(codeOf(october, 'Belmonte Hotel', '3f9a77')).toBe('R-2026-10-BH-3f9a');
    expect(codeOf(october, 'Łódź Ćwikła', '0000')).toBe('R-2026-10-oC-0000'.replace('oC', 'OC'));
    expect(codeOf(october, '北京', 'abcd')).toBe('R-2026-10-X-abcd');
  });

  it.each([
    ['Belmonte Hotel', 'Belmonte Hotel 2026-10.pdf'],
    ['../../etc/passwd', '.. .. etc passwd 2026-10.pdf'],
    ['a\u202Egpj.exe', 'a gpj.exe 2026-10.pdf'],
    ['CON', 'Client CON 2026-10.pdf'],
    ['   ', 'Client 2026-10.pdf'],
    ['Zażółć: gęślą', 'Zażółć gęślą 2026-10.pdf'],
  ])('writes %j as %j', (name, file) => {
    expect(fileNameOf(name, october, 'pdf')).toBe(file);
  });

  it('never leaves the folder, whatever a client is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const file = fileNameOf(name, october, 'pdf');
        expect(file).not.toMatch(/[/\\]|\p{Cc}/u);
        expect(file.length).toBeLessThan(140);
        expect(file.endsWith('.pdf')).toBe(true);
      }),
    );
  });

  it('says a span of months in full', () => {
    expect(fileNameOf('A', { from: '2026-09-15', to: '2026-10-14' }, 'csv', 'pace')).toBe(
      'A 2026-09-15 to 2026-10-14 pace.csv',
    );
  });

  it('writes the same value as the same text, whoever made it', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
  });
});
