import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { aFolder, removeFolders, whole } from '../builders/key-folder.ts';

afterAll(removeFolders);

/** Runs a command on a file system of 10 MB that nobody else sees: `$0` is its folder. */
function onSmallDisk(folder: string, ...command: string[]): string {
  const script = 'mount -t tmpfs -o size=10m,mode=700 tmpfs "$0" && exec "$@" "$0"';
  return execFileSync('unshare', ['-Urm', 'sh', '-c', script, folder, ...command], { encoding: 'utf8' });
}

/** Not everywhere may an ordinary user mount, and nowhere outside Linux. */
function canMount(): boolean {
  try {
    onSmallDisk(aFolder(), 'test', '-d');
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!canMount())(
  'on a full disk the keys stay whole, the ballast buys one more change, and a sentence says why',
  () => {
    const child = 'test/faults/keys-full-disk-child.ts';
    const report = JSON.parse(onSmallDisk(aFolder(), process.execPath, child)) as unknown;
    const full = 'storage_full: The disk is full. Nothing was lost; free some space and try again.';
    const state = {
      warning: null,
      inStep: true,
      hasBallast: true,
      drafts: [],
      databases: ['insights-1.db', 'ledger-1.db'],
    };
    expect(report).toEqual({
      made: { ...state, name: 'Ada Admin' },
      'renamed on a full disk': ['done', { ...state, name: 'First', hasBallast: false }],
      'renamed once more': [full, { ...state, name: 'First', hasBallast: false }],
      'keys changed': [full, { ...state, name: 'First', hasBallast: false }],
      unlocked: 'done',
      'with room again': ['done', { ...state, name: 'Third' }, whole],
    });
  },
);
