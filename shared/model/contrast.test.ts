import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastOf, inkOn, luminance, readableOnWhite } from './contrast.ts';

describe('ink on a client colour', () => {
  const colour = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

  test('is readable on any colour a client may have', () => {
    fc.assert(fc.property(colour, (ground) => contrastOf(ground, inkOn(ground))! >= 4.2));
  });

  test('is white on a deep brand colour and dark on a pale one', () => {
    expect([inkOn('#7a4b9c'), inkOn('#ffe066')]).toEqual(['#ffffff', '#16181a']);
  });

  test('falls back to white when the colour is no colour', () => {
    expect([inkOn('red; background:url(x)'), luminance('#12345')]).toEqual(['#ffffff', null]);
  });

  test('darkens any colour until words, or a mark, stand out from white, and leaves a dark one as it is', () => {
    for (const least of [3, 4.5])
      fc.assert(fc.property(colour, (pale) => contrastOf(readableOnWhite(pale, least), '#ffffff')! >= least));
    expect([readableOnWhite('#7a4b9c'), readableOnWhite('#e08a1e', 2.5)]).toEqual(['#7a4b9c', '#e08a1e']);
  });
});
