import { closeSync, cpSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb, openEncrypted } from '../../main/db/open.ts';

// On a small file system of its own: migrates with ever more room, and prints what each attempt left behind.
const [old = '', keyText = '', disk = ''] = process.argv.slice(2);
const key = Buffer.from(keyText, 'hex');
const path = join(disk, 'ledger.db');

function leave(kilobytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const handle = openSync(join(disk, 'filler'), 'w');
  for (let left = bavail * bsize - kilobytes * 1024; left > 0; left -= 4096)
    writeSync(handle, Buffer.alloc(4096, 1));
  closeSync(handle);
}

function attempt(): string {
  try {
    openDb({ path, key, durability: 'full', migrations: ledgerMigrations }).raw.close();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

function left(): { applied: number; rows: number; health: unknown } {
  const raw = openEncrypted(path, key);
  const count = (table: string) => Number(raw.prepare(`select count(*) from ${table}`).pluck().get());
  const found = {
    applied: count('applied_migration'),
    rows: count('audit_row'),
    health: raw.pragma('integrity_check', { simple: true }),
  };
  raw.close();
  return found;
}

const attempts: { room: number; outcome: string; left: ReturnType<typeof left> }[] = [];
for (let room = 0; room <= 1024 && attempts.at(-1)?.outcome !== 'done'; room += 48) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  cpSync(old, path);
  leave(room);
  const outcome = attempt();
  rmSync(join(disk, 'filler'));
  attempts.push({ room, outcome, left: left() });
}
process.stdout.write(JSON.stringify(attempts));
