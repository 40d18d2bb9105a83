import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canMount, onSmallDisk } from '../builders/small-disk.ts';

const child = fileURLToPath(new URL('workspace-disk-child.ts', import.meta.url));
const full = 'storage_full: The disk is full. Nothing was lost; free some space and try again.';
const noRoom = expect.stringMatching(/^storage_full: A backup needs \d+ MB on this disk, and 0 MB are free/);
const refused =
  'storage_refused: owner.lock cannot be written or read. Check who may use its folder, and whether the disk is read-only.';

test.skipIf(!canMount())(
  'on a full disk nothing is lost, every write says why, and the ballast still lets people out and in again',
  () => {
    expect(JSON.parse(onSmallDisk(64, process.execPath, child))).toEqual({
      'a client': full,
      // The key file is written with the ballast, and the ledger's rows fit into what it left.
      'a person': 'done',
      'a setting': full,
      'a backup': noRoom,
      'a backup to a file': noRoom,
      'an export of the trail': full,
      'new keys': full,
      read: ['Before'],
      reading: 'done',
      restoring: full,
      locking: 'done',
      'ballast after locking': false,
      unlocking: 'done',
      notices: [expect.stringContaining('on a full disk Steward still opens, but saves nothing')],
      'ballast after unlocking': false,
      'unlocking without ballast': full,
      'unlocking with room': 'done',
      kept: ['Before'],
      trail: [],
      'left behind': [],
      'a sync': full,
      'a sync with room': 'done',
      'read-only: at the door': ['real', 'demo'],
      'read-only: unlocking': refused,
      'read-only: restoring': refused,
      'writable again': 'done',
    });
  },
  240_000,
);
