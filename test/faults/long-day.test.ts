import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

// R12 where it can be had in seconds: everything of main but Electron, its clock and timers in the test's hand.

interface Run {
  readonly clientId: string;
  readonly why: string;
  readonly outcome: string;
  readonly startedAt: string;
}
interface Saw {
  readonly heaps: readonly number[];
  readonly runs: readonly Run[];
  readonly alerts: readonly { id: string; clientId: string; rule: string; subject: string; state: string }[];
  readonly shown: readonly string[];
  readonly wrong: readonly string[];
  readonly timers: number;
  readonly hours: number;
  readonly clients: number;
}

const script = fileURLToPath(new URL('long-day-child.ts', import.meta.url));
const isLong = process.env['STEWARD_FAULTS'] === 'long';
const minute = 60_000;
const hour = 60 * minute;
let saw: Saw;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', script, isLong ? 'long' : 'short'],
    {
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  saw = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Saw;
}, 300_000);

/** When each client was synced by the schedule, in order, a list a client. */
function scheduled(): number[][] {
  const byClient = Map.groupBy(
    saw.runs.filter(({ why }) => why === 'schedule'),
    ({ clientId }) => clientId,
  );
  return [...byClient.values()].map((runs) =>
    runs.map(({ startedAt }) => Date.parse(startedAt)).toSorted((a, b) => a - b),
  );
}

/** Least squares, per step. */
function slopeOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const over = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const under = values.reduce((sum, _value, at) => sum + (at - middle) ** 2, 0);
  return over / under;
}

describe('two days (of eight hours, in the long form) with idle locks, sleep, a clock that is set, a month end and both ends of summer time', () => {
  test('sync each client once an hour: none twice, none left out, and the hour does not drift', () => {
    expect(saw.runs.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
    const clients = scheduled();
    expect(clients).toHaveLength(saw.clients);
    for (const starts of clients) {
      const gaps = starts.slice(1).map((start, at) => start - (starts[at] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(hour - 5 * minute);
      // The longest awake is an hour, five minutes of the test's own step, and the forty of sleep; once a week of it.
      const long = gaps.filter((gap) => gap > 1.8 * hour);
      expect(long).toHaveLength(1);
      // A day has an hour and some minutes of sleep besides its own hours.
      expect(starts.length).toBeGreaterThanOrEqual(2 * saw.hours);
      expect(starts.length).toBeLessThanOrEqual(2 * (saw.hours + 1));
    }
  });

  test('leave every day of the month as the sandbox counts it, in an account’s own days and over a changed clock', () => {
    expect(saw.wrong).toEqual([]);
  });

  test('open an alert once, close it, and show nothing twice', () => {
    const keys = saw.alerts.map(({ clientId, rule, subject }) => `${clientId} ${rule} ${subject}`);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    // A week of sleep is told of once a client, and is over with the first sync.
    const stale = saw.alerts.filter(({ rule }) => rule === 'stale_sync');
    expect(stale.map(({ state }) => state)).toEqual(Array.from({ length: saw.clients }, () => 'resolved'));
    // A plan that is spent long ago, looked at after every sync: one alert, which is over with its month.
    const over = saw.alerts.filter(({ rule }) => rule === 'pace_over');
    expect(over.map(({ state }) => state)).toEqual(['resolved']);
    const told = saw.shown.filter((text) => text.includes('Overspending'));
    expect(told).toEqual([expect.stringContaining(`steward://alerts/${over[0]?.id}`)]);
    expect(saw.shown).toEqual([...new Set(saw.shown)]);
  });

  test('hold no more memory at the end than the first hours did, and no timer that is not needed', () => {
    expect(saw.heaps).toHaveLength(2 * saw.hours);
    // In kilobytes an hour, the sandbox's own included; caches fill in the first hours, and two say nothing of a slope.
    const settled = saw.heaps.slice(isLong ? 4 : 2);
    expect(isLong ? slopeOf(settled) : Math.max(...settled) - Math.min(...settled)).toBeLessThan(
      isLong ? 150 : 4_000,
    );
    expect(saw.timers).toBeLessThanOrEqual(3);
  });
});
