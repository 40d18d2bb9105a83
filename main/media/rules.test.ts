import { describe, expect, test } from 'vitest';
import { isTooManyDots, nextInLine, sizeOf } from './rules.ts';

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const gif = Buffer.from('474946383961 4001 f000 00'.replaceAll(' ', ''), 'hex');
/** APP0, a comment, then the frame: 300 high, 400 wide. */
const jpeg = Buffer.from(
  'ffd8 ffe0 0004 0000 fffe 0003 41 ffc2 0011 08 012c 0190 03'.replaceAll(' ', ''),
  'hex',
);
const webp = (kind: string, rest: string) =>
  Buffer.from(`52494646 00000000 57454250 ${kind} ${rest}`.replaceAll(' ', ''), 'hex');

describe('the size of a picture is read from its header', () => {
  test.each([
    ['png', png(640, 480), 'image/png', { width: 640, height: 480 }],
    ['gif', gif, 'image/gif', { width: 320, height: 240 }],
    ['jpeg', jpeg, 'image/jpeg', { width: 400, height: 300 }],
    [
      'lossy webp',
      webp('56503820', '00000000 000000 9d012a 4001 f000'),
      'image/webp',
      { width: 320, height: 240 },
    ],
    ['lossless webp', webp('5650384c', '00000000 2f 3fc13b00'), 'image/webp', { width: 320, height: 240 }],
    [
      'extended webp',
      webp('56503858', '0a000000 00000000 3f0100 ef0000'),
      'image/webp',
      { width: 320, height: 240 },
    ],
  ] as const)('%s', (_, bytes, type, size) => {
    expect(sizeOf(bytes, type)).toEqual(size);
  });

  test.each(['image/png', 'image/gif', 'image/jpeg', 'image/webp'] as const)(
    'a %s that ends before its header does has none',
    (type) => {
      for (const whole of [png(9, 9), gif, jpeg]) expect(sizeOf(whole.subarray(0, 5), type)).toBeNull();
    },
  );
});

test('a bomb is told by the dots that it promises', () => {
  expect(isTooManyDots({ width: 8000, height: 5000 })).toBe(false);
  expect(isTooManyDots({ width: 8001, height: 5000 })).toBe(true);
  expect(isTooManyDots({ width: 60_000, height: 60_000 })).toBe(true);
  expect(isTooManyDots({ width: 0, height: 10 })).toBe(true);
});

test('the pictures of the client that was synced last come first, in their order', () => {
  const line = [
    { clientId: 'a', shows: '1' },
    { clientId: 'b', shows: '2' },
    { clientId: 'a', shows: '3' },
    { clientId: 'b', shows: '4' },
  ];
  expect(nextInLine(line)?.shows).toBe('2');
  expect(nextInLine(line.slice(0, 3))?.shows).toBe('1');
  expect(nextInLine([])).toBeUndefined();
});
