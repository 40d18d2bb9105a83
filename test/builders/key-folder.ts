import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { openAuditKey, sealAuditKey } from '../../main/audit/keys.ts';
import type { Db } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import type { Reseal } from '../../main/workspace/keys/copy-databases.ts';
import type { NewKeys } from '../../main/workspace/keys/create.ts';
import { createKeys } from '../../main/workspace/keys/create.ts';
import { deriveKey } from '../../main/workspace/keys/derive.ts';
import { dbPaths } from '../../main/workspace/keys/generations.ts';
import { writeFounding } from '../../main/workspace/opening.ts';
import { PersonId } from '../../shared/model/ids.ts';

export const now = new Date('2026-11-20T09:00:00.000Z');
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const ids = uuidV7Ids({ now: () => now });
export const ada = { id: PersonId.parse(ids.next()), passphrase: 'five quiet herons at dusk' };
export const bob = { id: PersonId.parse(ids.next()), passphrase: 'seven tin kettles whistle' };
/** Something to find again, or not to find, in the databases. */
export const canary = 'marmalade canary';

const made: string[] = [];
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-keys-'));
  made.push(folder);
  return folder;
}
export function copyOf(folder: string): string {
  const copy = aFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Ada's workspace on real files: keys, an encrypted ledger with an audit key, an encrypted store of insights. */
export async function aWorkspaceFolder(folder = aFolder()): Promise<NewKeys & { readonly folder: string }> {
  const workspaceId = ids.next();
  const { id, passphrase } = ada;
  const keys = await createKeys({
    folder,
    kind: 'real',
    workspaceId,
    person: { id, name: 'Ada Admin' },
    passphrase,
    now,
    prepare: ({ workspaceKey, generation, credentials }) =>
      withDatabases(folder, generation, workspaceKey, (ledger, insights) => {
        const founding = {
          kind: 'real' as const,
          workspaceName: canary,
          name: 'Ada Admin',
          email: 'ada@agency.example',
          passphrase,
        };
        const seal = deriveKey(workspaceKey, 'audit');
        const clock = { now: () => now };
        writeFounding(ledger, seal, { founding, workspaceId, personId: id, credentials, clock, ids });
        insights.raw.exec(`create table note (text text not null) strict`);
        const add = insights.raw.prepare('insert into note values (?)');
        for (let row = 0; row < 500; row += 1) add.run(`${canary} ${row}`);
      }),
  });
  return { ...keys, folder };
}

/** Both databases of a folder; whoever opens them closes them. */
export function openBoth(folder: string, generation: number, workspaceKey: Buffer) {
  const paths = dbPaths(folder, generation);
  const open = (file: 'ledger' | 'insights') =>
    openDb({
      path: paths[file],
      key: deriveKey(workspaceKey, file),
      durability: file === 'ledger' ? 'full' : 'normal',
      migrations: file === 'ledger' ? ledgerMigrations : insightsMigrations,
    });
  const ledger = open('ledger');
  try {
    const insights = open('insights');
    const close = () => {
      insights.raw.close();
      ledger.raw.close();
    };
    return { ledger, insights, close };
  } catch (error) {
    ledger.raw.close();
    throw error;
  }
}

function withDatabases<T>(
  folder: string,
  generation: number,
  workspaceKey: Buffer,
  work: (ledger: Db, insights: Db) => T,
): T {
  const { ledger, insights, close } = openBoth(folder, generation, workspaceKey);
  try {
    return work(ledger, insights);
  } finally {
    close();
  }
}

/** What can be read with this key: everything, or an error. */
export function contentOf(folder: string, generation: number, workspaceKey: Buffer) {
  return withDatabases(folder, generation, workspaceKey, (ledger, insights) => {
    const workspace = ledger.raw
      .prepare('select name, audit_sealed_key as sealed, audit_public_key as pem from workspace')
      .get() as {
      name: string;
      sealed: Buffer;
      pem: string;
    };
    const auditKey = openAuditKey(workspace.sealed, deriveKey(workspaceKey, 'audit'));
    return {
      name: workspace.name,
      auditRows: ledger.raw.prepare('select count(*) from audit_row').pluck().get(),
      isAuditKeyKept: auditKey.publicKey === workspace.pem,
      notes: insights.raw.prepare('select count(*) from note where text like ?').pluck().get(`${canary}%`),
    };
  });
}
export const whole = { name: canary, auditRows: 1, isAuditKeyKept: true, notes: 500 };

export const reseal: Reseal = (ledger, from, to) => {
  const sealed = ledger.prepare('select audit_sealed_key from workspace').pluck().get() as Buffer;
  const again = sealAuditKey(openAuditKey(sealed, from('audit')), to('audit'));
  ledger.prepare('update workspace set audit_sealed_key = ?').run(again);
};
