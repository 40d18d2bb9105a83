import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn } from '../builders/people.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});
const slow = { timeout: 60_000 };
const rowDetail = (row: { detail: unknown } | undefined) => row?.detail;
const aClient = (name: string) => ({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });

describe('a backup', slow, () => {
  test('is made, listed, rehearsed and recorded; nothing in it is in clear but the names on the door', async () => {
    const desk = await aDeskWithBob();
    const { api, folder } = desk;
    await api.clients.add(aClient('Belmonte Hotel'));
    desk.pass(60);
    const made = await api.backups.makeNow({});
    expect(made).toMatchObject({ why: 'asked', hasTokens: false, opensWith: 'present' });
    expect((await api.backups.list({})).find(({ why }) => why === 'asked')).toEqual(made);
    expect(await api.backups.makeNow({})).toEqual(made);
    expect(await api.backups.rehearse({ name: made.name })).toEqual({
      people: 2,
      clients: 1,
      auditRows: expect.any(Number),
    });
    const bytes = readFileSync(join(folder, 'backups', made.name));
    expect(bytes.includes('Belmonte')).toBe(false);
    expect(bytes.includes(founder.email)).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(readdirSync(join(folder, 'backups')).every((name) => name.endsWith('.steward-backup'))).toBe(true);
    const rows = (await api.audit.workspace({})).filter(
      ({ what }) => what.startsWith('workspace.backup') || what === 'workspace.backed_up',
    );
    expect(rows.slice(0, 2).map(({ what, detail }) => [what, (detail as { backup: string }).backup])).toEqual(
      [
        ['workspace.backup_rehearsed', made.name],
        ['workspace.backed_up', made.name],
      ],
    );
  });

  test('opens with the secrets of its day: after a change of keys it says so, and can be made anew', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId } = desk;
    desk.pass(60);
    const old = await api.backups.makeNow({});
    await api.people.deactivate({ personId: bobId });
    desk.pass(120);
    const listed = (await api.backups.list({})).find(({ name }) => name === old.name);
    expect(listed?.opensWith).toBe('older');
    expect((await failureOf(api.backups.rehearse({ name: old.name }))).code).toBe('wrong_passphrase');
    const rehearsed = await api.backups.rehearse({ name: old.name, passphrase: founder.passphrase });
    expect(rehearsed.people).toBe(2);
    const { made, removed } = await api.backups.renew({});
    expect(removed).toBeGreaterThanOrEqual(1);
    expect(await api.backups.list({})).toEqual([made]);
  });

  test('that was changed in any part is refused, whatever it says of itself', async () => {
    const desk = await aDeskWithBob();
    const { api, folder } = desk;
    const made = await api.backups.makeNow({});
    const path = join(folder, 'backups', made.name);
    const whole = readFileSync(path);
    for (const share of [0.3, 0.6, 0.99]) {
      const flipped = Buffer.from(whole);
      const at = Math.floor(whole.length * share);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      expect((await failureOf(api.backups.rehearse({ name: made.name }))).code).toBe('storage_damaged');
    }
    writeFileSync(path, whole);
    truncateSync(path, whole.length - 1);
    expect((await failureOf(api.backups.rehearse({ name: made.name }))).message).toContain('not whole');
    // The manifest is signed: a new date, or new hashes, do not pass.
    const text = whole.toString('latin1').replace('"withTokens":false', '"withTokens":true ');
    writeFileSync(path, Buffer.from(text, 'latin1'));
    expect((await failureOf(api.backups.rehearse({ name: made.name }))).message).toContain(
      'other than Steward',
    );
  });
});

describe('by itself', slow, () => {
  test('Steward backs up once a day, and old ones make room', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const days = 12;
    for (let day = 0; day < days; day += 1) {
      await desk.api.workspace.lock({});
      await signIn(desk.api, founder.name, founder.passphrase);
      const today = desk.now().toISOString().slice(0, 10);
      const newest = async () => (await desk.api.backups.list({}))[0];
      await expect
        .poll(async () => (await newest())?.createdAt.slice(0, 10), { timeout: 10_000 })
        .toBe(today);
      expect((await newest())?.why).toBe('daily');
      desk.pass(24 * 3600);
    }
    expect((await desk.api.backups.list({})).length).toBe(10);
  });
});

describe('a restore', slow, () => {
  test('on an empty desktop gives the workspace as it was, under a new installation', async () => {
    const desk = await aDeskWithBob();
    await desk.api.clients.add(aClient('Belmonte Hotel'));
    const file = join(desk.folder, 'away.steward-backup');
    desk.saveAnswers.push(file);
    expect(await desk.api.backups.make({})).toEqual({ savedAs: file });

    const other = aDesk();
    expect(await other.api.backups.offers({})).toEqual([]);
    other.openAnswers.push(file);
    const { backup: offer } = await other.api.backups.choose({});
    expect(offer).toMatchObject({ name: 'chosen', kind: 'real', hasTokens: false });
    expect(offer?.people.map(({ name }) => name)).toEqual([founder.name, bob.name]);
    const [ada, bobThere] = offer?.people ?? [];
    if (!ada || !bobThere) throw new Error('Both should be in the backup.');
    const restore = (personId: typeof ada.id, passphrase: string) =>
      other.api.backups.restore({ personId, passphrase });
    expect((await failureOf(restore(ada.id, 'not the right words'))).code).toBe('wrong_passphrase');
    expect((await failureOf(restore(bobThere.id, bobsOwn))).code).toBe('not_allowed');
    expect((await other.api.workspace.state({})).doors).toEqual([]);
    expect(await restore(ada.id, founder.passphrase)).toEqual({
      returned: [],
      needsToken: true,
      keptAside: null,
    });

    await signIn(other.api, founder.name, founder.passphrase);
    expect((await other.api.clients.list({})).map(({ name }) => name)).toEqual(['Belmonte Hotel']);
    expect((await other.api.audit.verifyAll({})).ok).toBe(true);
    const [, row] = await other.api.audit.workspace({ limit: 2 });
    expect(row).toMatchObject({ what: 'workspace.restored', actor: founder.name });
    const { installation } = rowDetail(row) as { installation: { before: string; after: string } };
    expect(installation.before).not.toBe(installation.after);
  });

  test('leaves the tokens out, unless the backup was asked to carry them', async () => {
    const desk = await aDeskWithToken(await aSandbox());
    const person = (await desk.api.people.list({}))[0];
    if (!person) throw new Error('The founder is missing.');
    for (const withTokens of [false, true]) {
      const file = join(desk.folder, `tokens-${withTokens}.steward-backup`);
      desk.saveAnswers.push(file);
      await desk.api.backups.make({ withTokens });
      const other = aDesk();
      other.openAnswers.push(file);
      await other.api.backups.choose({});
      const { passphrase } = founder;
      const restored = await other.api.backups.restore({ personId: person.id, passphrase });
      expect(restored.needsToken).toBe(!withTokens);
      await signIn(other.api, founder.name, founder.passphrase);
      expect((await other.api.tokens.list({})).length).toBe(withTokens ? 1 : 0);
    }
  });
});

describe('a restore over a workspace', slow, () => {
  test('in use is for whoever sits at it, keeps it aside, and names who came back', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId, folder } = desk;
    const { name } = await api.backups.makeNow({});
    await api.people.deactivate({ personId: bobId });
    await api.clients.add(aClient('Added later'));
    const ada = (await api.people.list({})).find(({ name }) => name === founder.name);
    if (!ada) throw new Error('The founder is missing.');
    const ask = { name, personId: ada.id, passphrase: founder.passphrase };
    const stranger = desk.anotherWindow();
    expect((await failureOf(stranger.backups.restore(ask))).code).toBe('conflict');
    expect((await api.clients.list({})).length).toBe(1);

    const restored = await api.backups.restore(ask);
    expect(restored.returned).toEqual([bob.name]);
    expect(existsSync(join(folder, restored.keptAside ?? 'nowhere', 'keys.json'))).toBe(true);
    expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
    await signIn(api, founder.name, founder.passphrase);
    expect(await api.clients.list({})).toEqual([]);
    await signInIsPossible(desk);
  });

  test('brings a workspace with a damaged ledger back from the door, and leaves that ledger as it is', async () => {
    const desk = await aDeskWithBob();
    const { api, folder } = desk;
    await api.clients.add(aClient('Belmonte Hotel'));
    desk.pass(60);
    await api.backups.makeNow({});
    const again = await desk.restart();
    const ledger = readdirSync(join(folder, 'workspace')).find((name) => /^ledger-\d+\.db$/.test(name)) ?? '';
    const path = join(folder, 'workspace', ledger);
    const bytes = readFileSync(path);
    bytes.fill(7, 4096, 4096 + 64);
    writeFileSync(path, bytes);

    const [offer] = await again.api.backups.offers({});
    const ada = offer?.people.find(({ name }) => name === founder.name);
    if (!offer || !ada) throw new Error('The backup is not offered.');
    const ask = { name: offer.name, personId: ada.id, passphrase: founder.passphrase };
    const broken = await failureOf(signIn(again.api, founder.name, founder.passphrase));
    expect(broken.code).toBe('storage_damaged');
    expect(readFileSync(path).equals(bytes)).toBe(true);
    const { keptAside } = await again.api.backups.restore(ask);
    expect(readFileSync(join(folder, keptAside ?? '', ledger)).equals(bytes)).toBe(true);
    await signIn(again.api, founder.name, founder.passphrase);
    expect((await again.api.clients.list({})).map(({ name }) => name)).toEqual(['Belmonte Hotel']);
  });

  test('of another workspace is not possible from the door of one that can be read', async () => {
    const desk = await aDeskWithBob();
    const file = join(desk.folder, 'own.steward-backup');
    desk.saveAnswers.push(file);
    await desk.api.backups.make({});
    const other = aDesk();
    await other.api.workspace.create(founder);
    const choose = async () => {
      other.openAnswers.push(file);
      const { backup } = await other.api.backups.choose({});
      return { personId: backup?.people[0]?.id ?? '', passphrase: founder.passphrase };
    };
    await other.api.workspace.lock({});
    expect((await failureOf(other.api.backups.restore(await choose()))).code).toBe('not_allowed');
    await signIn(other.api, founder.name, founder.passphrase);
    const { keptAside } = await other.api.backups.restore(await choose());
    expect(existsSync(join(other.folder, keptAside ?? 'nowhere', 'keys.json'))).toBe(true);
    expect((await other.api.workspace.state({})).doors[0]?.people.length).toBe(2);
  });

  test('by the recovery code gives a new passphrase with it', async () => {
    const desk = aDesk();
    const { recoveryCode } = await desk.api.workspace.create(founder);
    const { name } = await desk.api.backups.makeNow({});
    const again = await desk.restart();
    rmSync(join(desk.folder, 'workspace'), { recursive: true });
    const [offer] = await again.api.backups.offers({});
    const personId = offer?.people[0]?.id;
    if (!personId) throw new Error('The backup is not offered.');
    await again.api.backups.restore({ name, personId, code: recoveryCode, passphrase: bobsOwn });
    await signIn(again.api, founder.name, bobsOwn);
    expect((await again.api.people.list({}))[0]?.credential).toMatchObject({ how: 'recovered' });
  });
});

async function signInIsPossible({ api }: { api: Parameters<typeof signIn>[0] }): Promise<void> {
  await api.workspace.lock({});
  await signIn(api, bob.name, bobsOwn);
}
