import { expect, test } from 'vitest';
import type { Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { failureOf } from '../../shared/failure.ts';
import { Jobs, type Job } from './jobs.ts';

const ada = PersonId.parse('01890000-0000-7000-8000-00000000000a');
const oak = ClientId.parse('01890000-0000-7000-8000-000000000001');
const at = Date.parse('2026-11-20T09:00:00.000Z');

function aDesk() {
  let now = at;
  let last = 0;
  let told = 0;
  const jobs = new Jobs({
    clock: { now: () => new Date(now) },
    ids: { next: () => `01890000-0000-7000-8000-${String((last += 1)).padStart(12, '0')}` },
    onChange: () => (told += 1),
  });
  return { jobs, later: (ms: number) => (now += ms), told: () => told };
}

const session = (isSuperAdmin: boolean, ...clients: ClientId[]): Session => ({
  personId: ada,
  name: 'Ada',
  isSuperAdmin,
  roles: new Map(clients.map((id) => [id, 'client_user'])),
});
const boss = session(true);

/** Work that ends when it is told to, or when it is stopped. */
function held() {
  let job: Job | undefined;
  let finish = () => undefined as void;
  const task = (given: Job) => {
    job = given;
    return new Promise<string>((resolve, reject) => {
      finish = () => resolve('done');
      given.signal.addEventListener('abort', () => reject(given.signal.reason as Error));
    });
  };
  return { task, step: (done: number, of: number | null) => job?.progress(done, of), finish: () => finish() };
}

test('work is listed while it runs, with how far it is and how long it will take', async () => {
  const { jobs, later } = aDesk();
  const work = held();
  const running = jobs.run({ kind: 'sync', clientId: oak, by: ada }, work.task);
  work.step(2, 10);
  expect(jobs.list(boss)[0]?.remaining).toBeNull();
  later(4_000);
  expect(jobs.list(boss)).toEqual([
    {
      id: '01890000-0000-7000-8000-000000000001',
      kind: 'sync',
      clientId: oak,
      at: oak,
      done: 2,
      total: 10,
      startedAt: '2026-11-20T09:00:00.000Z',
      remaining: 16,
      mayCancel: true,
      cancelling: false,
    },
  ]);
  work.finish();
  expect(await running).toBe('done');
  expect(jobs.list(boss)).toEqual([]);
});

test('cancel stops it, and only for whoever may see it', async () => {
  const { jobs } = aDesk();
  const work = held();
  const running = jobs.run({ kind: 'sync', clientId: oak, by: null }, work.task);
  const [{ id } = { id: '' }] = jobs.list(boss);
  expect(jobs.list(session(false))).toEqual([]);
  expect(() => jobs.cancel(session(false), id)).toThrow('ended already');
  jobs.cancel(session(false, oak), id);
  expect(jobs.list(boss)[0]?.cancelling).toBe(true);
  expect(failureOf(await running.catch((error: unknown) => error)).code).toBe('cancelled');
  expect(jobs.list(boss)).toEqual([]);
});

test('the lock stops everything; what must not stop half-way cannot be cancelled by hand', async () => {
  const { jobs } = aDesk();
  const work = held();
  const running = jobs.run({ kind: 'rotation', by: ada, mayCancel: false }, work.task);
  const [{ id } = { id: '' }] = jobs.list(boss);
  expect(() => jobs.cancel(boss, id)).toThrow('cannot be stopped');
  jobs.stopAll();
  expect(failureOf(await running.catch((error: unknown) => error)).code).toBe('locked');
});

test('a thousand quick steps are told of a few times a second, the last one always', async () => {
  const { jobs, later, told } = aDesk();
  const work = held();
  const running = jobs.run({ kind: 'import', by: ada }, work.task);
  for (let done = 1; done <= 1000; done += 1) {
    later(1);
    work.step(done, 1000);
  }
  work.finish();
  await running;
  expect(told()).toBe(1 + 4 + 1 + 1);
  expect(told()).toBeLessThan(10);
});
