import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as ads from './insights/ads-schema.ts';
import * as insights from './insights/schema.ts';
import { insightsMigrations } from './insights/migrations.ts';
import * as clients from './ledger/client-schema.ts';
import * as money from './ledger/money-schema.ts';
import * as ledger from './ledger/schema.ts';
import { ledgerMigrations } from './ledger/migrations.ts';
import { openDb } from './open.ts';

const databases = [
  { name: 'ledger', tables: Object.values(ledger), migrations: ledgerMigrations },
  { name: 'clients in the ledger', tables: Object.values(clients), migrations: ledgerMigrations },
  { name: 'money path', tables: Object.values(money), migrations: ledgerMigrations },
  { name: 'insights', tables: Object.values(insights), migrations: insightsMigrations },
  { name: 'ads in insights', tables: Object.values(ads), migrations: insightsMigrations },
];

test.each(databases)('drizzle sees the $name as its migrations make it', ({ tables, migrations }) => {
  const db = openDb({
    path: join(mkdtempSync(join(tmpdir(), 'steward-schema-')), 'x.db'),
    key: randomBytes(32),
    durability: 'full',
    migrations,
  });
  for (const table of tables) {
    const { name, columns } = getTableConfig(table);
    const made = db.raw
      .prepare('select name, "notnull" or pk > 0 as needed from pragma_table_info(?)')
      .all(name);
    const seen = columns.map((column) => ({
      name: column.name,
      needed: Number(column.notNull || column.primary),
    }));
    expect({ name, columns: seen }).toEqual({ name, columns: made });
  }
  db.raw.close();
});
