import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { unpack } from '../../main/workspace/backup/format.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';

/** The real process is killed; power loss is not claimed. 20 rounds here, 200 by `npm run test:faults`. */
const rounds = process.env['STEWARD_FAULTS'] === 'long' ? 50 : 5;
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

interface Killed {
  /** What the process had acknowledged when it was killed. */
  readonly done: string[];
}

/** Starts a child, waits until it is at work, kills it after `ms` more, and returns what it had acknowledged. */
async function killed(what: string, folder: string, ms: number, backup = ''): Promise<Killed> {
  const child: ChildProcess = spawn(process.execPath, [script, what, folder, backup], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await ended;
  clearTimeout(timer);
  return { done: [...said.matchAll(/^done (.+)$/gm)].map((match) => match[1] ?? '') };
}

async function opened(folder: string): Promise<TestDesk> {
  const desk = aDesk({ folder });
  const { doors } = await desk.api.workspace.state({});
  const personId = doors[0]!.people[0]!.id;
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  return desk;
}

async function made(folder: string): Promise<void> {
  const desk = aDesk({ folder });
  await desk.api.workspace.create(founder);
  await desk.domain.stop();
}

/** Every part of it, each against its hash. */
function readWhole(backup: string): void {
  unpack(backup, join(aFolder(), 'unpacked'));
}

/** Spread over the time that the work takes, so that each round is likely to hit another step. */
const moments = (longest: number) =>
  Array.from({ length: rounds }, (_, round) => Math.round((longest * (round + 0.5)) / rounds));

describe('killed in the middle', () => {
  test('of its creation, a workspace is there whole or not at all', async () => {
    for (const ms of moments(450)) {
      const folder = aFolder();
      const { done } = await killed('create', folder, ms);
      const { doors } = await aDesk({ folder }).api.workspace.state({});
      expect(doors.length).toBeGreaterThanOrEqual(done.length);
      if (doors.length === 0) await made(folder);
      await opened(folder);
      await closeDesks();
    }
  }, 300_000);

  test('of writing, nothing that was acknowledged is lost and the trail is whole', async () => {
    const folder = aFolder();
    await made(folder);
    const acknowledged: string[] = [];
    for (const ms of moments(1200)) {
      acknowledged.push(...(await killed('write', folder, ms)).done);
      const desk = await opened(folder);
      const ids = new Set<string>((await desk.api.clients.list({})).map((client) => client.id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(await desk.api.audit.verifyAll({})).toMatchObject({ ok: true, faults: [] });
      await closeDesks();
    }
    expect(acknowledged.length).toBeGreaterThan(0);
  }, 300_000);

  test('of a backup, there is no half one, and the workspace is what it was', async () => {
    const folder = aFolder();
    await made(folder);
    const copies = join(folder, 'copies');
    mkdirSync(copies);
    const acknowledged: string[] = [];
    for (const ms of moments(4000)) {
      acknowledged.push(...(await killed('backup', folder, ms)).done);
      for (const name of readdirSync(copies).filter((one) => one.endsWith('.steward-backup')))
        readWhole(join(copies, name));
      for (const target of acknowledged) readWhole(target);
      await opened(folder);
      await closeDesks();
    }
    expect(acknowledged.length).toBeGreaterThan(0);
  }, 300_000);

  test('of a restore, the old workspace or the restored one opens', async () => {
    const source = aFolder();
    await made(source);
    const desk = await opened(source);
    const backup = join(source, 'copy.steward-backup');
    desk.saveAnswers.push(backup);
    await desk.api.backups.make({});
    await closeDesks();
    for (const ms of moments(600)) {
      const folder = aFolder();
      cpSync(join(source, 'workspace'), join(folder, 'workspace'), { recursive: true });
      await killed('restore', folder, ms, backup);
      await opened(folder);
      await closeDesks();
    }
  }, 300_000);
});
