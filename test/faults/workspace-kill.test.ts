import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { unpack } from '../../main/workspace/backup/format.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { makeOld } from '../builders/old-workspace.ts';
import { signIn } from '../builders/people.ts';

/** The real process is killed; power loss is not claimed. 24 rounds here, 240 by `npm run test:faults`. */
const rounds = process.env['STEWARD_FAULTS'] === 'long' ? 30 : 3;
const script = fileURLToPath(new URL('workspace-kill-child.ts', import.meta.url));
const folders: string[] = [];

afterEach(async () => {
  await closeDesks();
  for (const folder of folders.splice(0)) removeFolder(folder);
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-kill-'));
  folders.push(folder);
  return folder;
}

interface Ask {
  readonly what: 'create' | 'write' | 'import' | 'unlock' | 'rotate' | 'backup' | 'restore';
  readonly folder: string;
  readonly times?: number;
  readonly backup?: string;
}

/** Starts a child and waits until it is at work; killed after so many ms more, or not at all. */
async function run({ what, folder, times = 1, backup = '' }: Ask, killAfterMs: number | null) {
  const child = spawn(process.execPath, [script, what, folder, String(times), backup], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  const from = performance.now();
  const timer = killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  await ended;
  clearTimeout(timer);
  const done = [...said.matchAll(/^done (.+)$/gm)].map((match) => match[1] ?? '');
  return { done, ms: performance.now() - from };
}

/** How long the work takes on this machine at this moment, then a kill in each part of that time. */
async function killedRounds(ask: (round: number) => Ask, after: (done: string[], ask: Ask) => Promise<void>) {
  const { ms, done } = await run(ask(-1), null);
  expect(done.length).toBeGreaterThan(0);
  for (let round = 0; round < rounds; round += 1) {
    const own = ask(round);
    await after((await run(own, (ms * (round + 0.5)) / rounds)).done, own);
    await closeDesks();
  }
}

async function opened(folder: string): Promise<TestDesk> {
  const desk = aDesk({ folder });
  await signIn(desk.api, founder.name, founder.passphrase);
  return desk;
}

async function made(folder: string): Promise<void> {
  const desk = aDesk({ folder });
  await desk.api.workspace.create(founder);
  await desk.domain.stop();
}

async function isWhole(folder: string): Promise<TestDesk> {
  const desk = await opened(folder);
  expect(await desk.api.audit.verifyAll({})).toMatchObject({ ok: true, faults: [] });
  return desk;
}

/** Every part of it, each against its hash. */
function readWhole(backup: string): void {
  unpack(backup, join(aFolder(), 'unpacked'));
}

function copyOf(source: string): string {
  const folder = aFolder();
  cpSync(join(source, 'workspace'), join(folder, 'workspace'), { recursive: true });
  return folder;
}

const minutes = (count: number) => (rounds > 3 ? 10 : 1) * count * 60_000;

describe('killed in the middle', () => {
  test('of its creation, a workspace is there whole or not at all', { timeout: minutes(3) }, async () => {
    const ask = (): Ask => ({ what: 'create', folder: aFolder() });
    await killedRounds(ask, async (done, { folder }) => {
      const { doors } = await aDesk({ folder }).api.workspace.state({});
      expect(doors.length).toBeGreaterThanOrEqual(done.length);
      if (doors.length === 0) await made(folder);
      await isWhole(folder);
    });
  });

  test(
    'of writing, nothing that was acknowledged is lost and the trail is whole',
    { timeout: minutes(3) },
    async () => {
      const folder = aFolder();
      await made(folder);
      const acknowledged: string[] = [];
      const ask = (): Ask => ({ what: 'write', folder, times: 100 });
      await killedRounds(ask, async (done) => {
        acknowledged.push(...done);
        const { api } = await isWhole(folder);
        const ids = new Set<string>((await api.clients.list({})).map((client) => client.id));
        expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      });
      expect(acknowledged.length).toBeGreaterThan(0);
    },
  );

  test('of an import, all of its clients are there or none', { timeout: minutes(3) }, async () => {
    const folder = aFolder();
    await made(folder);
    await killedRounds(
      () => ({ what: 'import', folder, times: 4 }),
      async (done) => {
        const { api } = await isWhole(folder);
        const found = new Map<string, number>();
        for (const { name } of await api.clients.list({})) {
          const [, of = ''] = name.split(' ');
          found.set(of, (found.get(of) ?? 0) + 1);
        }
        expect([...found.values()].filter((count) => count !== 200)).toEqual([]);
        expect(done.filter((of) => !found.has(of))).toEqual([]);
      },
    );
  });

  test('of unlocking and locking, the next one opens it', { timeout: minutes(3) }, async () => {
    const folder = aFolder();
    await made(folder);
    await killedRounds(
      () => ({ what: 'unlock', folder, times: 2 }),
      async () => void (await isWhole(folder)),
    );
  });

  test(
    'of a change of keys, the passphrase opens the old state or the new one',
    { timeout: minutes(3) },
    async () => {
      const folder = aFolder();
      await made(folder);
      const changes = ({ api }: TestDesk) => api.audit.workspace({ what: 'workspace.keys_changed' });
      let before = 0;
      await killedRounds(
        () => ({ what: 'rotate', folder, times: 2 }),
        async (done) => {
          const desk = await isWhole(folder);
          const now = (await changes(desk)).length;
          expect(now - before).toBeGreaterThanOrEqual(done.length);
          before = now;
          const databases = readdirSync(join(folder, 'workspace')).filter((name) => name.endsWith('.db'));
          expect(databases.length).toBe(2);
        },
      );
    },
  );
});

describe('killed in the middle of what copies or changes whole files', () => {
  test(
    'a backup: there is no half one, and the workspace is what it was',
    { timeout: minutes(3) },
    async () => {
      const folder = aFolder();
      await made(folder);
      const copies = join(folder, 'copies');
      mkdirSync(copies);
      await killedRounds(
        () => ({ what: 'backup', folder, times: 2 }),
        async (done) => {
          const found = readdirSync(copies).filter((name) => name.endsWith('.steward-backup'));
          for (const name of found) readWhole(join(copies, name));
          for (const target of done) readWhole(target);
          await isWhole(folder);
        },
      );
    },
  );

  test('a restore: the old workspace or the restored one opens', { timeout: minutes(3) }, async () => {
    const source = aFolder();
    await made(source);
    const desk = await opened(source);
    const backup = join(source, 'copy.steward-backup');
    desk.saveAnswers.push(backup);
    await desk.api.backups.make({});
    await closeDesks();
    await killedRounds(
      () => ({ what: 'restore', folder: copyOf(source), backup }),
      async (done, { folder }) => {
        const { api } = await isWhole(folder);
        const restored = await api.audit.workspace({ what: 'workspace.restored' });
        expect(restored.length).toBeGreaterThanOrEqual(done.length);
        const left = readdirSync(folder).filter((name) => /\.(ready|restoring)$/.test(name));
        expect(left).toEqual([]);
      },
    );
  });

  test(
    'a migration: the next unlock finishes it, with a backup of before',
    { timeout: minutes(3) },
    async () => {
      const source = aFolder();
      await made(source);
      await makeOld(source);
      await killedRounds(
        () => ({ what: 'unlock', folder: copyOf(source) }),
        async (_, { folder }) => {
          const { api } = await isWhole(folder);
          const kept = (await api.backups.list({})).filter(({ why }) => why === 'migration');
          expect(kept.length).toBeGreaterThan(0);
          for (const { name } of kept) readWhole(join(folder, 'backups', name));
        },
      );
    },
  );
});
