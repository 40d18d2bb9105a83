import { expect, test } from 'vitest';
import { AppError } from '../../../shared/failure.ts';
import { InFlight } from './in-flight.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const patience = { changeMs: 40, callMs: 40 };
const done = Promise.resolve();
const nothing = { changesQuiet: () => done, backgroundQuiet: () => done };
const never = { ...nothing, backgroundQuiet: () => new Promise<void>(() => undefined) };

function aCall(life: InFlight): { stop: AbortController; end: () => void } {
  const stop = new AbortController();
  life.join(stop);
  return { stop, end: () => life.leave(stop) };
}

test('a lock tells every call but its own to stop, and waits until they have', async () => {
  const life = new InFlight();
  const [own, other] = [aCall(life), aCall(life)];
  expect(life.isQuiet(own.stop.signal)).toBe(false);
  let isLocked = false;
  const locked = life.end(own.stop.signal, nothing).then(() => {
    isLocked = true;
  });
  expect(own.stop.signal.aborted).toBe(false);
  expect(other.stop.signal.reason).toMatchObject({ code: 'locked' });
  await turn();
  expect(isLocked).toBe(false);
  other.end();
  await locked;
  expect(isLocked).toBe(true);
});

test('a change is not cut: its signal stays whole until it is done, and only then the lock goes on', async () => {
  const life = new InFlight();
  const steps: string[] = [];
  let finish: () => void = () => undefined;
  const change = life.finish(async (signal) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    steps.push(signal.aborted ? 'cut' : 'whole');
  });
  const locked = life.end(undefined, nothing).then(() => steps.push('locked'));
  finish();
  await Promise.all([change, locked]);
  expect(steps).toEqual(['whole', 'locked']);
});

test('after ten seconds a change is told to stop too, and has a moment to say what it does not know', async () => {
  const life = new InFlight(patience);
  const said: string[] = [];
  const change = life.finish(
    (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          said.push('unknown');
          resolve();
        });
      }),
  );
  await life.end(undefined, nothing);
  said.push('locked');
  await change;
  expect(said).toEqual(['unknown', 'locked']);
});

test('waits for a change that another noun has in flight, with the same patience', async () => {
  const asked: number[] = [];
  let finish: () => void = () => undefined;
  const changesQuiet = (ms: number) => {
    asked.push(ms);
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  let isLocked = false;
  const locked = new InFlight().end(undefined, { ...nothing, changesQuiet }).then(() => {
    isLocked = true;
  });
  await turn();
  expect({ asked, isLocked }).toEqual({ asked: [10_000], isLocked: false });
  finish();
  await locked;
});

test('neither a deaf call nor deaf work in the background keeps the workspace open', async () => {
  const deaf = new InFlight(patience);
  aCall(deaf);
  await deaf.end(undefined, nothing);
  await new InFlight(patience).end(undefined, never);
});

test('nothing begins while it ends or afterwards', async () => {
  const life = new InFlight(patience);
  await life.end(undefined, nothing);
  life.over();
  expect(() => life.join(new AbortController())).toThrow(AppError);
  await expect(life.finish(() => done)).rejects.toMatchObject({ code: 'locked' });
  expect(life.isOver).toBe(true);
});
