import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewKeys } from '../../main/workspace/keys/create.ts';
import { sweepGenerations } from '../../main/workspace/keys/generations.ts';
import { readKeyFile } from '../../main/workspace/keys/key-file.ts';
import { addPerson, removePerson } from '../../main/workspace/keys/people.ts';
import type { RotationStep } from '../../main/workspace/keys/rotate.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { failureOf } from '../builders/failure.ts';
import {
  aWorkspaceFolder,
  ada,
  bob,
  canary,
  contentOf,
  copyOf,
  later,
  now,
  removeFolders,
  reseal,
  whole,
} from '../builders/key-folder.ts';

const steps = [
  'copied ledger',
  'rekeyed ledger',
  'resealed ledger',
  'checked ledger',
  'durable ledger',
  'copied insights',
  'rekeyed insights',
  'checked insights',
  'durable insights',
  'key file drafted',
  'key file switched',
  'spare copy written',
  'old databases removed',
] as const satisfies readonly RotationStep[];
const rounds = process.env['STEWARD_FAULTS'] === 'long' ? 60 : 5;
const commit = steps.indexOf('key file switched');

let base: NewKeys & { folder: string };
beforeAll(async () => {
  base = await aWorkspaceFolder();
  const { folder, workspaceKey } = base;
  const person = { id: bob.id, name: 'Bob' };
  await addPerson({ folder, workspaceKey, person, oneTimePassphrase: bob.passphrase, by: ada.id, now });
}, 60_000);
afterAll(removeFolders);

/** The steps that a removal of Bob said before it was killed, or before it ended. */
function removeBob(
  folder: string,
  fatal: string,
  timeout = 0,
): Promise<{ said: string[]; signal: string | null }> {
  const child = 'test/faults/keys-rotation-child.ts';
  const key = base.workspaceKey.toString('hex');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [child, folder, bob.id, key, fatal],
      { timeout, killSignal: 'SIGKILL' },
      (error, stdout) => resolve({ said: stdout.trim().split('\n'), signal: error?.signal ?? null }),
    );
  });
}
const unlock = (folder: string, who: { id: string; passphrase: string }, seconds: number) =>
  unlockWithPassphrase({ folder, personId: who.id, passphrase: who.passphrase, now: later(seconds) });
const databases = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('.db'))
    .toSorted();

describe('a change of keys that is killed', () => {
  test('goes through these steps when it is not', async () => {
    expect(await removeBob(copyOf(base.folder), 'never')).toEqual({ said: [...steps], signal: null });
  });

  test.each(steps.map((step, at) => ({ step, generation: at < commit ? 1 : 2 })))(
    'after "$step" leaves generation $generation, whole, and nothing of the other once it was opened',
    async ({ step, generation }) => {
      const folder = copyOf(base.folder);
      expect((await removeBob(folder, step)).signal).toBe('SIGKILL');

      expect(readKeyFile(folder)?.warning).toBe(null);
      const opened = await unlock(folder, ada, 60);
      expect(opened.generation).toBe(generation);
      expect(contentOf(folder, generation, opened.workspaceKey)).toEqual(whole);

      sweepGenerations(folder, generation);
      expect(databases(folder)).toEqual([`insights-${generation}.db`, `ledger-${generation}.db`]);
      expect(readKeyFile(folder)).toMatchObject({ warning: null, inStep: true });
      for (const name of readdirSync(folder)) {
        expect(readFileSync(join(folder, name)).includes(canary), `${name} holds plain text`).toBe(false);
      }
      if (generation === 1) {
        expect((await unlock(folder, bob, 60)).workspaceKey.equals(base.workspaceKey)).toBe(true);
      } else {
        expect((await failureOf(unlock(folder, bob, 60))).code).toBe('not_found');
        expect(readFileSync(join(folder, 'keys.last-good.json'), 'utf8')).not.toContain(bob.id);
        expect(() => contentOf(folder, 2, base.workspaceKey)).toThrow('does not open with this key');
      }
    },
    60_000,
  );

  test(`at any moment (${rounds} rounds) leaves one generation, whole`, { timeout: 300_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const folder = copyOf(base.folder);
      const afterMs = Math.floor(Math.random() * 700) + 1;
      await removeBob(folder, 'never', afterMs);
      const opened = await unlock(folder, ada, 60);
      sweepGenerations(folder, opened.generation);
      const found = {
        content: contentOf(folder, opened.generation, opened.workspaceKey),
        files: databases(folder),
      };
      const files = ['insights', 'ledger'].map((file) => `${file}-${opened.generation}.db`);
      expect(found, `killed after ${afterMs} ms`).toEqual({ content: whole, files });
    }
  });

  test('can be done again afterwards', async () => {
    const folder = copyOf(base.folder);
    await removeBob(folder, 'rekeyed insights');
    const ask = { folder, workspaceKey: base.workspaceKey, personId: bob.id, secretStore: null, reseal };
    const { workspaceKey } = await removePerson(ask);
    expect(contentOf(folder, 2, workspaceKey)).toEqual(whole);
    expect(databases(folder)).toEqual(['insights-2.db', 'ledger-2.db']);
  });
});

describe('a change of keys that fails', () => {
  test.each(steps.slice(0, commit))('after "%s" leaves everything as it was', async (step) => {
    const folder = copyOf(base.folder);
    const before = { files: databases(folder), keys: readFileSync(join(folder, 'keys.json'), 'utf8') };
    const failing = removePerson({
      folder,
      workspaceKey: base.workspaceKey,
      personId: bob.id,
      secretStore: null,
      reseal,
      afterStep: (done) => {
        if (done === step) throw new Error('the power of the disk failed');
      },
    });
    await expect(failing).rejects.toThrow('the power of the disk failed');
    expect({ files: databases(folder), keys: readFileSync(join(folder, 'keys.json'), 'utf8') }).toEqual(
      before,
    );
    expect(contentOf(folder, 1, base.workspaceKey)).toEqual(whole);
  });
});
