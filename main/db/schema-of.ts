import type { Reader } from './access.ts';
import { openFile } from './driver.ts';
import type { Migration } from './migrate.ts';
import { migrate } from './migrate.ts';

export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  /** `null` for an index that SQLite made by itself. */
  readonly sql: string | null;
}

export function schemaObjects(raw: Reader['raw']): SchemaObject[] {
  return raw
    .prepare('select type, name, tbl_name as "table", sql from sqlite_schema order by name')
    .all() as SchemaObject[];
}

/** What the migrations make, in memory: the yardstick for a file that somebody may have changed. */
export function schemaOf(migrations: readonly Migration[]): SchemaObject[] {
  const raw = openFile(':memory:');
  try {
    migrate(raw, migrations);
    return schemaObjects(raw);
  } finally {
    raw.close();
  }
}
