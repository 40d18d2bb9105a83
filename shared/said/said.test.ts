import { describe, expect, test } from 'vitest';
import { FailureCode } from '../failure.ts';
import { failureIn, polish, polishByCode, saidIn } from './said.ts';

const slots = (text: string, mark: RegExp) => [...text.matchAll(mark)].length;

describe('a sentence of main', () => {
  test('stays as it is in English, also one that nobody has words for', () => {
    expect(saidIn('en', 'Whatever comes.')).toBe('Whatever comes.');
    expect(failureIn('en', { code: 'conflict', message: 'Whatever comes.' })).toBe('Whatever comes.');
  });

  test('is said in Polish, with what is filled in at its place', () => {
    expect(saidIn('pl', 'Sign in first.')).toBe('Najpierw się zaloguj.');
    expect(saidIn('pl', 'Too many wrong passphrases. Try again in 8 s.')).toBe(
      'Zbyt wiele błędnych haseł. Spróbuj ponownie za 8 s.',
    );
    expect(saidIn('pl', 'There is no field {clinet}.')).toBe('Nie ma pola {clinet}.');
  });

  test('is said whole when one sentence stands in another, or behind the name that it is about', () => {
    expect(saidIn('pl', 'This backup is not whole. Choose another one.')).toBe(
      'Ta kopia nie jest kompletna. Wybierz inną.',
    );
    expect(saidIn('pl', 'Belmonte Hotel: Meta asks for a pause. Steward tries again later.')).toBe(
      'Belmonte Hotel: Meta prosi o przerwę. Steward spróbuje później.',
    );
  });

  test('that nobody has words for is said by its kind, with the original behind it', () => {
    expect(saidIn('pl', 'Whatever comes.')).toBeNull();
    expect(failureIn('pl', { code: 'offline', message: 'Whatever comes.' })).toBe(
      'Nie można połączyć się z Metą. (Whatever comes.)',
    );
  });
});

test('every kind of failure has Polish words', () => {
  for (const code of FailureCode.options) expect(polishByCode[code], code).toMatch(/\.$/);
});

test('no catalogue says the same sentence twice, and every placeholder is one that English fills', () => {
  for (const [english, words] of Object.entries(polish)) {
    const filled = slots(english, /\{\}/g);
    expect(slots(words, /\{\d\}/g), english).toBeLessThanOrEqual(filled);
    for (const [, at] of words.matchAll(/\{(\d)\}/g)) expect(Number(at), english).toBeLessThanOrEqual(filled);
    expect(words, english).not.toBe(english);
  }
});
