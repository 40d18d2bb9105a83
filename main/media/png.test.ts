import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pictureTypeOf } from './rules.ts';
import { pngOf } from './png.ts';

test('a picture is made of its pixels, line by line, and nothing else', () => {
  const rgba = Uint8Array.from({ length: 3 * 2 * 4 }, (_, i) => i * 7);
  const png = Buffer.from(pngOf(3, 2, rgba));
  expect(pictureTypeOf(png)).toBe('image/png');
  const length = png.readUInt32BE(8 + 25);
  const lines = inflateSync(png.subarray(8 + 25 + 8, 8 + 25 + 8 + length));
  expect([...lines]).toEqual([0, ...rgba.subarray(0, 12), 0, ...rgba.subarray(12)]);
  expect(png.length).toBe(8 + 25 + 12 + length + 12);
});

test('pixels that do not fill the picture make none', () => {
  expect(() => pngOf(3, 2, new Uint8Array(23))).toThrow('do not fill');
});
