import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/failure.ts';
import { aFolder, removeFolders } from '../../../test/builders/key-folder.ts';
import { takeLock } from './owner-lock.ts';

const children: ChildProcessWithoutNullStreams[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
});
afterAll(removeFolders);

async function holder(folder: string): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, ['test/faults/lock-child.ts', folder]);
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}
async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
function refusal(folder: string): unknown {
  try {
    takeLock(folder).release();
    return 'taken';
  } catch (error) {
    return error instanceof AppError ? error.toFailure() : error;
  }
}

describe('the lock of a workspace', () => {
  test('names the process that holds it, and is free the moment that process is killed', async () => {
    const folder = aFolder();
    const child = await holder(folder);
    expect(refusal(folder)).toEqual({
      code: 'workspace_busy',
      message: `Another Steward (process ${child.pid}) has this workspace open. Close it there first.`,
      details: { pid: child.pid },
    });
    await kill(child);
    expect(refusal(folder)).toBe('taken');
  });

  test('is held once within a process too, and being asked again does not lose it to another', async () => {
    const folder = aFolder();
    const lock = takeLock(folder);
    expect(refusal(folder)).toMatchObject({ code: 'workspace_busy', details: { pid: process.pid } });
    const child = spawn(process.execPath, ['test/faults/lock-child.ts', folder]);
    children.push(child);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
    lock.release();
    lock.release();
    expect(refusal(folder)).toBe('taken');
  });

  test('is made anew when something else has written over its file', () => {
    const folder = aFolder();
    writeFileSync(
      join(folder, 'owner.lock'),
      'no database at all, and long enough to be read as one '.repeat(40),
    );
    const lock = takeLock(folder);
    expect(refusal(folder)).toMatchObject({ code: 'workspace_busy' });
    lock.release();
  });

  test('says nothing but the process id', () => {
    const folder = aFolder();
    takeLock(folder).release();
    const text = readFileSync(join(folder, 'owner.lock'));
    expect(text.readInt32BE(60)).toBe(process.pid);
    expect(text.length).toBeLessThanOrEqual(4096);
  });

  test.skipIf(process.getuid?.() === 0)(
    'cannot be taken in a folder that cannot be written, and that is said',
    () => {
      const folder = aFolder();
      chmodSync(folder, 0o500);
      try {
        expect(refusal(folder)).toMatchObject({ code: 'storage_damaged' });
      } finally {
        chmodSync(folder, 0o700);
      }
    },
  );
});
