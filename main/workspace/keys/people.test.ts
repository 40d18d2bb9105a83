import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/builders/failure.ts';
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
} from '../../../test/builders/key-folder.ts';
import { rewritten } from '../../../test/builders/key-file.ts';
import { openEncrypted } from '../../db/open.ts';
import { changeHolder } from './change.ts';
import type { NewKeys } from './create.ts';
import { isSignedBy } from './curves.ts';
import { deriveKey } from './derive.ts';
import { dbPaths } from './generations.ts';
import { readKeyFile } from './key-file.ts';
import { addPerson, changePassphrase, removePerson, renamePerson, resetPerson } from './people.ts';
import { unlockWithPassphrase } from './unlock.ts';

const oneTime = 'maple-lantern-91-ferry';
let base: NewKeys & { folder: string };

/** Ada's workspace, to which she has added Bob. */
beforeAll(async () => {
  base = await aWorkspaceFolder();
  const { folder, workspaceKey } = base;
  const person = { id: bob.id, name: 'Bob' };
  await addPerson({ folder, workspaceKey, person, oneTimePassphrase: oneTime, by: ada.id, now });
}, 60_000);
afterAll(removeFolders);

const unlock = (folder: string, who: { id: string; passphrase: string }) =>
  unlockWithPassphrase({ folder, personId: who.id, passphrase: who.passphrase, now: later(900) });
const holder = (folder: string, personId: string) =>
  readKeyFile(folder)?.keyFile.people.find((person) => person.personId === personId);

describe('a person who was added', () => {
  test('opens with the one-time passphrase, which has to be changed', async () => {
    const { folder, workspaceKey } = base;
    const unlocked = await unlock(copyOf(folder), { id: bob.id, passphrase: oneTime });
    expect(unlocked.mustChange).toBe(true);
    expect(unlocked.workspaceKey.equals(workspaceKey)).toBe(true);
    expect(holder(folder, bob.id)?.origin).toEqual({
      how: 'made',
      by: ada.id,
      at: now.toISOString(),
      ownSince: null,
    });
  });

  test('gets keys that nobody else has seen with a passphrase of their own, and everybody still opens', async () => {
    const folder = copyOf(base.folder);
    const before = holder(folder, bob.id);
    const changed = await changePassphrase({
      folder,
      personId: bob.id,
      passphrase: oneTime,
      newPassphrase: bob.passphrase,
      now: later(60),
      secretStore: null,
      reseal,
    });
    expect(changed).toMatchObject({
      generation: 2,
      warning: null,
      retired: { signingKey: before?.signing.publicKey },
      credentials: { origin: { how: 'made', by: ada.id, ownSince: later(60).toISOString() } },
    });
    expect(changed.credentials.signingKey).not.toBe(before?.signing.publicKey);
    const bytes = Buffer.from('manifest');
    expect(isSignedBy(changed.credentials.signingKey, bytes, changed.personal.sign(bytes))).toBe(true);
    expect(contentOf(folder, 2, changed.workspaceKey)).toEqual(whole);

    expect((await failureOf(unlock(folder, { id: bob.id, passphrase: oneTime }))).code).toBe(
      'wrong_passphrase',
    );
    const own = await unlock(folder, bob);
    expect(own).toMatchObject({ generation: 2, mustChange: false });
    expect(own.workspaceKey.equals(changed.workspaceKey)).toBe(true);
    // Ada was not there: her key was sealed to her exchange key, and comes under her passphrase as she unlocks.
    expect(holder(folder, ada.id)?.wrap.by).toBe('exchange');
    expect((await unlock(folder, ada)).workspaceKey.equals(changed.workspaceKey)).toBe(true);
    expect(holder(folder, ada.id)?.wrap.by).toBe('passphrase');
    expect(readKeyFile(folder)).toMatchObject({ warning: null, inStep: true });
  });

  test('is not added twice, and a weak one-time passphrase is refused', async () => {
    const { folder, workspaceKey } = base;
    const ask = { folder, workspaceKey, person: { id: bob.id, name: 'Bob' }, by: ada.id, now };
    expect((await failureOf(addPerson({ ...ask, oneTimePassphrase: oneTime }))).code).toBe('conflict');
    expect((await failureOf(addPerson({ ...ask, oneTimePassphrase: 'password1234' }))).code).toBe(
      'invalid_request',
    );
  });

  test('can be renamed on the door', async () => {
    const folder = copyOf(base.folder);
    await renamePerson({ folder, workspaceKey: base.workspaceKey, personId: bob.id, name: 'Robert' });
    expect(readKeyFile(folder)?.keyFile.people.map(({ name }) => name)).toEqual(['Ada Admin', 'Robert']);
  });
});

describe('a person who was reset', () => {
  test('has new keys under a one-time passphrase, and the workspace another key', async () => {
    const folder = copyOf(base.folder);
    const before = holder(folder, bob.id);
    const next = await resetPerson({
      folder,
      workspaceKey: base.workspaceKey,
      secretStore: null,
      reseal,
      person: { id: bob.id, name: 'Bob' },
      oneTimePassphrase: 'quartz-otter-58-window',
      by: ada.id,
      now: later(5),
    });
    const after = holder(folder, bob.id);
    expect(after?.signing.publicKey).not.toBe(before?.signing.publicKey);
    expect(after?.exchange.publicKey).not.toBe(before?.exchange.publicKey);
    expect(after?.origin).toEqual({ how: 'reset', by: ada.id, at: later(5).toISOString(), ownSince: null });
    expect(contentOf(folder, 2, next.workspaceKey)).toEqual(whole);
    expect(await unlock(folder, { id: bob.id, passphrase: 'quartz-otter-58-window' })).toMatchObject({
      mustChange: true,
    });
  });

  test('was reset by somebody else', async () => {
    const { folder, workspaceKey } = base;
    const ask = { folder, workspaceKey, secretStore: null, reseal, oneTimePassphrase: oneTime, now };
    const self = resetPerson({ ...ask, person: { id: ada.id, name: 'Ada' }, by: ada.id });
    expect((await failureOf(self)).code).toBe('not_allowed');
  });
});

describe('a person who was removed', () => {
  test('opens nothing that is written afterwards, though they kept the old files and the old key', async () => {
    const folder = copyOf(base.folder);
    const kept = copyOf(folder);
    const removed = await removePerson({
      folder,
      workspaceKey: base.workspaceKey,
      personId: bob.id,
      secretStore: null,
      reseal,
    });
    expect(contentOf(folder, 2, removed.workspaceKey)).toEqual(whole);
    expect((await failureOf(unlock(folder, { id: bob.id, passphrase: oneTime }))).code).toBe('not_found');
    expect(() => contentOf(folder, 2, base.workspaceKey)).toThrow('does not open with this key');
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.db'))
        .toSorted(),
    ).toEqual(['insights-2.db', 'ledger-2.db']);
    for (const file of Object.values(dbPaths(folder, 2))) {
      expect(readFileSync(file).includes(canary)).toBe(false);
    }

    // Their copy of the key file, put back over both, still gives them the old key, which opens no present database.
    for (const name of ['keys.json', 'keys.last-good.json'])
      copyFileSync(join(kept, name), join(folder, name));
    expect((await unlock(folder, { id: bob.id, passphrase: oneTime })).generation).toBe(1);
    expect(existsSync(dbPaths(folder, 1).ledger)).toBe(false);
  });

  test('cannot have the next key sealed to themselves by rewriting the key file', async () => {
    const folder = copyOf(base.folder);
    const own = holder(folder, bob.id)?.exchange.publicKey;
    rewritten(folder, (body) => ({
      ...body,
      people: (body['people'] as { exchange: object }[]).map((person) => ({
        ...person,
        exchange: { ...person.exchange, publicKey: own },
      })),
    }));
    expect(readKeyFile(folder)?.warning).toBe(null);
    const { workspaceKey } = base;
    const ask = { folder, workspaceKey, personId: bob.id, secretStore: null, reseal };
    const failure = await failureOf(removePerson(ask));
    expect(failure).toMatchObject({ code: 'storage_damaged' });
    expect(failure.message).toContain('changed by something other than Steward');
    expect((await failureOf(unlock(folder, ada))).message).toBe(failure.message);
  });

  test('is never the last one', async () => {
    const folder = copyOf(base.folder);
    const ask = { folder, secretStore: null, reseal };
    const { workspaceKey } = await removePerson({
      ...ask,
      workspaceKey: base.workspaceKey,
      personId: bob.id,
    });
    const last = removePerson({ ...ask, workspaceKey, personId: ada.id });
    expect((await failureOf(last)).code).toBe('conflict');
    expect(contentOf(folder, 2, workspaceKey)).toEqual(whole);
  });
});

test('a colleague with the workspace key who puts a public key of their own in somebody else’s name is found out', async () => {
  const folder = copyOf(base.folder);
  const own = holder(folder, bob.id)?.signing.publicKey ?? '';
  await changeHolder(folder, base.workspaceKey, ada.id, ({ signing }) => ({
    signing: { ...signing, publicKey: own },
  }));
  const failure = await failureOf(unlock(folder, ada));
  expect(failure.code).toBe('storage_damaged');
  expect(failure.message).toContain('Somebody exchanged them');
});

test('keys are not changed while a database is open somewhere, and nothing is left behind', async () => {
  const folder = copyOf(base.folder);
  const { workspaceKey } = base;
  const before = readdirSync(folder);
  const open = openEncrypted(dbPaths(folder, 1).insights, deriveKey(workspaceKey, 'insights'));
  const removal = removePerson({ folder, workspaceKey, personId: bob.id, secretStore: null, reseal });
  expect((await failureOf(removal)).code).toBe('workspace_busy');
  open.close();
  expect(readdirSync(folder).toSorted()).toEqual(before.toSorted());
  expect(holder(folder, bob.id)).toBeDefined();
  expect(contentOf(folder, 1, workspaceKey)).toEqual(whole);
});
