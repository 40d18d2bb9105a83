import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/builders/failure.ts';
import { rewritten } from '../../../test/builders/key-file.ts';
import type { NewKeys } from './create.ts';
import { createKeys } from './create.ts';
import { isSignedBy } from './curves.ts';
import { deriveKey, keyRing } from './derive.ts';
import { readKeyFile } from './key-file.ts';
import { unlockWithPassphrase } from './unlock.ts';

const passphrase = 'five quiet herons at dusk';
const now = new Date('2026-11-20T09:00:00.000Z');
let folder = '';
let made: NewKeys;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-keys-'));
  const person = { id: 'ada', name: 'Ada Admin' };
  made = await createKeys({ folder, kind: 'real', workspaceId: 'w1', person, passphrase, now });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of a workspace', () => {
  test('open with the passphrase of the person, however it was typed', async () => {
    const unlocked = await unlockWithPassphrase({ folder, personId: 'ada', passphrase, now });
    expect(unlocked.workspaceKey.equals(made.workspaceKey)).toBe(true);
    expect(unlocked).toMatchObject({ generation: 1, mustChange: false });
    const bytes = Buffer.from('a manifest');
    expect(isSignedBy(made.credentials.signingKey, bytes, unlocked.personal.sign(bytes))).toBe(true);
    unlocked.personal.wipe();
    expect(() => unlocked.personal.sign(bytes)).toThrow('wiped');
  });

  test('stay shut for another passphrase and for a stranger', async () => {
    const wrong = unlockWithPassphrase({ folder, personId: 'ada', passphrase: `${passphrase}.`, now });
    expect((await failureOf(wrong)).code).toBe('wrong_passphrase');
    const stranger = unlockWithPassphrase({ folder, personId: 'eve', passphrase, now });
    expect((await failureOf(stranger)).code).toBe('not_found');
  });

  test('are made once in a folder', async () => {
    const person = { id: 'bob', name: 'Bob' };
    const again = createKeys({ folder, kind: 'real', workspaceId: 'w2', person, passphrase, now });
    expect((await failureOf(again)).code).toBe('conflict');
    expect(readKeyFile(folder)?.keyFile.workspaceId).toBe('w1');
  });

  test('are not there when their making was stopped before the databases were, and can be made after all', async () => {
    const half = mkdtempSync(join(tmpdir(), 'steward-keys-'));
    const person = { id: 'ada', name: 'Ada Admin' };
    const ask = { folder: half, kind: 'real' as const, workspaceId: 'w3', person, passphrase, now };
    const stopped = createKeys({
      ...ask,
      prepare: () => {
        writeFileSync(join(half, 'ledger-1.db'), 'half a ledger');
        throw new Error('killed here');
      },
    });
    await expect(stopped).rejects.toThrow('killed here');
    expect(readKeyFile(half)).toBe(null);
    await createKeys(ask);
    expect(readKeyFile(half)).toMatchObject({ warning: null, inStep: true });
    expect(readdirSync(half).toSorted()).toEqual(['ballast', 'keys.json', 'keys.last-good.json']);
    rmSync(half, { recursive: true });
  });

  test('are nowhere in the files, nor is the passphrase or the recovery code', () => {
    for (const name of ['keys.json', 'keys.last-good.json']) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const secret of [
        made.workspaceKey.toString('base64'),
        made.workspaceKey.toString('hex'),
        passphrase,
        made.recoveryCode,
        made.recoveryCode.replaceAll('-', ''),
      ]) {
        expect(text).not.toContain(secret);
      }
    }
  });

  test('are one per use, the same each time, and gone when the ring is wiped', () => {
    const uses = ['ledger', 'insights', 'tokens', 'audit', 'backup', 'pictures'] as const;
    const ring = keyRing(Buffer.from(made.workspaceKey));
    const keys = uses.map((use) => ring.derive(use).toString('hex'));
    expect(new Set([...keys, made.workspaceKey.toString('hex')]).size).toBe(uses.length + 1);
    expect(uses.map((use) => deriveKey(made.workspaceKey, use).toString('hex'))).toEqual(keys);
    ring.wipe();
    expect(() => ring.derive('ledger')).toThrow('wiped');
  });

  test('of a real workspace are no keys of a demo, even when the file is rewritten to say so', async () => {
    const keys = readFileSync(join(folder, 'keys.json'));
    const spare = readFileSync(join(folder, 'keys.last-good.json'));
    try {
      rewritten(folder, (body) => ({ ...body, kind: 'demo' }));
      expect(readKeyFile(folder)).toMatchObject({ warning: null, keyFile: { kind: 'demo' } });
      const forged = unlockWithPassphrase({ folder, personId: 'ada', passphrase, now });
      expect((await failureOf(forged)).code).toBe('wrong_passphrase');
    } finally {
      writeFileSync(join(folder, 'keys.json'), keys);
      writeFileSync(join(folder, 'keys.last-good.json'), spare);
    }
  });
});
