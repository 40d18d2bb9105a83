import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/builders/failure.ts';
import {
  aWorkspaceFolder,
  ada,
  copyOf,
  now,
  removeFolders,
  reseal,
} from '../../../test/builders/key-folder.ts';
import type { FakeKeychain } from '../../../test/builders/secret-store.ts';
import { aKeychain } from '../../../test/builders/secret-store.ts';
import type { NewKeys } from './create.ts';
import { readKeyFile } from './key-file.ts';
import { disableQuick, enableQuick, unlockQuick } from './quick.ts';
import { rotate } from './rotate.ts';
import { unlockWithPassphrase } from './unlock.ts';

let base: NewKeys & { folder: string };
let folder = '';
let secretStore: FakeKeychain;
beforeAll(async () => {
  base = await aWorkspaceFolder();
}, 30_000);
beforeEach(async () => {
  folder = copyOf(base.folder);
  secretStore = aKeychain();
  await enableQuick({ folder, workspaceKey: base.workspaceKey, personId: ada.id, secretStore });
});
afterAll(removeFolders);

const quick = () => unlockQuick({ folder, personId: ada.id, secretStore });
const recorded = () => readKeyFile(folder)?.keyFile.people[0]?.quick;

describe('quick unlock', () => {
  test('opens the workspace and says which keychain it uses, without any secret in the file', async () => {
    const unlocked = await quick();
    expect(unlocked.workspaceKey.equals(base.workspaceKey)).toBe(true);
    expect(unlocked).not.toHaveProperty('personal');
    expect(recorded()?.backend).toBe('gnome_libsecret');
    const text = readFileSync(join(folder, 'keys.json'), 'utf8');
    const { secret } = await secretStore.open(Buffer.from(recorded()?.device ?? '', 'base64'));
    expect(text).not.toContain(Buffer.from(secret).toString('base64'));
  });

  test('is off for everybody who did not turn it on, and after it was turned off', async () => {
    await disableQuick({ folder, workspaceKey: base.workspaceKey, personId: ada.id });
    expect(recorded()).toBe(null);
    expect(await failureOf(quick())).toMatchObject({ code: 'keychain_unavailable' });
  });

  test.each([
    {
      when: 'there is no keychain any more',
      change: () => (secretStore.isThere = false),
      says: 'There is no keychain in this session. Use your passphrase.',
    },
    {
      when: 'another keychain is in use',
      change: () => (secretStore.backend = 'kwallet6'),
      says: 'Quick unlock was set up with gnome_libsecret, and this session offers kwallet6. Use your passphrase, then turn quick unlock on again.',
    },
    {
      when: 'the keychain refuses',
      change: () => (secretStore.isRefusing = true),
      says: 'The keychain did not give the secret. Use your passphrase.',
    },
    {
      when: 'the keychain has forgotten its key',
      change: () => secretStore.forget(),
      says: 'The keychain did not give the secret. Use your passphrase.',
    },
  ])('when $when, it is explained and the file stays as it is', async ({ change, says }) => {
    const before = readFileSync(join(folder, 'keys.json'), 'utf8');
    change();
    expect(await failureOf(quick())).toMatchObject({ code: 'keychain_unavailable', message: says });
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(before);
  });

  test('never locks out: the passphrase opens while the keychain is gone, and quick unlock works when it is back', async () => {
    secretStore.isThere = false;
    const ask = { folder, personId: ada.id, passphrase: ada.passphrase, now };
    expect((await unlockWithPassphrase(ask)).workspaceKey.equals(base.workspaceKey)).toBe(true);
    secretStore.isThere = true;
    expect((await quick()).workspaceKey.equals(base.workspaceKey)).toBe(true);
  });

  test('is not turned on where the keychain is none or refuses: never a plain copy instead', async () => {
    await disableQuick({ folder, workspaceKey: base.workspaceKey, personId: ada.id });
    const enable = () =>
      enableQuick({ folder, workspaceKey: base.workspaceKey, personId: ada.id, secretStore });
    secretStore.isThere = false;
    expect((await failureOf(enable())).code).toBe('keychain_unavailable');
    secretStore.isThere = true;
    secretStore.isRefusing = true;
    expect((await failureOf(enable())).code).toBe('keychain_unavailable');
    expect(recorded()).toBe(null);
  });

  test('is sealed once more when the keychain asks for it', async () => {
    const before = recorded()?.device;
    secretStore.asksAgain = true;
    await quick();
    expect(recorded()?.device).not.toBe(before);
    expect((await quick()).workspaceKey.equals(base.workspaceKey)).toBe(true);
  });

  test('follows a change of keys while the keychain answers', async () => {
    const rotated = await rotate({ folder, workspaceKey: base.workspaceKey, secretStore, reseal });
    expect(rotated.warning).toBe(null);
    const unlocked = await quick();
    expect(unlocked).toMatchObject({ generation: 2 });
    expect(unlocked.workspaceKey.equals(rotated.workspaceKey)).toBe(true);
  });

  test('is dropped, and said to be, when the keychain does not answer at a change of keys', async () => {
    secretStore.isRefusing = true;
    const rotated = await rotate({ folder, workspaceKey: base.workspaceKey, secretStore, reseal });
    expect(rotated.warning).toBe('The keychain did not answer, so quick unlock is off for Ada Admin.');
    expect(recorded()).toBe(null);
  });
});
