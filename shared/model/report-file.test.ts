import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePlaceholders, isPattern, reportFileName, usualFileName } from './report-file.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const facts = (client: string, period = october, language: 'en' | 'pl' = 'en') => ({
  client,
  agency: 'Oak & Ash',
  code: 'R-2026-10-BH-3f9a',
  settings: { period, language, paper: 'A4' as const, audience: 'client' as const },
});

describe('the name of a report’s file', () => {
  it.each([
    ['Belmonte Hotel', 'Belmonte Hotel 2026-10.pdf'],
    ['../../etc/passwd', '.. .. etc passwd 2026-10.pdf'],
    ['a\u202Egpj.exe', 'a gpj.exe 2026-10.pdf'],
    ['CON', 'CON 2026-10.pdf'],
    ['Zażółć: gęślą', 'Zażółć gęślą 2026-10.pdf'],
  ])('writes %j as %j', (name, file) => {
    expect(reportFileName(usualFileName, facts(name), 'pdf')).toBe(file);
  });

  it('follows the pattern, in the language of the report', () => {
    const pattern = '{agency} - {client} ({month}, {language}, {paper}, {audience}) {code}';
    expect(reportFileName(pattern, facts('Belmonte Hotel', october, 'pl'), 'pdf')).toBe(
      'Oak & Ash - Belmonte Hotel (październik 2026, pl, A4, client) R-2026-10-BH-3f9a.pdf',
    );
  });

  it('says a span of months in full, and what a table is about at the end', () => {
    const period = { from: '2026-09-15', to: '2026-10-14' };
    expect(reportFileName('{month} {client}', facts('A', period), 'csv', 'pace')).toBe(
      '2026-09-15 to 2026-10-14 A pace.csv',
    );
  });

  it('is no name that Windows keeps for a device', () => {
    expect(reportFileName('{client}', facts('nul'), 'pdf')).toBe('Client nul.pdf');
    expect(reportFileName('{client}', facts('  '), 'pdf')).toBe('Client.pdf');
  });

  it('fills in no placeholder that a client’s name holds', () => {
    expect(reportFileName('{client}', facts('{agency}'), 'pdf')).toBe('{agency}.pdf');
  });

  it('never leaves the folder and never is too long for a disk, whatever a client is called', () => {
    const names = fc.string({
      unit: fc.oneof(fc.constant('漢'), fc.constant('\u{1f468}'), fc.string()),
      maxLength: 400,
    });
    fc.assert(
      fc.property(names, fc.constantFrom(...filePlaceholders), (name, other) => {
        const file = reportFileName(
          `{${other}} {client} /{agency}`,
          { ...facts(name), agency: name },
          'pdf',
          'ages',
        );
        expect(file).not.toMatch(/[/\\]|\p{Cc}/u);
        expect(new TextEncoder().encode(file).length).toBeLessThan(240);
        expect(file.isWellFormed()).toBe(true);
        expect(file.endsWith(' ages.pdf')).toBe(true);
      }),
    );
  });
});

describe('a pattern', () => {
  it.each(['{client}', '{month}: {client}', '{client}{code}'])('may be %j', (pattern) => {
    expect(isPattern(pattern)).toBe(true);
  });
  it.each(['', 'report', '{period}', '{client} {nobody}', '{client', '{client} }', '{{client}}'])(
    'may not be %j',
    (pattern) => {
      expect(isPattern(pattern)).toBe(false);
    },
  );
});
