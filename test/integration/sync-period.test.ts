import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { createSandbox, type Sandbox } from '../../main/sandbox/sandbox.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';
import { adTruth } from '../builders/truth.ts';

// Days that no sync has brought, because a person chose a period further back.

const slow = { timeout: 120_000 };
/** Older than the 400 days that a sync fills by itself, and over two of Meta's slices for a Page. */
const old = { from: '2025-07-01', to: '2025-09-30' };
let desk: TestDesk;
let world: Sandbox;
let client: Client;

beforeAll(async () => {
  desk = aDesk();
  world = createSandbox({ now: () => desk.now() });
  await desk.api.workspace.exploreDemo({});
  const clients = await desk.api.clients.list({});
  client = clients.find(({ name }) => name === 'Belmonte Hotel')!;
  await desk.api.sync.run({ clientId: client.id });
}, 120_000);
afterAll(closeDesks);

const ask = { period: old, comparison: 'none' } as const;

describe('a period that was never read', slow, () => {
  test('is missing on every screen, and is the sandbox’s own once it was asked for', async () => {
    const { id: clientId } = client;
    const before = await desk.api.insights.overview({ clientId, ...ask });
    expect([before.coverage.read, before.total.daysRead]).toEqual([0, 0]);
    expect((await desk.api.insights.page({ clientId, ...ask })).coverage.read).toBe(0);

    const { rows } = await desk.api.sync.period({ clientId, ...old });
    expect(rows).toBeGreaterThan(92 * 3);

    const overview = await desk.api.insights.overview({ clientId, ...ask });
    expect([overview.coverage.days, overview.coverage.read]).toEqual([92, 92]);
    const assets = await desk.api.assets.list({ clientId });
    const accounts = assets.filter(({ kind }) => kind === 'ad_account').map(({ metaId }) => `act_${metaId}`);
    const truth = adTruth(world, accounts, old.from, old.to);
    expect(truth.spendMicros).toBeGreaterThan(0);
    expect(overview.total.spendMicros).toBe(truth.spendMicros);
    expect(overview.total.reach.value).toBeGreaterThan(0);
    const ads = await desk.api.insights.ads({ clientId, ...ask });
    expect(ads.rows.filter(({ why }) => why !== null)).toEqual([]);
    expect((await desk.api.insights.page({ clientId, ...ask })).coverage.read).toBe(92);
  });

  test('is told to the windows when it came, and nothing of it stays in the bar of what takes long', async () => {
    const { id: clientId } = client;
    const from = desk.events.length;
    await desk.api.sync.period({ clientId, from: '2025-06-01', to: '2025-06-30' });
    const told = desk.events.slice(from).map(({ name }) => name);
    expect(told).toContain('work.changed');
    expect(told.at(-1)).toBe('sync.ended');
    expect(await desk.api.work.list({})).toEqual([]);
  });

  test('asked for again asks Meta for no day twice', async () => {
    const { id: clientId } = client;
    const again = await desk.api.sync.period({ clientId, ...old });
    // What Meta adds up itself is asked for anew; 92 days of three levels are not.
    expect(again.rows).toBeLessThan(92);
  });
});
