import { expect, test } from 'vitest';
import { fitsCall } from './trace.ts';

const call = {
  at: '2026-11-20T09:00:00.000Z',
  endpoint: 'account_insights',
  method: 'GET',
  path: '/v26.0/act_1/insights?fields=spend',
  client: '01890000-0000-7000-8000-000000000001',
  clientName: 'Belmonte Hotel',
  attempt: 1,
  ms: 12,
  status: 200,
  outcome: 'answered',
  code: null,
  subcode: null,
  trace: 'AbCdEf',
} as const;

test('all calls, those that failed, and those that change something are told apart', () => {
  const refused = { ...call, outcome: 'throttle', code: 17 };
  const change = { ...call, method: 'POST' } as const;
  const shown = (which: 'all' | 'failed' | 'writes') =>
    [call, refused, change].map((one) => fitsCall(one, which, ''));
  expect(shown('all')).toEqual([true, true, true]);
  expect(shown('failed')).toEqual([false, true, false]);
  expect(shown('writes')).toEqual([false, false, true]);
});

test('a call is found by its endpoint, path, client or trace id, and not by what is not in it', () => {
  for (const text of ['account_ins', 'spend', 'belmonte', 'abcdef', ' '])
    expect(fitsCall(call, 'all', text)).toBe(true);
  expect(fitsCall(call, 'all', 'lambert')).toBe(false);
});
