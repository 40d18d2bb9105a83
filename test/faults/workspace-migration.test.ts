import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb, openEncrypted } from '../../main/db/open.ts';
import { damage, databaseOf, keyOf } from '../builders/damage.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { makeOld } from '../builders/old-workspace.ts';
import { signIn } from '../builders/people.ts';
import { canMount, onSmallDisk } from '../builders/small-disk.ts';
import type { File } from '../builders/watched-migration.ts';
import { migrateWatched } from '../builders/watched-migration.ts';

// A workspace of the very first Steward, with a client in it: every migration since runs on it.
let source = '';
const keys: Record<File, Buffer> = { ledger: Buffer.alloc(0), insights: Buffer.alloc(0) };
const migrationsOf = { ledger: ledgerMigrations, insights: insightsMigrations } as const;
const folders: string[] = [];
const isLong = process.env['STEWARD_FAULTS'] === 'long';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-migration-'));
  folders.push(folder);
  return folder;
}

function anOldDesk(): TestDesk {
  const folder = aFolder();
  cpSync(source, folder, { recursive: true });
  return aDesk({ folder });
}

beforeAll(async () => {
  const desk = aDesk();
  source = desk.folder;
  await desk.api.workspace.create(founder);
  for (const name of ['Belmonte Hotel', 'Hotel Lambert']) {
    await desk.api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  }
  await desk.domain.stop();
  await makeOld(source);
  for (const which of ['ledger', 'insights'] as const) keys[which] = await keyOf(desk, which);
}, 60_000);

afterEach(async () => {
  await closeDesks();
  for (const folder of folders.splice(0)) removeFolder(folder);
});
afterAll(() => removeFolder(source));

const unlock = ({ api }: TestDesk) => signIn(api, founder.name, founder.passphrase);

describe('a workspace of an older Steward', { timeout: 120_000 }, () => {
  test('is backed up as it is, brought up to this version, and the trail says so', async () => {
    const desk = anOldDesk();
    const { api } = desk;
    await unlock(desk);
    expect((await api.clients.list({})).map(({ name }) => name)).toEqual(['Belmonte Hotel', 'Hotel Lambert']);
    expect((await api.workspace.state({})).signedIn?.notices).toEqual([
      expect.stringContaining('A backup of before is kept'),
    ]);
    const [backup] = (await api.backups.list({})).filter(({ why }) => why === 'migration');
    expect(await api.backups.rehearse({ name: backup?.name ?? '' })).toMatchObject({ people: 1, clients: 2 });
    const [row] = await api.audit.workspace({ what: 'workspace.migrated' });
    expect(row?.detail).toEqual({
      ledger: ledgerMigrations.at(-1)?.name,
      insights: insightsMigrations.at(-1)?.name,
      backup: backup?.name,
    });
    expect((await api.audit.verifyAll({})).ok).toBe(true);
    await api.workspace.lock({});
    await unlock(desk);
    expect((await api.audit.workspace({ what: 'workspace.migrated' })).length).toBe(1);
  });

  test('whose backup of before can be restored: it is brought up on the way', async () => {
    const desk = anOldDesk();
    await unlock(desk);
    const { name } = (await desk.api.backups.list({})).find(({ why }) => why === 'migration') ?? { name: '' };
    const personId = (await desk.api.people.list({}))[0]?.id ?? '';
    await desk.api.backups.restore({ name, personId, passphrase: founder.passphrase });
    await unlock(desk);
    expect((await desk.api.clients.list({})).length).toBe(2);
  });

  test('stays as it is when no verified backup can be made of it', async () => {
    const desk = anOldDesk();
    const path = databaseOf(desk, 'ledger');
    const bytes = damage(path, Math.floor(readFileSync(path).length / 4096) - 6);
    const failure = await failureOf(unlock(desk));
    expect(failure.code).toBe('storage_damaged');
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(await desk.api.backups.offers({})).toEqual([]);
  });
});

const statesOf = (which: File, path: string) => {
  const raw = openEncrypted(path, keys[which]);
  try {
    return {
      applied: Number(raw.prepare('select count(*) from applied_migration').pluck().get()),
      health: raw.pragma('integrity_check', { simple: true }),
    };
  } finally {
    raw.close();
  }
};

/** What a kill left behind is the old database or the new one; the next opening ends at the new one either way. */
function isOldOrNew(which: File, path: string): void {
  const migrations = migrationsOf[which];
  const { applied, health } = statesOf(which, path);
  expect([1, migrations.length]).toContain(applied);
  expect(health).toBe('ok');
  const db = openDb({ path, key: keys[which], durability: 'full', migrations });
  if (which === 'ledger') {
    expect(db.raw.prepare('select name from client order by name').pluck().all()).toEqual([
      'Belmonte Hotel',
      'Hotel Lambert',
    ]);
  }
  db.raw.close();
}

describe.each(['ledger', 'insights'] as const)('a migration of the %s', (which) => {
  test(
    'cut off before any of its statements leaves the old database or the new one',
    { timeout: 240_000 },
    () => {
      const folder = aFolder();
      const path = join(folder, 'db');
      cpSync(databaseOf({ folder: source }, which), path);
      let statements = 0;
      migrateWatched(which, path, keys[which], () => {
        // What is on the disk at this moment is what a kill would leave: the kernel keeps what was written.
        statements += 1;
        const copy = join(folder, `cut-${statements}`);
        for (const suffix of ['', '-wal'])
          if (existsSync(`${path}${suffix}`)) cpSync(`${path}${suffix}`, `${copy}${suffix}`);
      });
      for (let statement = 1; statement <= statements; statement += 1)
        isOldOrNew(which, join(folder, `cut-${statement}`));
      expect(statements).toBeGreaterThan(migrationsOf[which].length * 2);
      expect(statesOf(which, path).applied).toBe(migrationsOf[which].length);
    },
  );

  test('whose process is killed leaves the same', { timeout: isLong ? 3_600_000 : 600_000 }, () => {
    const script = fileURLToPath(new URL('migration-kill-child.ts', import.meta.url));
    const every = isLong ? 1 : 24;
    for (let statement = 2; ; statement += every) {
      const path = join(aFolder(), 'db');
      cpSync(databaseOf({ folder: source }, which), path);
      const ask = [script, which, path, keys[which].toString('hex'), String(statement)];
      const { signal } = spawnSync(process.execPath, ask, { stdio: ['ignore', 'ignore', 'inherit'] });
      isOldOrNew(which, path);
      if (signal === null) return;
    }
  });
});

test.skipIf(!canMount())(
  'a disk that is full in the middle of a migration leaves the old database whole',
  { timeout: 120_000 },
  () => {
    const child = fileURLToPath(new URL('migration-disk-child.ts', import.meta.url));
    const old = databaseOf({ folder: source }, 'ledger');
    const attempts = JSON.parse(
      onSmallDisk(8, process.execPath, child, old, keys.ledger.toString('hex')),
    ) as { room: number; outcome: string; left: { applied: number; rows: number; health: string } }[];
    const rows = attempts[0]?.left.rows;
    expect(rows).toBeGreaterThan(2);
    expect(attempts.length).toBeGreaterThan(3);
    for (const { outcome, left } of attempts.slice(0, -1)) {
      expect({ outcome, left }).toEqual({
        outcome: 'storage_full',
        left: { applied: 1, rows, health: 'ok' },
      });
    }
    expect(attempts.at(-1)).toMatchObject({
      outcome: 'done',
      left: { applied: ledgerMigrations.length, rows, health: 'ok' },
    });
  },
);
