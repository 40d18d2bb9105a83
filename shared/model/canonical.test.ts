import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from '../zod.ts';
import { canonical, readCanonical } from './canonical.ts';

test('one content has one spelling, whatever the order in which it was written', () => {
  expect(canonical({ b: 1, a: [true, null, 'ż'], c: undefined })).toBe('{"a":[true,null,"ż"],"b":1}');
  expect(canonical({ a: [true, null, 'ż'], b: 1 })).toBe(canonical({ b: 1, a: [true, null, 'ż'] }));
});

test('it reads back as what it was, and different contents are spelled differently', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const said = canonical(one);
      expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(one)));
      if (JSON.stringify(JSON.parse(said)) === canonical(other)) expect(other).toEqual(one);
    }),
  );
});

test('what JSON cannot say is refused, and not lost', () => {
  expect(() => canonical({ a: Number.NaN })).toThrow('finite');
  for (const lost of [new Date(0), new Map([['a', 1]]), undefined, () => 1, 1n])
    expect(() => canonical({ a: [lost] })).toThrow('what JSON can say');
});

test('a text is read when it is the one spelling of its content, and not otherwise', () => {
  const Said = z.object({ a: z.int(), b: z.string() });
  expect(readCanonical(Said, '{"a":1,"b":"ż"}')).toEqual({ a: 1, b: 'ż' });
  for (const other of [
    '{"b":"ż","a":1}',
    '{"a":1, "b":"ż"}',
    '{"a":1.0,"b":"ż"}',
    '{"a":1,"b":"ż","c":0}',
    '{',
    '',
  ])
    expect(readCanonical(Said, other)).toBeNull();
});
