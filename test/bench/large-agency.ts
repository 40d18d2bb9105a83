import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../shared/model/day.ts';
import type { Session } from '../../shared/model/access.ts';
import { AssetId, ClientId, PersonId } from '../../shared/model/ids.ts';
import { addAsset } from '../../main/clients/store.ts';
import { write } from '../../main/db/access.ts';
import { insightsMigrations } from '../../main/db/insights/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import { putPlan } from '../../main/pacing/store.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { removeFolder } from '../builders/desk.ts';
import { aLedger } from '../builders/ledger.ts';

const now = '2026-11-20T09:00:00.000Z';
const today = '2026-11-20';
const campaignsEach = 6;
const adSetsEach = 3;
const objectives = ['OUTCOME_SALES', 'OUTCOME_LEADS', 'OUTCOME_TRAFFIC'];

export interface LargeAgency {
  readonly work: OpenWorkspace;
  readonly session: Session;
  readonly clients: readonly ClientId[];
  /** Of everything that was generated, so that two runs can be known to have measured the same. */
  readonly hash: string;
  readonly rows: number;
  close(): void;
}

type Insert = (...values: (string | number | null)[]) => void;

/** The large agency of the measurements, in two real, encrypted databases: made anew each run, the same to the byte. */
export function largeAgency(ask: { clients: number; days: number; adSets: boolean }): LargeAgency {
  let moment = new Date('2026-01-01T00:00:00Z').getTime();
  const ids = uuidV7Ids({ now: () => new Date((moment += 1)) });
  const person = PersonId.parse(ids.next());
  const clients = Array.from({ length: ask.clients }, () => ClientId.parse(ids.next()));
  const ledger = aLedger({ person, clients });
  const folder = mkdtempSync(join(tmpdir(), 'steward-large-'));
  const path = join(folder, 'insights.db');
  const insights = openDb({
    path,
    key: randomBytes(32),
    durability: 'normal',
    migrations: insightsMigrations,
  });
  const hash = createHash('sha256');
  let rows = 0;
  const into = (sql: string): Insert => {
    const statement = insights.raw.prepare(sql);
    return (...values) => {
      rows += 1;
      hash.update(values.slice(2).join('|'));
      statement.run(...values);
    };
  };
  const tables = tablesOf(into);
  for (const [at, client] of clients.entries()) {
    const asset = AssetId.parse(ids.next());
    write(ledger.db, (w) => {
      const names = { metaId: String(900_000 + at), name: `Account ${at}`, connectedAt: now };
      const zone = { currency: 'EUR', timezone: 'Europe/Warsaw', disconnectedAt: null };
      addAsset(w, { clientId: client, id: asset, kind: 'ad_account', ...names, ...zone });
      const amount = { minor: 200_000 + at * 100, currency: 'EUR' };
      const terms = { carriedMinor: 0, firstDay: null, tolerancePercent: 10, customDays: [], note: '' };
      putPlan(w, client, { month: '2026-11', amount, ...terms }, { id: person, at: now });
    });
    insights.raw.transaction(() => fill(tables, { client, asset, at, ...ask })).immediate();
  }
  insights.raw.exec('analyze');
  const who = { personId: person, name: 'Somebody' };
  const work: OpenWorkspace = {
    kind: 'real',
    name: 'Large',
    ledger: ledger.db,
    insights,
    tokenKey: Buffer.alloc(32),
    person: who,
    actor: { id: person, name: who.name },
    clock: { now: () => new Date(now) },
    ids,
  };
  return {
    work,
    session: { ...who, isSuperAdmin: true, roles: new Map() },
    clients,
    hash: hash.digest('hex').slice(0, 12),
    rows,
    close: () => {
      insights.raw.close();
      removeFolder(folder);
      ledger.close();
    },
  };
}

function tablesOf(into: (sql: string) => Insert) {
  return {
    campaign: into(`insert into campaign (client_id, id, asset_id, name, status, effective_status, objective,
      daily_budget_minor, issues, as_of) values (?, ?, ?, ?, 'ACTIVE', 'ACTIVE', ?, ?, '[]', '${now}')`),
    adSet:
      into(`insert into ad_set (client_id, id, asset_id, campaign_id, name, status, effective_status, issues, as_of)
      values (?, ?, ?, ?, ?, 'ACTIVE', 'ACTIVE', '[]', '${now}')`),
    covered: into(
      `insert into covered_day (client_id, asset_id, kind, day, as_of) values (?, ?, ?, ?, '${now}')`,
    ),
    day: into(`insert into insight_day (client_id, object_id, level, day, currency, spend_micros, impressions, clicks,
      link_clicks, reach, actions, action_values, as_of)
      values (?, ?, ?, ?, 'EUR', ?, ?, ?, ?, ?, ?, ?, '${now}')`),
    state:
      into(`insert into sync_state (client_id, complete_at, fresh_at, tried_at, outcome, sentence, failures, counts)
      values (?, '${now}', '${now}', '${now}', 'done', ?, 0, '{}')`),
  };
}

interface Fill {
  readonly client: string;
  readonly asset: string;
  readonly at: number;
  readonly days: number;
  readonly adSets: boolean;
}

function fill(tables: ReturnType<typeof tablesOf>, { client, asset, at, days, adSets }: Fill): void {
  const all = Array.from({ length: days }, (_, back) => addDays(today, back - days));
  tables.state(client, `${at} done`);
  const kinds = adSets ? ['account', 'campaign', 'ad_set'] : ['account', 'campaign'];
  for (const kind of kinds) for (const day of all) tables.covered(client, asset, kind, day);
  const put = (object: string, level: string, size: number) => {
    for (const [n, day] of all.entries()) tables.day(client, object, level, day, ...figures(size, at + n));
  };
  put(asset, 'account', campaignsEach);
  for (let campaign = 0; campaign < campaignsEach; campaign += 1) {
    const id = `c${at}-${campaign}`;
    tables.campaign(client, id, asset, `Campaign ${campaign}`, objectives[at % 3] ?? '', 2_000);
    put(id, 'campaign', 1);
    for (let adSet = 0; adSet < adSetsEach; adSet += 1) {
      tables.adSet(client, `${id}-${adSet}`, asset, id, `Ad set ${adSet}`);
      if (adSets) put(`${id}-${adSet}`, 'ad_set', 1 / adSetsEach);
    }
  }
}

function figures(size: number, seed: number): (string | number)[] {
  const spend = Math.round(size * (9_000_000 + ((seed * 7919) % 4_000_000)));
  const clicks = Math.round(size * (40 + (seed % 17)));
  const count = Math.round(size * (3 + (seed % 5)));
  const actions = { link_click: clicks, omni_purchase: count, lead: count, landing_page_view: clicks - 3 };
  const values = JSON.stringify({ omni_purchase: count * 80_000_000 });
  return [spend, clicks * 50, clicks + 5, clicks, clicks * 30, JSON.stringify(actions), values];
}
