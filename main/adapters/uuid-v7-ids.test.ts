import { expect, test } from 'vitest';
import { uuidV7Ids } from './uuid-v7-ids.ts';

// The moment is the example of RFC 9562, appendix A.6.
test('an id carries its moment, version and variant', () => {
  const clock = { now: () => new Date('2022-02-22T19:22:22Z') };
  const ids = uuidV7Ids(clock, (size) => new Uint8Array(size).fill(0xff));
  expect([ids.next(), ids.next()]).toEqual([
    '017f22e2-79b0-7000-bfff-ffffffffffff',
    '017f22e2-79b0-7001-bfff-ffffffffffff',
  ]);
});

test('ids rise in the order they were made, within one millisecond and when the clock goes back', () => {
  let ms = 1_000_000;
  const ids = uuidV7Ids({ now: () => new Date(ms) });
  const made = Array.from({ length: 10_000 }, (_, at) => {
    if (at % 3_000 === 2_999) ms -= 500;
    return ids.next();
  });
  expect(made).toEqual([...new Set(made)].toSorted());
});

test('an id has the shape that everybody knows', () => {
  expect(uuidV7Ids({ now: () => new Date() }).next()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
