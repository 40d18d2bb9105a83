import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { mintScope, type ClientScope } from '../../main/clients/scope.ts';
import { addAsset } from '../../main/clients/store.ts';
import { write } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import type { Session } from '../../shared/model/access.ts';
import { addDays } from '../../shared/model/day.ts';
import { AssetId, ClientId, PersonId } from '../../shared/model/ids.ts';
import { removeFolder } from './desk.ts';
import { aLedger } from './ledger.ts';

const person = PersonId.parse('01890000-0000-7000-8000-00000000000a');
export const theClient = ClientId.parse('01890000-0000-7000-8000-000000000001');
export const anotherClient = ClientId.parse('01890000-0000-7000-8000-000000000002');

export interface FiguresDesk {
  readonly work: OpenWorkspace;
  readonly session: Session;
  scope(clientId?: ClientId): ClientScope;
  /** Connects an ad account; gives its asset id. */
  account(ask?: { clientId?: ClientId; currency?: string; timezone?: string; metaId?: string }): string;
  /** Days of an account that were read from Meta, one amount each, in millionths; `null` leaves the day unread. */
  days(assetId: string, from: string, micros: readonly (number | null)[], clientId?: ClientId): void;
  close(): void;
}

/** Two clients in both databases, real and encrypted, with no figures yet. */
export function aFiguresDesk(now = '2026-11-20T09:00:00.000Z'): FiguresDesk {
  const ledger = aLedger({ person, clients: [theClient, anotherClient] });
  const folder = mkdtempSync(join(tmpdir(), 'steward-insights-'));
  const insights = openDb({
    path: join(folder, 'insights.db'),
    key: randomBytes(32),
    durability: 'normal',
    migrations: insightsMigrations,
  });
  // The trail begins with the workspace.
  ledger.db.raw
    .prepare(`insert into workspace values (1, ?, 'real', 'Test', ?, 'key', x'00', ?)`)
    .run(person, person, now);
  const clock = { now: () => new Date(now) };
  const ids = uuidV7Ids(clock);
  const who = { personId: person, name: 'Somebody' };
  const work: OpenWorkspace = {
    kind: 'real',
    name: 'Test',
    ledger: ledger.db,
    insights,
    tokenKey: Buffer.alloc(32),
    person: who,
    actor: { id: person, name: who.name },
    clock,
    ids,
  };
  const session = { ...who, isSuperAdmin: true, roles: new Map() };
  let accounts = 0;
  return {
    work,
    session,
    scope: (clientId = theClient) => mintScope(ledger.db, session, 'view', clientId),
    account: ({ clientId = theClient, currency = 'EUR', timezone = 'Europe/Warsaw', metaId } = {}) => {
      const id = AssetId.parse(ids.next());
      const own = { clientId, id, kind: 'ad_account' as const, currency, timezone };
      accounts += 1;
      const meta = {
        metaId: metaId ?? `90000000000${accounts}`,
        name: `Account ${accounts}`,
        connectedAt: now,
      };
      write(ledger.db, (w) => addAsset(w, { ...own, ...meta, disconnectedAt: null }));
      return id;
    },
    days: (assetId, from, micros, clientId = theClient) => {
      const cover = insights.raw.prepare(`insert into covered_day values (?, ?, 'account', ?, ?)`);
      const put = insights.raw.prepare(
        `insert into insight_day (client_id, level, day, object_id, currency, spend_micros, impressions, clicks, link_clicks,
           reach, actions, action_values, as_of) values (?, 'account', ?, ?, 'EUR', ?, 1000, 10, 5, null, '{}', '{}', ?)`,
      );
      for (const [index, amount] of micros.entries()) {
        if (amount === null) continue;
        const day = addDays(from, index);
        cover.run(clientId, assetId, day, now);
        if (amount > 0) put.run(clientId, day, assetId, amount, now);
      }
    },
    close: () => {
      insights.raw.close();
      removeFolder(folder);
      ledger.close();
    },
  };
}
