import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { TestDesk } from '../builders/desk.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

async function unlock(desk: TestDesk): Promise<void> {
  const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
}

async function backedUp(desk: TestDesk, withTokens = false): Promise<string> {
  const target = join(desk.folder, 'copy');
  desk.saveAnswers.push(target);
  expect(await desk.api.backups.make({ withTokens })).toEqual({ savedAs: target });
  return target;
}

async function chosen(desk: TestDesk, backup: string) {
  desk.openAnswers.push(join(backup, 'steward-backup.json'));
  return (await desk.api.backups.choose({})).backup;
}

describe('a backup', () => {
  test('brings a workspace back on another desktop, as an installation of its own without tokens', async () => {
    const desk = await aDeskWithToken(await aSandbox());
    const oak = await desk.api.clients.add({ name: 'Oak', currency: 'EUR', timezone: 'Europe/Warsaw' });
    const backup = await backedUp(desk);
    await desk.api.clients.add({ name: 'Made later', currency: 'EUR', timezone: 'Europe/Warsaw' });

    const other = aDesk({ now: desk.now().toISOString() });
    const door = await chosen(other, backup);
    expect(door).toMatchObject({ kind: 'real', hasTokens: false, people: [{ name: founder.name }] });
    const { keptAside } = await other.api.backups.restore({
      personId: door!.people[0]!.id,
      passphrase: founder.passphrase,
    });
    expect(keptAside).toBeNull();
    await unlock(other);
    expect(await other.api.clients.list({})).toEqual([oak]);
    expect(await other.api.tokens.list({})).toEqual([]);
    const row = (await other.api.audit.workspace({})).find(({ what }) => what === 'workspace.restored');
    const detail = row?.detail as { installation: { before: string; after: string } } | undefined;
    expect(detail?.installation.after).not.toBe(detail?.installation.before);
    expect(await other.api.audit.verifyAll({})).toMatchObject({ ok: true });
  });

  test('holds no token unless it was asked for, not even in a freed page', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const card = (await desk.api.tokens.list({}))[0]!;
    const without = await backedUp(desk);
    const other = aDesk({ now: desk.now().toISOString() });
    const door = await chosen(other, without);
    await other.api.backups.restore({ personId: door!.people[0]!.id, passphrase: founder.passphrase });
    await unlock(other);
    expect(await other.api.tokens.list({})).toEqual([]);
    expect((await desk.api.tokens.list({}))[0]?.id).toBe(card.id);
  });

  test('keeps the workspace that was there aside', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const backup = await backedUp(desk);
    await desk.api.clients.add({ name: 'Newer', currency: 'EUR', timezone: 'Europe/Warsaw' });
    await desk.api.workspace.lock({});
    const door = await chosen(desk, backup);
    const { keptAside } = await desk.api.backups.restore({
      personId: door!.people[0]!.id,
      passphrase: founder.passphrase,
    });
    expect(keptAside).not.toBeNull();
    expect(readdirSync(keptAside ?? '').some((name) => name.startsWith('ledger'))).toBe(true);
    await unlock(desk);
    expect(await desk.api.clients.list({})).toEqual([]);
  });

  test.each(['keys.json', 'ledger-1.db', 'steward-backup.json'])(
    'with a changed %s is refused, and nothing is touched',
    async (name) => {
      const desk = aDesk();
      await desk.api.workspace.create(founder);
      const backup = await backedUp(desk);
      await desk.api.workspace.lock({});
      const bytes = readFileSync(join(backup, name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(join(backup, name), bytes);
      desk.openAnswers.push(join(backup, 'steward-backup.json'));
      expect(await failureOf(desk.api.backups.choose({}))).toMatchObject({ code: 'storage_damaged' });
      await unlock(desk);
    },
  );

  test('is not restored with a wrong passphrase, nor while somebody is signed in', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const backup = await backedUp(desk);
    const door = await chosen(desk, backup);
    const ask = { personId: door!.people[0]!.id, passphrase: founder.passphrase };
    expect(await failureOf(desk.api.backups.restore(ask))).toMatchObject({ code: 'conflict' });
    await desk.api.workspace.lock({});
    const wrong = await failureOf(desk.api.backups.restore({ ...ask, passphrase: 'not the right words' }));
    expect(wrong).toMatchObject({ code: 'wrong_passphrase' });
    expect(
      readdirSync(desk.folder).filter((name) => name.includes('restoring') || name.includes('before')),
    ).toEqual([]);
    await unlock(desk);
  });

  test('does not overwrite what is there', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const target = join(desk.folder, 'mine');
    mkdirSync(target);
    desk.saveAnswers.push(target);
    expect(await failureOf(desk.api.backups.make({}))).toMatchObject({ code: 'conflict' });
    expect(readdirSync(target)).toEqual([]);
  });

  test('is made by itself once a day, and old ones make room', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    for (let day = 0; day < 12; day += 1) {
      await desk.api.workspace.lock({});
      await unlock(desk);
      await expect
        .poll(async () => (await desk.api.backups.list({}))[0]?.createdAt.slice(0, 10))
        .toBe(desk.now().toISOString().slice(0, 10));
      desk.pass(24 * 3600);
    }
    await expect.poll(async () => (await desk.api.backups.list({})).length).toBe(10);
    expect(existsSync(join(desk.folder, 'backups', 'real'))).toBe(true);
  });
});
