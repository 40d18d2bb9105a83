import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from './open.ts';

function aFile() {
  const folder = mkdtempSync(join(tmpdir(), 'steward-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

test('an encrypted database opens again with its key, and with no other', () => {
  const path = aFile();
  const key = randomBytes(32);
  const migrations = [{ name: '0001_note', sql: 'create table note (text text not null) strict' }];
  const first = openDb({ path, key, durability: 'full', migrations });
  first.raw.exec(`insert into note values ('kept')`);
  first.raw.close();

  const again = openDb({ path, key, durability: 'full', migrations });
  expect(again.raw.prepare('select text from note').pluck().all()).toEqual(['kept']);
  again.raw.close();
  expect(() => openDb({ path, key: randomBytes(32), durability: 'full', migrations })).toThrow(
    'does not open with this key',
  );
});
