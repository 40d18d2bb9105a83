import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { prepareRestore } from '../../main/workspace/backup/restore.ts';
import { swapIn } from '../../main/workspace/backup/swap.ts';
import { databaseOf, tamper } from '../builders/damage.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { signIn } from '../builders/people.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeDesks();
  for (const folder of folders.splice(0)) removeFolder(folder);
});
const slow = { timeout: 120_000 };
const aClient = (name: string) => ({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
const unlock = ({ api }: TestDesk) => signIn(api, founder.name, founder.passphrase);

/** A closed workspace with a client that its backup does not have. */
async function aBackedUpDesk(): Promise<{ desk: TestDesk; file: string; personId: string }> {
  const desk = aDesk();
  await desk.api.workspace.create(founder);
  await desk.api.clients.add(aClient('Before'));
  const file = join(mkdtempSync(join(tmpdir(), 'steward-away-')), 'own.steward-backup');
  folders.push(join(file, '..'));
  desk.saveAnswers.push(file);
  await desk.api.backups.make({});
  await desk.api.clients.add(aClient('After'));
  const personId = (await desk.api.people.list({}))[0]?.id ?? '';
  await desk.domain.stop();
  return { desk, file, personId };
}

function askOf({ desk, file, personId }: Awaited<ReturnType<typeof aBackedUpDesk>>) {
  const clock = { now: () => desk.now() };
  const secret = { by: 'passphrase', passphrase: founder.passphrase } as const;
  const folder = join(desk.folder, 'workspace');
  return { file, folder, personId, secret, clock, ids: uuidV7Ids(clock) };
}

test('a restore cut off at any step is not there at the next start, or whole', slow, async () => {
  const made = await aBackedUpDesk();
  const cuts: { step: string; profile: string }[] = [];
  // What is on the disk at this moment is what a kill would leave.
  const cut = (step: string) => {
    const profile = mkdtempSync(join(tmpdir(), 'steward-cut-'));
    folders.push(profile);
    cpSync(made.desk.folder, profile, { recursive: true });
    cuts.push({ step, profile });
  };
  const ask = askOf(made);
  await prepareRestore({ ...ask, afterStep: cut });
  swapIn(ask.folder, made.desk.now(), () => cut('put aside'));
  cut('in place');

  const found: Record<string, string[]> = {};
  for (const { step, profile } of cuts) {
    const desk = aDesk({ folder: profile });
    await unlock(desk);
    found[step] = (await desk.api.clients.list({})).map(({ name }) => name);
    expect((await desk.api.audit.verifyAll({})).ok).toBe(true);
    expect(readdirSync(profile).filter((name) => /\.(ready|restoring)$/.test(name))).toEqual([]);
  }
  const both = ['After', 'Before'];
  expect(found).toEqual({
    unpacked: both,
    checked: both,
    changed: both,
    ready: ['Before'],
    'put aside': ['Before'],
    'in place': ['Before'],
  });
});

test('a restore that fails at the switch leaves nothing that a later start would finish', slow, async () => {
  const made = await aBackedUpDesk();
  const ask = askOf(made);
  await prepareRestore(ask);
  const other = aDesk({ folder: made.desk.folder, now: made.desk.now().toISOString() });
  // That start has finished the first; the second one meets a workspace that is in use.
  await prepareRestore(ask);
  await unlock(other);
  expect(() => swapIn(ask.folder, made.desk.now())).toThrow('has this workspace open');
  expect(existsSync(`${ask.folder}.ready`)).toBe(false);
  expect(
    (
      await failureOf(
        other.api.workspace.unlock({ kind: 'real', personId: ask.personId as never, passphrase: 'x' }),
      )
    ).code,
  ).toBe('conflict');
});

test(
  'a backup, its rehearsal and a restore of a large workspace leave the main loop free',
  slow,
  async () => {
    const { desk, personId } = await aBackedUpDesk();
    await tamper(desk, 'insights', (raw) => {
      raw.exec('create table filler (body blob not null) strict');
      const add = raw.prepare('insert into filler values (randomblob(1000000))');
      for (let megabyte = 0; megabyte < 60; megabyte += 1) add.run();
    });
    expect(databaseOf(desk, 'insights')).toContain('insights');
    const again = aDesk({ folder: desk.folder, now: desk.now().toISOString() });
    await unlock(again);
    const { api } = again;
    const [name] = await Promise.all([
      api.backups.makeNow({}).then((made) => made.name),
      api.clients.list({}),
    ]);
    const { passphrase } = founder;
    const shares = {
      backup: await longestHold(() => api.clients.add(aClient('More')).then(() => api.backups.makeNow({}))),
      rehearsal: await longestHold(() => api.backups.rehearse({ name })),
      restore: await longestHold(() =>
        api.backups.restore({ name, personId: personId as never, passphrase }),
      ),
    };
    for (const share of Object.values(shares)) expect(share).toBeLessThan(0.35);
  },
);

/** The longest time for which nothing else could run, as a share of the whole. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const from = last;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work();
  longest = Math.max(longest, performance.now() - last);
  clearInterval(timer);
  return longest / (performance.now() - from);
}
