import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import { FailureCode } from '../../shared/failure.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import { fitting, hostile } from '../builders/arbitrary.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';

/** 1,000 for each call in `npm run test:faults`; fewer in `npm test`. */
const runs = Number(process.env['STEWARD_FUZZ_RUNS'] ?? 120);

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' ? [{ name: `${noun}.${verb}`, call: entry }] : [],
  ),
);
// Locking ends the session that the others need, so it comes last.
const ordered = calls.toSorted(
  (a, b) => Number(a.name === 'workspace.lock') - Number(b.name === 'workspace.lock'),
);

describe('whatever is sent, the door answers with a coded failure or a value, and nothing breaks', () => {
  let desk: TestDesk;
  const caller = { window: 99 };
  beforeAll(async () => {
    // A port that nothing listens on: a token that looks real must end in `offline`, not in a crash.
    desk = aDesk({ graphOrigin: 'http://127.0.0.1:9' });
    const text = JSON.stringify({ id: 'make', input: founder });
    expect(JSON.parse(await desk.domain.served('workspace.create', text, caller))).toMatchObject({
      ok: true,
    });
  });
  afterAll(closeDesks);

  test.each(ordered)('$name', { timeout: 60_000 }, async ({ name, call }) => {
    // The drill tries every call of the contract each time: a tenth of its inputs is as many calls as any other gets.
    const numRuns = Math.ceil((name === 'isolation.drill' ? runs / 10 : runs) / 2);
    let valid = 0;
    const send = async (input: unknown) => {
      if (call.input.safeParse(input).success) valid += 1;
      const answer: unknown = JSON.parse(
        await desk.domain.served(name, JSON.stringify({ id: 'f', input }), caller),
      );
      if ((answer as { ok: boolean }).ok) return;
      const { failure } = answer as { failure: { code: string; message: string } };
      expect(FailureCode.options).toContain(failure.code);
      expect(failure.code).not.toBe('internal');
      expect(failure.message.length).toBeGreaterThan(3);
    };
    // One of each in turn: how many of them fit is then no matter of chance.
    const pairs = fc.asyncProperty(fitting(call.input), hostile, async (good, bad) => {
      await send(good);
      await send(bad);
    });
    await fc.assert(pairs, { numRuns });
    expect(valid / (2 * numRuns)).toBeGreaterThanOrEqual(0.3);
  });

  test('nothing of it was logged as a bug', () => {
    expect(desk.logged.filter((line) => line.includes('call.failed'))).toEqual([]);
  });
});
