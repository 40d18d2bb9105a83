import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import { addClient } from '../../main/clients/store.ts';
import type { Db } from '../../main/db/access.ts';
import { write } from '../../main/db/access.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import { addPerson } from '../../main/workspace/store.ts';
import { removeFolder } from './desk.ts';

const since = '2026-01-01T00:00:00.000Z';

/** A real, encrypted ledger in a folder of its own, with one person and some clients. */
export function aLedger(ask: { person: PersonId; clients: readonly ClientId[] }): {
  db: Db;
  close: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'steward-ledger-'));
  const db = openDb({
    path: join(folder, 'ledger.db'),
    key: randomBytes(32),
    durability: 'full',
    migrations: ledgerMigrations,
  });
  write(db, (w) => {
    addPerson(w, {
      id: ask.person,
      name: 'Somebody',
      email: 'some@body.example',
      isSuperAdmin: false,
      state: 'active',
      createdAt: since,
      createdBy: null,
    });
    for (const [index, id] of ask.clients.entries()) {
      addClient(w, {
        id,
        name: `Client ${index + 1}`,
        currency: 'EUR',
        timezone: 'Europe/Warsaw',
        colour: '#1f7a6a',
        businessName: '',
        email: '',
        language: 'en',
        notes: '',
        createdAt: since,
        createdBy: ask.person,
      });
    }
  });
  return {
    db,
    close: () => {
      db.raw.close();
      removeFolder(folder);
    },
  };
}
