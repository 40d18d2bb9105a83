import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastOf, inkOn, luminance } from './contrast.ts';

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
});
