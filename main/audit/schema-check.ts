import type { Reader } from '../db/access.ts';
import { ledgerMigrations } from '../db/ledger/migrations.ts';
import type { SchemaObject } from '../db/schema-of.ts';
import { schemaObjects, schemaOf } from '../db/schema-of.ts';

export interface SchemaFault {
  readonly name: string;
  readonly problem: 'missing' | 'altered' | 'unexpected';
}

let expected: readonly SchemaObject[] | undefined;

/** Names every table, index and trigger of the trail that is not what the migrations make: what keeps it append-only. */
export function checkSchema(r: Reader): SchemaFault[] {
  expected ??= schemaOf(ledgerMigrations).filter(guardsTheTrail);
  const found = new Map(
    schemaObjects(r.raw)
      .filter(guardsTheTrail)
      .map((object) => [object.name, object]),
  );
  const faults: SchemaFault[] = [];
  for (const { name, type, table, sql } of expected) {
    const own = found.get(name);
    found.delete(name);
    if (!own) faults.push({ name, problem: 'missing' });
    else if (own.type !== type || own.table !== table || own.sql !== sql) {
      faults.push({ name, problem: 'altered' });
    }
  }
  for (const name of found.keys()) faults.push({ name, problem: 'unexpected' });
  return faults.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A foreign trigger on these tables counts as well: one line of it can swallow every row. */
function guardsTheTrail(object: SchemaObject): boolean {
  return /^audit_/i.test(object.table) || /^audit_/i.test(object.name);
}
