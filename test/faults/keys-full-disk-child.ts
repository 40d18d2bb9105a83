import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { sweepGenerations } from '../../main/workspace/keys/generations.ts';
import { readKeyFile } from '../../main/workspace/keys/key-file.ts';
import { renamePerson } from '../../main/workspace/keys/people.ts';
import { rotate } from '../../main/workspace/keys/rotate.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { aWorkspaceFolder, ada, contentOf, later, reseal } from '../builders/key-folder.ts';

// Runs on a small file system of its own, fills it to the last byte, and prints what became of each attempt.
const disk = process.argv[2] ?? '';
const filler = join(disk, 'filler');

function fill(): void {
  const handle = openSync(filler, 'a');
  try {
    for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
      try {
        while (writeSync(handle, Buffer.alloc(size, 1)) === size);
      } catch {
        // This much does not fit any more: try less.
      }
    }
  } finally {
    closeSync(handle);
  }
}

async function outcome(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
  }
}

const { workspaceKey, folder } = await aWorkspaceFolder(join(disk, 'workspace'));
const state = () => {
  const found = readKeyFile(folder);
  return {
    name: found?.keyFile.people[0]?.name,
    warning: found?.warning,
    inStep: found?.inStep,
    hasBallast: existsSync(join(folder, 'ballast')),
    drafts: readdirSync(folder).filter((name) => name.endsWith('.new')),
    databases: readdirSync(folder).filter((name) => name.endsWith('.db')),
  };
};
const rename = (name: string) =>
  outcome(() => renamePerson({ folder, workspaceKey, personId: ada.id, name }));
const unlock = () =>
  outcome(async () => {
    const ask = { folder, personId: ada.id, passphrase: ada.passphrase, now: later(60) };
    if (!(await unlockWithPassphrase(ask)).workspaceKey.equals(workspaceKey)) throw new Error('another key');
  });

const report: Record<string, unknown> = { made: state() };
fill();
report['renamed on a full disk'] = [await rename('First'), state()];
fill();
report['renamed once more'] = [await rename('Second'), state()];
report['keys changed'] = [
  await outcome(() => rotate({ folder, workspaceKey, secretStore: null, reseal })),
  state(),
];
report['unlocked'] = await unlock();
rmSync(filler);
sweepGenerations(folder, 1);
report['with room again'] = [await rename('Third'), state(), contentOf(folder, 1, workspaceKey)];
process.stdout.write(JSON.stringify(report));
