import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { closeDesks, type TestDesk } from '../builders/desk.ts';
import { aDeskWithToken, aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';
import { adTruth } from '../builders/truth.ts';

/** Long before what a first sync of today brings. */
const august = { from: '2026-08-01', to: '2026-08-31' };

let served: Served;
let desk: TestDesk;
let folder: string;
let clientIds: ClientId[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-many-asking-'));
  served = await aSandbox();
  desk = await aDeskWithToken(served, { jumping: (ms) => served.sandbox.clock.advance(ms / 1000) });
  clientIds = [await aConnectedClient(desk, served, 0), await aConnectedClient(desk, served, 1)];
  for (const clientId of clientIds) await desk.api.sync.run({ clientId });
  desk.openAnswers.push(folder);
}, 120_000);
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
  rmSync(folder, { recursive: true, force: true });
});

const accountOf = (index: number) => served.sandbox.describe().clients[index]?.accounts[0]?.accountId ?? '';
const readDays = async (clientId: ClientId) =>
  (await desk.api.insights.overview({ clientId, period: august })).coverage.read;

/** The batch, each client's page text, and what its snapshot says is missing. */
async function batch() {
  const { results } = await desk.api.reports.exportMany({ clientIds, period: august });
  return Promise.all(
    results.map(async ({ clientId, outcome, fileName, sentence }) => {
      const [line] = await desk.api.reports.list({ clientId });
      const detail = line ? await desk.api.reports.get({ clientId, reportId: line.id }) : null;
      const text = outcome === 'saved' ? readFileSync(join(folder, fileName), 'utf8') : '';
      const gaps = detail?.missing.map(({ source, why }) => `${source} ${why}`) ?? [];
      return { outcome, sentence, gaps, text };
    }),
  );
}

const ofAds = (gaps: readonly string[]) =>
  gaps.filter((one) => ['ads', 'creatives', 'audience'].includes(one.split(' ')[0] ?? ''));

describe('a batch over days that no sync has brought', () => {
  it('asks Meta for them, and every report has the figures that Meta has', async () => {
    for (const clientId of clientIds) expect(await readDays(clientId)).toBeLessThan(31);
    const made = await batch();
    expect(made.map(({ outcome, sentence }) => [outcome, sentence])).toEqual([
      ['saved', ''],
      ['saved', ''],
    ]);
    for (const [index, clientId] of clientIds.entries()) {
      expect(ofAds(made[index]?.gaps ?? ['none'])).toEqual([]);
      expect(await readDays(clientId)).toBe(31);
      const { total } = await desk.api.insights.overview({ clientId, period: august });
      const truth = adTruth(served.sandbox, [accountOf(index)], august.from, august.to);
      expect(total.spendMicros).toBe(truth.spendMicros);
    }
  }, 240_000);

  it('says on page one what Meta refused of one client, and has the other’s whole', async () => {
    served.sandbox.withdraw(accountOf(0));
    const [refused, other] = await batch();
    expect(refused?.outcome).toBe('saved');
    expect(ofAds(refused?.gaps ?? [])).not.toEqual([]);
    expect(refused?.text).toContain('No judgement is made on:');
    expect(other?.text).toContain('class="tiles');
    expect(ofAds(other?.gaps ?? ['none'])).toEqual([]);
  }, 240_000);

  it('makes no figures of a month whose token has died, and withholds every verdict', async () => {
    served.sandbox.fault({}, { kind: 'error', code: 190, subcode: 460 });
    const made = await batch();
    for (const one of made) {
      expect(one.outcome).toBe('saved');
      expect(one.gaps).toContain('ads never_synced');
      expect(one.text).toContain('Ad figures have never been read.');
      expect(one.text).toContain('No judgement is made on:');
      const values = [...one.text.matchAll(/class="value">([^<]*)</g)].map(([, value]) => value);
      expect(new Set(values)).toEqual(new Set(['—']));
    }
  }, 240_000);
});
