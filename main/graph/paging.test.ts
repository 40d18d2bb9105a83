import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify, GraphRefusal } from './classify.ts';
import type { Listed } from './endpoints/endpoint.ts';
import { type ReadPage, readAll, slicesOf } from './paging.ts';

function refusal(code: number, message = ''): GraphRefusal {
  return new GraphRefusal(classify(400, JSON.stringify({ error: { code, message } })));
}

/** A list at Meta: a cursor on every page, `next` on all but the last. */
function listing(rows: readonly number[], oops: (calls: number, limit: number) => void = () => undefined) {
  const asked: { after: string | null; limit: number }[] = [];
  const read: ReadPage<number> = ({ after, limit = 25 }) => {
    asked.push({ after, limit });
    oops(asked.length, limit);
    const from = after === null ? 0 : Number(after);
    const data = rows.slice(from, from + limit);
    const end = from + data.length;
    const paging = { cursors: { after: String(end) }, ...(end < rows.length ? { next: 'more' } : {}) };
    return Promise.resolve({ data, paging } satisfies Listed<number>);
  };
  return { read, asked };
}

const rows = fc.array(fc.integer(), { maxLength: 200 });
const limit = fc.integer({ min: 1, max: 60 });

test('the whole list comes, in order and once, whatever the page size', () =>
  fc.assert(
    fc.asyncProperty(rows, limit, async (list, size) => {
      const { read, asked } = listing(list);
      expect(await readAll(read, size)).toEqual(list);
      expect(asked.length).toBe(Math.max(1, Math.ceil(list.length / size)));
    }),
  ));

test('the whole list comes once too when a cursor goes stale on the way', () =>
  fc.assert(
    fc.asyncProperty(rows, limit, fc.integer({ min: 1, max: 6 }), async (list, size, when) => {
      const { read } = listing(list, (calls) => {
        if (calls === when) throw refusal(2642);
      });
      expect(await readAll(read, size)).toEqual(list);
    }),
  ));

test('a list whose cursor is always stale is given up', async () => {
  const { read, asked } = listing([1, 2, 3], () => {
    throw refusal(2642);
  });
  await expect(readAll(read)).rejects.toMatchObject({ verdict: { kind: 'bad_cursor' } });
  expect(asked.length).toBe(3);
});

test('pages shrink by halves until Meta gives them, and stay that small', () =>
  fc.assert(
    fc.asyncProperty(rows, limit, fc.integer({ min: 1, max: 60 }), async (list, size, most) => {
      const { read, asked } = listing(list, (_, asking) => {
        if (asking > most) throw refusal(1, 'Please reduce the amount of data');
      });
      expect(await readAll(read, size)).toEqual(list);
      const sizes = asked.map((one) => one.limit);
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }),
  ));

test('a single row that is still too much ends the reading, with the reason', async () => {
  const { read, asked } = listing([1], () => {
    throw refusal(1, 'Please reduce the amount of data');
  });
  await expect(readAll(read, 100)).rejects.toMatchObject({ verdict: { kind: 'too_much_data' } });
  expect(asked.map((one) => one.limit)).toEqual([100, 50, 25, 12, 6, 3, 1]);
});

test('a list that runs in a circle ends in a sentence', async () => {
  const read: ReadPage<number> = () =>
    Promise.resolve({ data: [1], paging: { cursors: { after: 'same' }, next: 'more' } });
  await expect(readAll(read)).rejects.toThrow('does not end');
});

test('slices touch, cover every day once and are never longer than asked', () => {
  const days = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      days,
      fc.integer({ min: 1, max: 120 }),
      (start, length, most) => {
        const at = (day: number) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
        const slices = slicesOf(at(start), at(start + length - 1), most);
        const covered = slices.flatMap(({ since, until }) => {
          const size = (Date.parse(until) - Date.parse(since)) / 86_400_000 + 1;
          expect(size).toBeLessThanOrEqual(most);
          return Array.from({ length: size }, (_, n) => Date.parse(since) + n * 86_400_000);
        });
        expect(covered).toEqual(Array.from({ length }, (_, n) => Date.UTC(2020, 0, 1 + start + n)));
      },
    ),
    { numRuns: 30 },
  );
});
