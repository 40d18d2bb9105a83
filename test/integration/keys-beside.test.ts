import { performance } from 'node:perf_hooks';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Desk } from '../../main/workspace/desk.ts';
import { closeDesks, founder } from '../builders/desk.ts';
import { aDeskWithBob, bob, bobsOwn, signInAgain } from '../builders/people.ts';

afterEach(closeDesks);
const slow = { timeout: 120_000 };

/** The longest stretch for which the loop served nobody, in milliseconds, while `work` ran. */
async function longestHold(work: () => Promise<unknown>): Promise<{ held: number; took: number }> {
  let held = 0;
  let last = performance.now();
  const start = last;
  const timer = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last - 1);
    last = now;
  }, 1);
  await work();
  held = Math.max(held, performance.now() - last - 1);
  clearInterval(timer);
  return { held, took: performance.now() - start };
}

/** Enough rows that copying them takes far longer than any single step of the main loop may. */
function fill(desk: Desk, rows: number): void {
  const seat = desk.current();
  if (!seat) throw new Error('Nobody is signed in.');
  const { raw } = seat.work.insights;
  raw.exec('create table if not exists bulk (n integer primary key, body blob) strict');
  raw.exec(`insert into bulk (body)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${rows})
    select randomblob(4000) from n`);
}

test('a change of keys copies beside the main loop, which goes on serving', slow, async () => {
  const opened = watchDesks();
  const { api, folder } = await aDeskWithBob();
  fill(opened(), 20_000);
  const idle = await longestHold(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const { held, took } = await longestHold(() =>
    api.workspace.changeKeys({ passphrase: founder.passphrase }),
  );
  // Printed and not compared: two loaded cores say little about absolute times.
  process.stdout.write(
    `change of keys with 80 MB: ${took.toFixed(0)} ms, longest hold of the main loop ${held.toFixed(1)} ms (idle ${idle.held.toFixed(1)} ms)\n`,
  );
  expect(held).toBeLessThan(took / 4);
  expect(
    readdirSync(join(folder, 'workspace'))
      .filter((name) => name.endsWith('.db'))
      .toSorted(),
  ).toEqual([expect.stringMatching(/^insights-\d+\.db$/), expect.stringMatching(/^ledger-\d+\.db$/)]);
  await signInAgain(api, bob.name, bobsOwn);
});

test('what is written while the databases are copied is in the new ones', slow, async () => {
  const opened = watchDesks();
  const { api } = await aDeskWithBob();
  fill(opened(), 5_000);
  let isDone = false;
  const changing = api.workspace.changeKeys({ passphrase: founder.passphrase }).then(() => {
    isDone = true;
  });
  const added: string[] = [];
  const refused: unknown[] = [];
  while (!isDone) {
    const name = `Client ${added.length}`;
    const client = await api.clients
      .add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' })
      .catch((error: unknown) => refused.push(error) && null);
    if (client) added.push(client.name);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await changing;
  for (const error of refused) expect(error).toMatchObject({ code: 'workspace_busy' });
  expect(added.length).toBeGreaterThan(3);
  const kept = (await api.clients.list({})).map(({ name }) => name);
  expect(kept.toSorted()).toEqual(added.toSorted());
  expect((await api.audit.verifyAll({})).ok).toBe(true);
});

/** The desk that the next domain builds, so that a test can reach the databases which the contract hides. */
function watchDesks(): () => Desk {
  const spy = vi.spyOn(Desk.prototype, 'waitFor');
  return () => {
    const desk = spy.mock.contexts.at(-1);
    spy.mockRestore();
    if (!(desk instanceof Desk)) throw new Error('No desk was built.');
    return desk;
  };
}
