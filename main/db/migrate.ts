import { createHash } from 'node:crypto';
import { AppError } from '../../shared/failure.ts';
import type { Connection } from './driver.ts';

export interface Migration {
  /** `0001_people`: four digits that rise by one, then what it is about. */
  readonly name: string;
  readonly sql: string;
}

const bookkeeping = `create table if not exists applied_migration (
  number integer primary key, name text not null, hash text not null, applied_at text not null
) strict`;

function hashOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** Forward only. Refuses a list that does not rise by one, a shipped file that was edited, a fork, and the future. */
export function migrate(
  raw: Connection,
  shipped: readonly Migration[],
  beforeMigration?: (raw: Connection) => void,
): void {
  raw.exec(bookkeeping);
  const applied = appliedTo(raw, shipped);
  const missing = shipped.slice(applied);
  if (missing.length === 0) return;
  if (applied > 0) beforeMigration?.(raw);
  applyAll(raw, missing, applied);
}

/** Whether a migration is missing. A database in which none was ever applied is new, and not behind. */
export function isMissingSome(raw: Connection, shipped: readonly Migration[]): boolean {
  const known = raw.prepare(`select 1 from sqlite_schema where name = 'applied_migration'`).get();
  if (!known) return false;
  const applied = appliedTo(raw, shipped);
  return applied > 0 && applied < shipped.length;
}

/** How many were applied; they are the first of those that are shipped, or nothing is opened. */
function appliedTo(raw: Connection, shipped: readonly Migration[]): number {
  assertRising(shipped);
  const applied = raw.prepare('select number, name, hash from applied_migration order by number').all() as {
    number: number;
    name: string;
    hash: string;
  }[];
  if (applied.length > shipped.length) {
    const newest = applied.at(-1)?.name ?? '';
    throw new AppError(
      'storage_newer',
      'This workspace was opened by a newer Steward. Install that version or restore an older backup.',
      { newest },
    );
  }
  for (const [index, row] of applied.entries()) {
    const own = shipped[index];
    if (own && row.number === index + 1 && row.name === own.name && row.hash === hashOf(own.sql)) continue;
    throw new AppError(
      'storage_newer',
      `This workspace was changed by a Steward of another line (${row.name}). Open it with that version.`,
      { migration: row.name },
    );
  }
  return applied.length;
}

function applyAll(raw: Connection, missing: readonly Migration[], done: number): void {
  // The pragma is ignored inside a transaction, and a table that is rebuilt must not cascade: off before, checked after.
  raw.pragma('foreign_keys = OFF');
  try {
    raw
      .transaction(() => {
        const note = raw.prepare('insert into applied_migration values (?, ?, ?, ?)');
        for (const [index, migration] of missing.entries()) {
          raw.exec(migration.sql);
          note.run(done + index + 1, migration.name, hashOf(migration.sql), new Date().toISOString());
        }
        const broken = raw.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`A migration broke ${broken.length} references.`);
        const health: unknown = raw.pragma('integrity_check', { simple: true });
        if (health !== 'ok')
          throw new AppError('storage_damaged', `The database is damaged: ${String(health)}`);
      })
      .immediate();
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

function assertRising(shipped: readonly Migration[]): void {
  for (const [index, migration] of shipped.entries()) {
    const number = Number(/^(\d{4})_/.exec(migration.name)?.[1]);
    if (number !== index + 1) throw new Error(`Migration ${migration.name} breaks the order.`);
  }
}
