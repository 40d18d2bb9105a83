import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { damage, databaseOf, keyOf, tamper } from '../builders/damage.ts';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn } from '../builders/people.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});
const slow = { timeout: 120_000 };
const unlock = ({ api }: TestDesk) => signIn(api, founder.name, founder.passphrase);
const noticesOf = async ({ api }: TestDesk) => (await api.workspace.state({})).signedIn?.notices ?? [];

/** A workspace with one client whose figures were read from the sandbox. */
async function aSyncedDesk(): Promise<{ desk: TestDesk; clientId: ClientId }> {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const client = served.sandbox.describe().clients[0];
  const account = client?.accounts[0];
  if (!client || !account) throw new Error('The sandbox has no clients.');
  const { id } = await desk.api.clients.add({
    name: client.name,
    currency: account.currency,
    timezone: account.timezone,
  });
  await desk.api.assets.connect({ clientId: id, kind: 'ad_account', metaId: account.accountId });
  await desk.api.sync.run({ clientId: id });
  return { desk, clientId: id };
}

const figuresOf = async ({ api }: TestDesk, clientId: ClientId) =>
  (await api.insights.overview({ clientId })).coverage.read;

async function restoreNewest(desk: TestDesk): Promise<void> {
  const [offer] = await desk.api.backups.offers({});
  const personId = offer?.people.find(({ name }) => name === founder.name)?.id;
  if (!offer || !personId) throw new Error('No backup is offered.');
  await desk.api.backups.restore({ name: offer.name, personId, passphrase: founder.passphrase });
}

describe('damaged figures', slow, () => {
  test('are set aside at the unlock, and a sync brings back what Meta still gives', async () => {
    const { desk, clientId } = await aSyncedDesk();
    const before = await figuresOf(desk, clientId);
    await desk.domain.stop();
    const bytes = damage(databaseOf(desk, 'insights'));
    const again = await desk.restart();
    await unlock(again);

    expect(await noticesOf(again)).toEqual([
      expect.stringContaining('A sync brings back what Meta still gives'),
    ]);
    const folder = join(desk.folder, 'workspace');
    const aside = readdirSync(folder).find((name) => name.startsWith('damaged-')) ?? '';
    expect(readFileSync(join(folder, aside)).equals(bytes)).toBe(true);
    expect(await figuresOf(again, clientId)).toBe(0);
    await again.api.sync.run({ clientId });
    expect(await figuresOf(again, clientId)).toEqual(before);
  });

  test('come back from the newest whole backup, and the notice says of which day', async () => {
    const { desk, clientId } = await aSyncedDesk();
    const before = await figuresOf(desk, clientId);
    await desk.api.backups.makeNow({});
    desk.pass(60);
    await desk.api.sync.run({ clientId });
    const broken = await desk.api.backups.makeNow({});
    damage(join(desk.folder, 'backups', broken.name), 40);
    await desk.domain.stop();
    damage(databaseOf(desk, 'insights'));
    const again = await desk.restart();
    await unlock(again);
    expect(await noticesOf(again)).toEqual([expect.stringContaining('Those of the backup of 2026-11-20')]);
    expect(await figuresOf(again, clientId)).toEqual(before);
  });

  test('are noticed while people work: the call says it, then others take their place', async () => {
    const { desk, clientId } = await aSyncedDesk();
    const before = await figuresOf(desk, clientId);
    await desk.api.backups.makeNow({});
    const again = await desk.restart();
    await unlock(again);
    damage(databaseOf(again, 'insights'), 1);
    const failure = await failureOf(again.api.insights.overview({ clientId }));
    expect(failure).toMatchObject({
      code: 'storage_damaged',
      message: expect.stringContaining('is damaged'),
    });
    await expect
      .poll(() => noticesOf(again), { timeout: 20_000 })
      .toEqual([expect.stringContaining('set aside')]);
    expect(await figuresOf(again, clientId)).toEqual(before);
    expect(again.events.map(({ name }) => name)).toContain('insights.replaced');
  });
});

describe('a damaged ledger', slow, () => {
  test('found while people work is read, not written, not replaced; a restore is the way out', async () => {
    const desk = await aDeskWithBob();
    for (let n = 0; n < 60; n += 1) {
      await desk.api.clients.add({ name: `Client ${n}`, currency: 'EUR', timezone: 'Europe/Warsaw' });
    }
    desk.pass(60);
    await desk.api.backups.makeNow({});
    const again = await desk.restart();
    await unlock(again);
    const path = databaseOf(again, 'ledger');
    const pages = readFileSync(path).length / 4096;
    const bytes = damage(path, Math.floor(pages * 0.6));
    await failureOf(again.api.audit.verifyAll({}));
    await expect
      .poll(() => noticesOf(again), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining('restore the newest backup'));
    const refused = await failureOf(
      again.api.people.edit({ personId: desk.bobId, name: 'Robert', email: bob.email }),
    );
    expect(refused).toMatchObject({
      code: 'storage_damaged',
      message: expect.stringContaining('nothing is written to it'),
    });
    await again.api.workspace.lock({});
    expect(readFileSync(path).subarray(-4096).equals(bytes.subarray(-4096))).toBe(true);

    await restoreNewest(again);
    await unlock(again);
    expect((await again.api.clients.list({})).length).toBe(60);
  });

  test('that does not even open says so at the door, whoever tries', async () => {
    const desk = await aDeskWithBob();
    await desk.api.backups.makeNow({});
    const again = await desk.restart();
    const bytes = damage(databaseOf(again, 'ledger'));
    const failure = await failureOf(unlock(again));
    expect(failure).toMatchObject({ code: 'storage_damaged' });
    expect((await failureOf(signIn(again.api, bob.name, bobsOwn))).code).toBe('storage_damaged');
    expect(readFileSync(databaseOf(again, 'ledger')).equals(bytes)).toBe(true);
    await restoreNewest(again);
    await unlock(again);
  });

  test('that is missing is not made anew', async () => {
    const desk = await aDeskWithBob();
    const again = await desk.restart();
    rmSync(databaseOf(again, 'ledger'));
    expect((await failureOf(unlock(again))).message).toContain('Restore a backup');
    expect(readdirSync(join(desk.folder, 'workspace')).filter((name) => name.startsWith('ledger'))).toEqual(
      [],
    );
  });
});

describe('a ledger of another Steward', slow, () => {
  test.each([
    {
      from: 'the future',
      by: `insert into applied_migration values (9999, '9999_later', 'x', '2027-01-01T00:00:00.000Z')`,
      says: 'opened by a newer Steward',
    },
    {
      from: 'a fork',
      by: `update applied_migration set hash = 'another' where number = 1`,
      says: 'a Steward of another line',
    },
  ])(
    'from $from is refused at the door as it is, and an older backup can be restored',
    async ({ by, says }) => {
      const desk = await aDeskWithBob();
      await desk.api.backups.makeNow({});
      const again = await desk.restart();
      await tamper(again, 'ledger', (raw) => raw.exec(by));
      const bytes = readFileSync(databaseOf(again, 'ledger'));
      const failure = await failureOf(unlock(again));
      expect(failure).toMatchObject({ code: 'storage_newer', message: expect.stringContaining(says) });
      expect(readFileSync(databaseOf(again, 'ledger')).equals(bytes)).toBe(true);
      await restoreNewest(again);
      await unlock(again);
    },
  );

  test('figures from the future are refused too: they are not damaged, only newer', async () => {
    const desk = await aDeskWithBob();
    const again = await desk.restart();
    await tamper(again, 'insights', (raw) =>
      raw.exec(`insert into applied_migration values (9999, '9999_later', 'x', 'y')`),
    );
    expect((await failureOf(unlock(again))).code).toBe('storage_newer');
    expect(readdirSync(join(desk.folder, 'workspace')).some((name) => name.startsWith('damaged-'))).toBe(
      false,
    );
  });
});

describe('a key file', slow, () => {
  test('written by half opens by its spare copy, and says so', async () => {
    const desk = await aDeskWithBob();
    const again = await desk.restart();
    truncateSync(join(desk.folder, 'workspace', 'keys.json'), 300);
    expect((await again.api.workspace.state({})).doors[0]?.warning).toContain('The key file is damaged');
    await unlock(again);
    expect(await noticesOf(again)).toContainEqual(expect.stringContaining('spare copy'));
    await again.api.workspace.lock({});
    expect((await again.api.workspace.state({})).doors[0]?.warning).toBe(null);
  });

  test('gone with its spare copy is said at the door, and a backup brings the workspace back', async () => {
    const desk = await aDeskWithBob();
    await desk.api.backups.makeNow({});
    const again = await desk.restart();
    for (const name of ['keys.json', 'keys.last-good.json'])
      writeFileSync(join(desk.folder, 'workspace', name), '{"half');
    const [door] = (await again.api.workspace.state({})).doors;
    expect(door).toMatchObject({ people: [], trouble: expect.stringContaining('Restore a backup') });
    await restoreNewest(again);
    await unlock(again);
  });
});

describe('the computer', slow, () => {
  test('whose clock went back says so at the unlock; five minutes are no matter', async () => {
    const desk = await aDeskWithBob();
    await desk.domain.stop();
    const at = (minutes: number) => new Date(desk.now().getTime() - minutes * 60_000).toISOString();
    const hour = aDesk({ folder: desk.folder, now: at(61) });
    await unlock(hour);
    expect(await noticesOf(hour)).toEqual([expect.stringContaining('Set the clock right')]);
    await hour.domain.stop();
    const minutes = aDesk({ folder: desk.folder, now: at(64) });
    await unlock(minutes);
    expect(await noticesOf(minutes)).toEqual([]);
  });

  test('that runs Steward twice opens the workspace once, and the second names the first', async () => {
    const desk = await aDeskWithBob();
    const again = await desk.restart();
    const child = await held('lock-child.ts', join(desk.folder, 'workspace'));
    const failure = await failureOf(unlock(again));
    expect(failure).toMatchObject({
      code: 'workspace_busy',
      message: expect.stringContaining(`process ${child.pid}`),
    });
    await child.end();
    await unlock(again);
  });

  test('on which another program holds the ledger says so, and opens when it lets go', async () => {
    const desk = await aDeskWithBob();
    const again = await desk.restart();
    const key = await keyOf(again, 'ledger');
    const child = await held('hold-child.ts', databaseOf(again, 'ledger'), key.toString('hex'));
    const failure = await failureOf(unlock(again));
    expect(failure).toMatchObject({
      code: 'workspace_busy',
      message: expect.stringContaining('Another program holds'),
    });
    await child.end();
    await unlock(again);
  });
});

async function held(script: string, ...args: string[]): Promise<{ pid: number; end: () => Promise<void> }> {
  const file = fileURLToPath(new URL(`../faults/${script}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
