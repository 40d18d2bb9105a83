import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { folderOf } from '../../main/workspace/doors.ts';
import { deriveKey } from '../../main/workspace/keys/derive.ts';
import { dbPaths } from '../../main/workspace/keys/generations.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(closeDesks);
afterEach(closeSandboxes);

const canary = 'Kanarek7f3a';

/** A client of whom every field that a person can fill holds the canary, with synced figures. */
async function aWholeClient() {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const [described, other] = served.sandbox.describe().clients;
  const add = (name: string) => desk.api.clients.add({ name, currency: 'PLN', timezone: 'Europe/Warsaw' });
  const { id: clientId, createdAt: _, archivedAt: __, logo: ___, ...card } = await add(`${canary} Hotel`);
  const kept = await add('Ash Clinic');
  const account = { kind: 'ad_account' as const, metaId: described!.accounts[0]!.accountId };
  await desk.api.assets.connect({ clientId, ...account });
  await desk.api.assets.connect({ clientId, kind: 'page', metaId: described!.pages[0]!.id });
  await desk.api.assets.connect({
    clientId: kept.id,
    kind: 'ad_account',
    metaId: other!.accounts[0]!.accountId,
  });
  await desk.api.clients.update({
    clientId,
    card: {
      ...card,
      businessName: `${canary} business`,
      notes: `${canary} notes`,
      labels: [`${canary} label`],
      contacts: [{ name: `${canary} contact`, role: '', email: '', phone: '' }],
    },
  });
  await desk.api.setup.mark({
    clientId,
    step: 'access_requested',
    state: 'done',
    note: `${canary} said yes`,
  });
  const about = { campaignId: null, campaignName: null, from: '2026-11-01' };
  await desk.api.goals.setResult({
    clientId,
    choice: { ...about, actionTypes: ['lead'], word: `${canary} stays` },
  });
  await desk.api.clients.setLogo({
    clientId,
    logo: { width: 1, height: 1, pixels: Buffer.alloc(4).toString('base64') },
  });
  await desk.api.sync.run({ clientId });
  await desk.api.sync.run({ clientId: kept.id });
  return { desk, served, clientId, keptId: kept.id, account, described: described! };
}

const pageSize = 4096;
const atTheEnd = 80;

/**
 * Every page as it lies on the disk, decrypted: also what is free now, which no query shows. Opening the file and
 * decrypting it with SQLite would rebuild it and hide what was left behind. SQLCipher's fourth format, raw key.
 */
function pagesOf(path: string, key: Buffer): string {
  const file = readFileSync(path);
  const pages: Buffer[] = [];
  for (let at = 0; at + pageSize <= file.length; at += pageSize) {
    const page = file.subarray(at, at + pageSize);
    const iv = page.subarray(pageSize - atTheEnd, pageSize - atTheEnd + 16);
    // The first page begins with the salt.
    const sealed = page.subarray(at === 0 ? 16 : 0, pageSize - atTheEnd);
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    pages.push(Buffer.concat([decipher.update(sealed), decipher.final()]));
  }
  return Buffer.concat(pages).toString('latin1');
}

/** Both databases as whoever has the key can read them, byte for byte. */
async function openedFiles(desk: TestDesk): Promise<string> {
  const folder = folderOf(desk.folder, 'real');
  const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
  const unlocked = await unlockWithPassphrase({
    folder,
    personId,
    passphrase: founder.passphrase,
    now: desk.now(),
  });
  const paths = dbPaths(folder, unlocked.generation);
  const texts = (['ledger', 'insights'] as const).map((file) => {
    const log = `${paths[file]}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    return pagesOf(paths[file], deriveKey(unlocked.workspaceKey, file));
  });
  return texts.join('\n');
}

async function lock(desk: TestDesk): Promise<void> {
  await desk.api.workspace.lock({});
}

async function unlock(desk: TestDesk): Promise<void> {
  const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
}

describe('deleting a client', () => {
  test('leaves none of its words and ids of assets in the files, and everything of the others', async () => {
    const { desk, clientId, keptId, account, described } = await aWholeClient();
    await lock(desk);
    const before = await openedFiles(desk);
    const traces = [canary, described.accounts[0]!.name, account.metaId];
    expect(traces.map((trace) => before.includes(trace))).toEqual([true, true, true]);

    await unlock(desk);
    const figures = await desk.api.insights.overview({ clientId: keptId });
    await desk.api.clients.archive({ clientId });
    const facts = await desk.api.clients.eraseFacts({ clientId });
    expect(facts).toMatchObject({
      name: `${canary} Hotel`,
      assets: expect.arrayContaining([described.accounts[0]!.name]),
    });
    expect(facts.insightRows).toBeGreaterThan(28);
    const erased = await desk.api.clients.erase({ clientId, name: facts.name });
    expect(erased).toMatchObject({ insightRows: facts.insightRows });

    expect((await desk.api.clients.list({})).map(({ name }) => name)).toEqual(['Ash Clinic']);
    expect(await desk.api.clients.archived({})).toEqual([]);
    expect(await desk.api.insights.overview({ clientId: keptId })).toEqual(figures);
    const verdicts = await desk.api.audit.verifyAll({});
    expect(JSON.stringify(verdicts)).not.toContain('"ok":false');
    const [row] = await desk.api.audit.workspace({ what: 'client.erased' });
    expect(row).toMatchObject({ subject: clientId, detail: { clientId, insightRows: facts.insightRows } });
    await lock(desk);
    const after = await openedFiles(desk);
    expect(traces.map((trace) => after.includes(trace))).toEqual([false, false, false]);
    expect(after.includes('Ash Clinic')).toBe(true);
  });

  test('needs an archived client and its very name', async () => {
    const { desk, clientId } = await aWholeClient();
    const erase = (name: string) => failureOf(desk.api.clients.erase({ clientId, name }));
    expect(await erase(`${canary} Hotel`)).toMatchObject({ code: 'conflict' });
    await desk.api.clients.archive({ clientId });
    expect(await erase(`${canary} hotel`)).toMatchObject({ code: 'invalid_request' });
    await desk.api.clients.restore({ clientId });
    expect((await desk.api.insights.overview({ clientId })).freshness.freshAt).not.toBeNull();
  });

  test('frees its assets for another client, and an own policy never gives its number away', async () => {
    const { desk, clientId, keptId, account } = await aWholeClient();
    await desk.api.policy.saveClient({
      clientId,
      rules: { cooldownMinutes: 720 },
      note: 'careful',
      seenVersion: 0,
    });
    await desk.api.policy.freeze({ clientId, frozen: true, why: 'They leave.' });
    const { version } = await desk.api.policy.inForce({ clientId });
    await desk.api.clients.archive({ clientId });
    await desk.api.clients.erase({ clientId, name: `${canary} Hotel` });
    expect(await desk.api.assets.connect({ clientId: keptId, ...account })).toMatchObject({
      metaId: account.metaId,
    });
    expect((await desk.api.policy.inForce({ clientId: keptId })).version).toBeGreaterThan(version);
    expect((await desk.api.policy.state({})).frozen).toEqual([]);
  });
});
