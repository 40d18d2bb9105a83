import { join } from 'node:path';
import { PersonId } from '../../shared/model/ids.ts';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { write } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import type { Clock } from '../../main/ports.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { addPerson, addWorkspace } from '../../main/workspace/store.ts';

export const officePerson = PersonId.parse('01890000-0000-7000-8000-00000000000a');

/** Both databases of a folder, under keys that every process of a test knows; made when they are not there. */
export function openOffice(folder: string, clock: Clock): { work: OpenWorkspace; close: () => void } {
  const open = (name: string, durability: 'full' | 'normal', migrations: typeof ledgerMigrations) =>
    openDb({ path: join(folder, name), key: Buffer.alloc(32, name), durability, migrations });
  const ledger = open('ledger.db', 'full', ledgerMigrations);
  const insights = open('insights.db', 'normal', insightsMigrations);
  const isNew = ledger.raw.prepare('select count(*) from person').pluck().get() === 0;
  const at = clock.now().toISOString();
  if (isNew)
    write(ledger, (w) => {
      addWorkspace(w, {
        one: 1,
        id: '01890000-0000-7000-8000-00000000000b',
        kind: 'real',
        name: 'Oak & Ash',
        installationId: '01890000-0000-7000-8000-00000000000c',
        auditPublicKey: '',
        auditSealedKey: Buffer.alloc(1),
        createdAt: at,
      });
      addPerson(w, {
        id: officePerson,
        name: 'Ada',
        email: 'ada@agency.example',
        isSuperAdmin: true,
        state: 'active',
        createdAt: at,
        createdBy: null,
      });
    });
  const work: OpenWorkspace = {
    kind: 'real',
    name: 'Oak & Ash',
    ledger,
    insights,
    tokenKey: Buffer.alloc(32, 'token'),
    person: { personId: officePerson, name: 'Ada' },
    actor: { id: officePerson, name: 'Ada' },
    clock,
    ids: uuidV7Ids(clock),
  };
  const close = () => {
    ledger.raw.close();
    insights.raw.close();
  };
  return { work, close };
}
