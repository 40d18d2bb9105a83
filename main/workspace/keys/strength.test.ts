import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passphraseStrength } from './strength.ts';

describe('the strength of a passphrase', () => {
  test.each([
    ['short', 'Use at least 12 characters.'],
    ['elevenchars', 'Use at least 12 characters.'],
    ['aaaaaaaaaaaaaaaa', 'Use more different characters.'],
    ['heron7heron7heron7', 'A repeated pattern is easy to guess.'],
    ['herons!herons!', 'A repeated pattern is easy to guess.'],
    ['abcdefghijklmnop', 'This is one of the first things that guessing programs try.'],
    ['qwertyuiop1234567890', 'This is one of the first things that guessing programs try.'],
    ['Password123456', 'This is one of the first things that guessing programs try.'],
    ['P@ssw0rd2026!!', 'This is one of the first things that guessing programs try.'],
    ['Summer2026Welcome', 'This is one of the first things that guessing programs try.'],
    ['steward agency 12', 'This is one of the first things that guessing programs try.'],
    ['facebook-heron', 'Too much of this is a common word or a pattern. Add unrelated words.'],
  ])('%s is refused, and why is said', (text, advice) => {
    expect(passphraseStrength(text)).toEqual({ ok: false, score: 0, advice });
  });

  test.each([
    ['heron dusk gate', 1],
    ['quiet herons at dusk', 2],
    ['five quiet herons at dusk', 3],
    ['zażółć gęślą jaźń 42', 2],
    ['k9#Vt2$mQx8&Lp', 1],
  ] as const)('%s is accepted with score %i', (text, score) => {
    expect(passphraseStrength(text)).toMatchObject({ ok: true, score });
  });

  test('nothing shorter than twelve characters is ever accepted, and nothing makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { ok } = passphraseStrength(text);
        expect(ok && Array.from(text.normalize('NFKC')).length < 12).toBe(false);
      }),
    );
  });

  test('another unrelated word never makes it weaker', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{12,40}$/), (text) => {
        const before = passphraseStrength(text);
        fc.pre(before.ok);
        expect(passphraseStrength(`${text} kvxjq`).score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });
});
