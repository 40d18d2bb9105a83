import { expect, test } from 'vitest';
import { remade } from './picture-rules.ts';

/** The header of a lossless WebP of 320 by 240 dots. */
const webp = Buffer.from('5249464600000000574542505650384c000000002f3fc13b00', 'hex');

test('what the workshop hands back is read as strictly as what came from outside', () => {
  expect(remade(webp.toString('base64'), 640)).toEqual({
    type: 'image/webp',
    width: 320,
    height: 240,
    bytes: webp,
  });
  const html = Buffer.from('<!doctype html><script>alert(1)</script>').toString('base64');
  const jpeg = Buffer.from('ffd8ffe0000400000000', 'hex').toString('base64');
  for (const bad of [
    null,
    12,
    {},
    '',
    html,
    jpeg,
    webp.subarray(0, 14).toString('base64'),
    'A'.repeat(6_000_000),
  ])
    expect(() => remade(bad, 640)).toThrow('not a picture');
  // Larger than was asked for: somebody else wrote it.
  expect(() => remade(webp.toString('base64'), 200)).toThrow('not a picture');
});
