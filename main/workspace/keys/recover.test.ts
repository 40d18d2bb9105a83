import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/builders/failure.ts';
import {
  aWorkspaceFolder,
  ada,
  contentOf,
  copyOf,
  later,
  removeFolders,
  reseal,
  whole,
} from '../../../test/builders/key-folder.ts';
import type { NewKeys } from './create.ts';
import { readKeyFile } from './key-file.ts';
import { replaceRecoveryCode, unlockWithRecovery } from './recover.ts';
import { codeOf, secretOf } from './recovery-code.ts';
import { rotate } from './rotate.ts';
import { unlockWithPassphrase } from './unlock.ts';

const newPassphrase = 'eleven paper boats drift';
let base: NewKeys & { folder: string };
beforeAll(async () => {
  base = await aWorkspaceFolder();
}, 30_000);
afterAll(removeFolders);
const recover = (folder: string, code: string) =>
  unlockWithRecovery({ folder, code, personId: ada.id, newPassphrase, now: later(60) });

describe('the recovery code', () => {
  test('opens the workspace, gives an account new keys and says that they come from a recovery', async () => {
    const folder = copyOf(base.folder);
    const recovered = await recover(folder, base.recoveryCode);
    expect(recovered.workspaceKey.equals(base.workspaceKey)).toBe(true);
    expect(recovered.retired).toEqual(base.credentials);
    expect(recovered.credentials.signingKey).not.toBe(base.credentials.signingKey);
    const at = later(60).toISOString();
    expect(recovered.credentials.origin).toEqual({ how: 'recovered', by: null, at, ownSince: at });

    const ask = { folder, personId: ada.id, now: later(900) };
    const old = unlockWithPassphrase({ ...ask, passphrase: ada.passphrase });
    expect((await failureOf(old)).code).toBe('wrong_passphrase');
    expect(await unlockWithPassphrase({ ...ask, passphrase: newPassphrase })).toMatchObject({
      mustChange: false,
    });
  });

  test('still opens after the keys were changed without it', async () => {
    const folder = copyOf(base.folder);
    const ask = { folder, secretStore: null, reseal };
    const { workspaceKey } = await rotate({ ...ask, workspaceKey: base.workspaceKey });
    await rotate({ ...ask, workspaceKey });
    expect(readKeyFile(folder)?.keyFile).toMatchObject({ generation: 3, version: 3 });
    const recovered = await recover(folder, base.recoveryCode.toLowerCase().replaceAll('-', ' '));
    expect(contentOf(folder, recovered.generation, recovered.workspaceKey)).toEqual(whole);
  });

  test('opens nothing once another took its place', async () => {
    const folder = copyOf(base.folder);
    const { recoveryCode } = await replaceRecoveryCode({
      folder,
      workspaceKey: base.workspaceKey,
      secretStore: null,
      reseal,
    });
    expect((await failureOf(recover(folder, base.recoveryCode))).code).toBe('wrong_passphrase');
    expect(readKeyFile(folder)?.keyFile.people[0]?.origin.how).toBe('founder');
    expect((await recover(folder, recoveryCode)).generation).toBe(2);
  });

  test('is 14 groups of four characters that cannot be misread, and survives being typed by hand', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const code = codeOf(Buffer.from(bytes));
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){13}$/);
        const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
        expect(secretOf(typed).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  test('with one wrong letter is refused before anything is tried', () => {
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const plain = base.recoveryCode.replaceAll('-', '');
    for (let place = 0; place < plain.length; place += 1) {
      const other = letters[(letters.indexOf(plain[place] ?? '') + 1) % 32] ?? '';
      const typed = plain.slice(0, place) + other + plain.slice(place + 1);
      expect(() => secretOf(typed)).toThrow('Check it letter by letter');
    }
  });
});
