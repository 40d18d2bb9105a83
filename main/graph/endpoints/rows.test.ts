import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from '../../../shared/zod.ts';
import { InsightRow } from './insights.ts';
import { rowsOf } from './rows.ts';

const schema = z.object({
  id: z.string(),
  name: z.string().optional(),
  count: z.number().optional(),
  whole: z.number().int().optional(),
  on: z.boolean().optional(),
  list: z.array(z.object({ kind: z.string() })).optional(),
  either: z.union([z.string(), z.number()]).optional(),
});

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.record({ kind: fc.string(), extra: fc.string() }), { maxLength: 2 }),
);
const key = fc.constantFrom(
  'id',
  'name',
  'count',
  'whole',
  'on',
  'list',
  'either',
  'access_token',
  '__proto__',
  'more',
);
const odd = fc.array(fc.tuple(key, value)).map((entries) => JSON.stringify(Object.fromEntries(entries)));
const good = fc.record(
  { id: fc.string(), name: fc.string(), count: fc.integer(), on: fc.boolean(), more: fc.string() },
  { requiredKeys: ['id'] },
);

test('a row is read as zod reads it: the same ones refused, the same keys kept', () => {
  const read = rowsOf(schema);
  fc.assert(
    fc.property(
      fc.oneof(
        odd,
        good.map((row) => JSON.stringify(row)),
        fc.json(),
      ),
      (text) => {
        const byZod = schema.safeParse(JSON.parse(text));
        expect(read(JSON.parse(text))).toEqual(byZod.success ? byZod.data : undefined);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what was not asked for is dropped', () => {
  const row = { account_id: '1', date_start: '2026-11-01', date_stop: '2026-11-01', access_token: 'canary' };
  expect(rowsOf(InsightRow)({ ...row })).toEqual({
    account_id: '1',
    date_start: '2026-11-01',
    date_stop: '2026-11-01',
  });
});
