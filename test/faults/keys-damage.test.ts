import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import type { NewKeys } from '../../main/workspace/keys/create.ts';
import { createKeys } from '../../main/workspace/keys/create.ts';
import { sweepGenerations } from '../../main/workspace/keys/generations.ts';
import { readKeyFile } from '../../main/workspace/keys/key-file.ts';
import { renamePerson } from '../../main/workspace/keys/people.ts';
import { rotate } from '../../main/workspace/keys/rotate.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { failureOf } from '../builders/failure.ts';
import { rewritten } from '../builders/key-file.ts';
import {
  aWorkspaceFolder,
  ada,
  contentOf,
  copyOf,
  later,
  now,
  removeFolders,
  reseal,
  whole,
} from '../builders/key-folder.ts';

const [own, spare] = ['keys.json', 'keys.last-good.json'] as const;
let base: NewKeys & { folder: string };
let folder = '';
let good: Buffer;
beforeAll(async () => {
  base = await aWorkspaceFolder();
  good = readFileSync(join(base.folder, own));
}, 30_000);
beforeEach(() => {
  folder = copyOf(base.folder);
});
afterAll(removeFolders);

const put = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
const unlock = () => unlockWithPassphrase({ folder, personId: ada.id, passphrase: ada.passphrase, now });
/** What the door says: the sentence of a warning or a refusal. */
function door(): string | null {
  try {
    return readKeyFile(folder)?.warning ?? null;
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
const fallback = (what: string) =>
  `${what}; Steward uses its spare copy. A person or passphrase changed just before may have to be changed again.`;
const bothDamaged =
  'storage_damaged: The key file and its spare copy are both damaged. Restore a backup of the workspace.';

describe('a damaged key file', () => {
  test('with any one byte changed falls back to its spare copy and says so', () => {
    const answers = new Set<string | null>();
    for (const mask of [0x01, 0x20, 0x80, 0xff]) {
      for (let at = 0; at < good.length; at += 1) {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        put(own, bytes);
        answers.add(door());
      }
    }
    expect([...answers]).toEqual([fallback('The key file is damaged')]);
  });

  test('that was half written at any length falls back too', () => {
    const answers = new Set<string | null>();
    for (let length = 0; length < good.length; length += 1) {
      put(own, good.subarray(0, length));
      answers.add(door());
    }
    expect([...answers]).toEqual([fallback('The key file is damaged')]);
  });

  test('or a missing one opens by its spare copy, and both are whole afterwards', async () => {
    for (const [break_, says] of [
      [() => put(own, good.subarray(0, 200)), 'The key file is damaged'],
      [() => rmSync(join(folder, own)), 'The key file is missing'],
    ] as const) {
      break_();
      expect(door()).toBe(fallback(says));
      expect((await unlock()).workspaceKey.equals(base.workspaceKey)).toBe(true);
      expect(readKeyFile(folder)).toMatchObject({ warning: null, inStep: true });
    }
  });

  test('with a damaged spare copy is refused with the way out, whatever is typed', async () => {
    put(own, good.subarray(1));
    put(spare, good.subarray(0, -1));
    expect(door()).toBe(bothDamaged);
    expect((await failureOf(unlock())).code).toBe('storage_damaged');
    const person = { id: 'x', name: 'X' };
    const ask = { folder, kind: 'real' as const, workspaceId: 'w', person, passphrase: ada.passphrase, now };
    expect((await failureOf(createKeys(ask))).code).toBe('storage_damaged');
  });

  test('whose both copies are gone is not taken for no workspace while its databases are there', async () => {
    rmSync(join(folder, own));
    rmSync(join(folder, spare));
    expect(door()).toContain('storage_damaged: The databases of a workspace are here');
    expect(readdirSync(folder)).toContain('ledger-1.db');
  });

  test('does not matter while only the spare is damaged, which is then written anew', async () => {
    put(spare, 'x');
    expect(door()).toBe(null);
    await unlock();
    expect(readFileSync(join(folder, spare)).equals(good)).toBe(true);
  });
});

describe('a key file that is not the present one', () => {
  test('of a newer Steward is refused by name, and left alone', async () => {
    rewritten(folder, (body) => ({ ...body, format: 2, somethingNew: true }));
    expect(door()).toBe(
      'storage_newer: The keys of this workspace were written by a newer Steward. Install that version.',
    );
  });

  test('that was put back from before is noticed by its spare copy', async () => {
    await renamePerson({ folder, workspaceKey: base.workspaceKey, personId: ada.id, name: 'Ada B.' });
    put(own, good);
    expect(readKeyFile(folder)).toMatchObject({
      warning: fallback('The key file was replaced by an older one'),
      keyFile: { people: [{ name: 'Ada B.' }] },
    });
  });

  test.each([
    ['another name on the door', (person: object) => ({ ...person, name: 'Somebody Else' })],
    ['a passphrase that has to be changed', (person: object) => ({ ...person, mustChange: true })],
    [
      'another origin',
      (person: object) => ({
        ...person,
        origin: { how: 'recovered', by: null, at: now.toISOString(), ownSince: null },
      }),
    ],
  ])(
    'that was rewritten by hand, checksum and all (%s), is refused once a passphrase is typed',
    async (_, change: (person: object) => object) => {
      rewritten(folder, (body) => ({ ...body, people: (body['people'] as object[]).map(change) }));
      expect(door()).toBe(null);
      const failure = await failureOf(unlock());
      expect(failure.code).toBe('storage_damaged');
      expect(failure.message).toContain('changed by something other than Steward');
    },
  );

  test('and asks for cheaper guesses is refused before a guess is made', async () => {
    rewritten(folder, (body) => ({
      ...body,
      people: (body['people'] as { scrypt: object }[]).map((person) => ({
        ...person,
        scrypt: { ...person.scrypt, N: 2 ** 10 },
      })),
    }));
    const failure = await failureOf(unlock());
    expect(failure).toMatchObject({ code: 'storage_damaged' });
    expect(failure.message).toContain('weaker lock');
  });
});

describe('sweeping', () => {
  test('takes nothing when the key file names another generation than the one that is open', () => {
    for (const file of ['ledger-2.db', 'insights-2.db']) put(file, 'whatever this is');
    expect(sweepGenerations(folder, 2)).toEqual([]);
    expect(sweepGenerations(folder, 1).toSorted()).toEqual(['insights-2.db', 'ledger-2.db']);
    expect(contentOf(folder, 1, base.workspaceKey)).toEqual(whole);
  });

  test('keeps databases that only a lost key file could have named', async () => {
    const { workspaceKey } = await rotate({
      folder,
      workspaceKey: base.workspaceKey,
      secretStore: null,
      reseal,
    });
    // As if the spare copy could not be written at the change, and the key file was lost a day later.
    for (const file of ['ledger-1.db', 'insights-1.db'])
      copyFileSync(join(base.folder, file), join(folder, file));
    put(spare, good);
    put(own, 'lost');
    expect(sweepGenerations(folder, 1)).toEqual([]);
    const unlocked = await unlockWithPassphrase({
      folder,
      personId: ada.id,
      passphrase: ada.passphrase,
      now: later(60),
    });
    sweepGenerations(folder, unlocked.generation);
    expect(contentOf(folder, 1, unlocked.workspaceKey)).toEqual(whole);
    for (const file of ['ledger-2.db', 'insights-2.db']) {
      copyFileSync(join(folder, `set-aside-${file}`), join(folder, file));
    }
    expect(contentOf(folder, 2, workspaceKey)).toEqual(whole);
  });
});
