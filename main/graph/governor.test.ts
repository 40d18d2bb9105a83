import { afterEach, expect, test } from 'vitest';
import { classify } from './classify.ts';
import { Governor } from './governor.ts';
import type { Usage } from './usage.ts';
import type { Call } from './waiting.ts';

let now = Date.parse('2026-11-20T09:00:00.000Z');
const clock = { now: () => new Date(now) };
let woken: { ms: number; run: () => void } | null = null;
const wake = (ms: number, then: () => void) => {
  woken = { ms, run: then };
  return () => (woken = null);
};
const never = new AbortController().signal;

afterEach(() => {
  woken = null;
});

function call(more: Partial<Call> = {}): Call {
  const lanes = ['app', 'account:1'];
  return { client: 'a', priority: 'background', lanes, cost: 1, until: now + 3_600_000, ...more };
}

const throttle = classify(
  400,
  JSON.stringify({ error: { code: 17, error_subcode: 2_446_079, message: '' } }),
);
const told = (minutes: number): Usage => ({
  app: null,
  appInsights: null,
  account: null,
  tier: null,
  owners: new Map([['1', { percent: 100, regainSeconds: minutes * 60, windowSeconds: 3600 }]]),
});

test('a call that nothing holds back starts without a wait', () => {
  expect(new Governor({ clock, wake }).enter(call(), never)).toBeNull();
});

test('a pause lasts as long as Meta says, is shown, kept, and survives a restart', () => {
  const kept: unknown[] = [];
  const governor = new Governor({
    clock,
    wake,
    onPause: (saved) => kept.push(JSON.parse(JSON.stringify(saved))),
  });
  const one = call();
  void governor.enter(one, never);
  governor.leave(one, { usage: told(47), verdict: throttle });
  for (const each of [governor, new Governor({ clock, wake, saved: kept[0] })]) {
    const lane = each.view().lanes.find(({ key }) => key === 'account:1');
    expect(lane).toMatchObject({
      minutesLeft: 47,
      why: '17/2446079',
      pausedUntil: '2026-11-20T09:47:00.000Z',
    });
    expect(each.minutesToRegain(one)).toBe(47);
    expect(each.enter(call({ lanes: ['app', 'account:2'] }), never)).toBeNull();
  }
});

test('what was kept and cannot be read is forgotten', () => {
  for (const saved of [
    null,
    7,
    {},
    { version: 2 },
    { version: 1, tier: 'x', lanes: [] },
    { version: 1, lanes: [{}] },
  ])
    expect(new Governor({ clock, wake, saved }).view().lanes).toEqual([]);
});

test('a call that could only start after its deadline is refused at once, with the minutes', async () => {
  const governor = new Governor({ clock, wake });
  const one = call();
  void governor.enter(one, never);
  governor.leave(one, { usage: told(90), verdict: throttle });
  await expect(governor.enter(call(), never)).rejects.toMatchObject({
    code: 'graph_limited',
    details: { regainMinutes: 90, effect: 'account', lane: 'account:1' },
  });
  expect(governor.view().waiting).toBe(0);
});

test('a call that waits starts when the pause is over, and can be cancelled before', async () => {
  const governor = new Governor({ clock, wake });
  const one = call();
  void governor.enter(one, never);
  governor.leave(one, { usage: told(30), verdict: throttle });
  const patient = governor.enter(call(), never);
  const abort = new AbortController();
  const gone = governor.enter(call(), abort.signal);
  expect(governor.view().waiting).toBe(2);
  abort.abort();
  await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
  expect(woken?.ms).toBe(30 * 60_000);
  now += 30 * 60_000;
  woken?.run();
  await patient;
  expect(governor.view().waiting).toBe(0);
});

test('after a pause one call goes alone and finds out; each refusal doubles a pause without a hint', () => {
  const governor = new Governor({ clock, wake });
  const minutes: (number | null)[] = [];
  for (let at = 0; at < 4; at += 1) {
    const one = call();
    void governor.enter(one, never);
    expect(governor.view().lanes.find(({ key }) => key === 'account:1')?.width).toBe(1);
    governor.leave(one, { usage: null, verdict: throttle });
    minutes.push(governor.minutesToRegain(one));
    now += (minutes[at] ?? 0) * 60_000;
  }
  expect(minutes).toEqual([5, 10, 20, 40]);
});

test('a stop of all changes lasts until a person has looked into it, and reads go on', () => {
  const governor = new Governor({ clock, wake });
  const lanes = ['app', 'app:writes', 'account:1', 'object:9'];
  const write = call({ lanes, cost: 3 });
  void governor.enter(write, never);
  governor.leave(write, {
    usage: null,
    verdict: classify(400, JSON.stringify({ error: { code: 368, message: '' } })),
  });
  expect(governor.minutesToRegain(write)).toBeGreaterThan(60);
  expect(governor.enter(call(), never)).toBeNull();
  governor.release('app:writes');
  expect(governor.minutesToRegain(write)).toBeNull();
});
