import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test('one content has one spelling, whatever the order in which it was written', () => {
  expect(canonical({ b: 1, a: [true, null, 'ż'], c: undefined })).toBe('{"a":[true,null,"ż"],"b":1}');
  expect(canonical({ a: [true, null, 'ż'], b: 1 })).toBe(canonical({ b: 1, a: [true, null, 'ż'] }));
});

test('it reads back as what it was, and different contents are spelled differently', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const said = canonical(one as never);
      expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(one)));
      if (JSON.stringify(JSON.parse(said)) === canonical(other as never)) expect(other).toEqual(one);
    }),
  );
});

test('a number that JSON cannot say is refused', () => {
  expect(() => canonical({ a: Number.NaN })).toThrow('finite');
});
