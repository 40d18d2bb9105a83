import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openSocketDoor, type SocketDoor } from '../../main/doors/socket.ts';
import { removeCommandLine, steward } from '../builders/command-line.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';

const minute = 60_000;
const doors: SocketDoor[] = [];
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  await closeDesks();
});
afterAll(removeCommandLine);

const quiet = { info: () => undefined, error: () => undefined };

/** A desk with its door open, as when the app runs. */
async function aRunningApp(): Promise<TestDesk> {
  // Meta takes its time over a report of its own: here the clock jumps there.
  const desk = aDesk({ jumping: () => undefined });
  doors.push(await openSocketDoor({ profile: desk.folder, domain: desk.domain, log: quiet }));
  return desk;
}

const aProfile = () => mkdtempSync(join(tmpdir(), 'steward-cli-'));

describe('steward status', () => {
  test(
    'says through the door of the running app what the lock screen says',
    { timeout: minute },
    async () => {
      const desk = await aRunningApp();
      await desk.api.workspace.create(founder);
      const { code, out, err } = await steward(['status', '--json'], { profile: desk.folder });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({
        running: true,
        version: '0.0.0-test',
        workspaces: [{ kind: 'real', people: [founder.name], trouble: null }],
      });
    },
  );

  test('says it by itself when the app is closed', { timeout: minute }, async () => {
    const { code, out } = await steward(['status'], { profile: aProfile() });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('not running') });
    expect(out).toContain('No workspace yet.');
    const nested = await steward(['status'], { profile: join(aProfile(), 'not', 'there') });
    expect(nested).toMatchObject({ code: 0, err: '' });
    const file = join(aProfile(), 'a-file');
    writeFileSync(file, '');
    const refused = await steward(['status'], { profile: join(file, 'within') });
    expect(refused).toMatchObject({ code: 73, err: expect.stringContaining('cannot write to its folder') });
  });
});

test(
  'steward help is no mistake, and explains one command when it is named',
  { timeout: minute },
  async () => {
    const profile = aProfile();
    const [all, one, none] = [
      await steward(['help'], { profile }),
      await steward(['help', 'report', 'export'], { profile }),
      await steward(['help', 'burn'], { profile }),
    ];
    expect(all).toMatchObject({ code: 0, out: expect.stringContaining('steward <command> [options]') });
    expect(one).toMatchObject({ code: 0, out: expect.stringContaining('steward report export') });
    expect(none).toMatchObject({ code: 64, out: '' });
  },
);

/** The demo agency at the window, with a client that has been synced. */
async function aRunningDemo(): Promise<TestDesk> {
  const desk = await aRunningApp();
  await desk.api.workspace.exploreDemo({});
  return desk;
}

describe('at the running app', () => {
  test('a person works beside the window, which keeps its seat', { timeout: 2 * minute }, async () => {
    const desk = await aRunningDemo();
    const at = (...words: string[]) =>
      steward([...words, '--demo', '--person', 'marta nowak'], { profile: desk.folder });
    const listed = await at('clients', '--format', 'csv');
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out.trim().split('\r\n')).toHaveLength(1 + (await desk.api.clients.list({})).length);

    const synced = await at('sync', 'Belmonte', '--json');
    expect(JSON.parse(synced.out)).toMatchObject([{ name: 'Belmonte Hotel', outcome: 'done' }]);
    expect(synced.err).toContain('1/1 Belmonte Hotel');

    const ads = await at('insights', 'ads', 'belmonte hotel');
    expect(ads.out).toMatch(/^level +name +status/);
    const overview = JSON.parse((await at('insights', 'overview', 'Belmonte', '--json')).out);
    const [client] = (await desk.api.clients.list({})).filter(({ name }) => name === 'Belmonte Hotel');
    expect(overview).toEqual(await desk.api.insights.overview({ clientId: client!.id }));

    expect((await desk.api.workspace.state({})).signedIn?.person.name).toBe('Marta Nowak');
  });

  test(
    'a budget is proposed with its source, and approving is no command',
    { timeout: 2 * minute },
    async () => {
      const desk = await aRunningDemo();
      const at = (...words: string[]) =>
        steward([...words, '--demo', '--person', 'Marta Nowak'], { profile: desk.folder });
      const objects = JSON.parse((await at('proposals', 'objects', 'Belmonte', '--json')).out);
      const { objectId, minor } = objects.find((one: { status: string }) => one.status === 'ACTIVE');
      const to = ((minor * 1.05) / 100).toFixed(2);
      const made = await at(
        'proposals',
        'create',
        'Belmonte',
        objectId,
        '--to',
        to,
        '--reason',
        'It runs out',
        '--json',
      );
      expect(JSON.parse(made.out)).toMatchObject({ state: 'waiting', source: 'cli', beforeMinor: minor });
      expect(await at('proposals', 'approve', 'Belmonte')).toMatchObject({ code: 64 });
      const list = await at('proposals', 'list', 'Belmonte');
      expect(list.out).toContain('It runs out');
    },
  );

  test(
    'a report goes where it was said, and over nothing without force',
    { timeout: 2 * minute },
    async () => {
      const desk = await aRunningDemo();
      const at = (...words: string[]) =>
        steward([...words, '--demo', '--person', 'Marta Nowak'], { profile: desk.folder });
      await at('sync', 'Belmonte');
      const prepared = JSON.parse(
        (await at('report', 'prepare', 'Belmonte', '--from', '2026-10-01', '--to', '2026-10-31', '--json'))
          .out,
      );
      const file = join(desk.folder, 'report.pdf');
      const written = await at('report', 'export', 'Belmonte', prepared.code, '--output', file, '--json');
      expect(written).toMatchObject({ code: 0, out: expect.stringContaining('report.pdf') });
      // The printer of this desk gives the page itself.
      expect(readFileSync(file, 'utf8')).toContain('<html');
      const again = await at('report', 'export', 'Belmonte', prepared.code, '--output', file);
      expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    },
  );

  test('another person waits until the one at the window has locked', { timeout: minute }, async () => {
    const desk = await aRunningDemo();
    const ran = await steward(['clients', '--demo', '--person', 'Jan Zieliński'], { profile: desk.folder });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('Somebody else is signed in') });
  });

  test('the door is closed to others on this computer', { timeout: minute }, async () => {
    const desk = await aRunningApp();
    for (const name of ['door.json', 'door.sock']) {
      const path = join(desk.folder, name);
      if (existsSync(path)) expect(statSync(path).mode & 0o077).toBe(0);
    }
    const { path, secret, pid } = JSON.parse(readFileSync(join(desk.folder, 'door.json'), 'utf8'));
    expect({ pid, length: secret.length }).toEqual({ pid: process.pid, length: 64 });
    const elsewhere = aProfile();
    const forged = JSON.stringify({ path, secret: 'f'.repeat(64), pid });
    writeFileSync(join(elsewhere, 'door.json'), forged);
    expect(await steward(['status'], { profile: elsewhere })).toMatchObject({
      code: 130,
      err: expect.stringContaining('closed'),
    });
  });
});

describe('with the app closed', () => {
  async function aClosedWorkspace(): Promise<{ profile: string; key: string }> {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const { folder } = desk;
    await desk.domain.stop();
    const key = join(folder, 'key');
    writeFileSync(key, `${founder.passphrase}\n`, { mode: 0o600 });
    return { profile: folder, key };
  }

  test(
    'a key file opens the workspace, verifies its trail and backs it up',
    { timeout: 2 * minute },
    async () => {
      const { profile, key } = await aClosedWorkspace();
      const at = (...words: string[]) => steward([...words, '--key-file', key], { profile });
      expect(JSON.parse((await at('audit', 'verify', '--json')).out)).toMatchObject({ ok: true, faults: [] });
      const file = join(profile, 'mine.steward-backup');
      expect(await at('backup', '--output', file)).toMatchObject({ code: 0, err: '' });
      expect(statSync(file).size).toBeGreaterThan(10_000);
      expect(existsSync(join(profile, 'door.json'))).toBe(false);
      expect(await at('doctor')).toMatchObject({ code: 0 });
    },
  );

  test(
    'a key file that others can read is refused, and so is a wrong passphrase',
    { timeout: minute },
    async () => {
      const { profile, key } = await aClosedWorkspace();
      chmodSync(key, 0o644);
      const open = await steward(['clients', '--key-file', key], { profile });
      expect(open).toMatchObject({ code: 77, out: '', err: expect.stringContaining('chmod 600') });
      writeFileSync(key, 'another passphrase');
      chmodSync(key, 0o600);
      const wrong = await steward(['clients', '--key-file', key, '--json'], { profile });
      expect({ code: wrong.code, ...JSON.parse(wrong.out) }).toMatchObject({
        code: 77,
        failure: { code: 'wrong_passphrase' },
      });
    },
  );

  test(
    'no terminal and no key file is said; printing says what it needs and the way out',
    { timeout: minute },
    async () => {
      const { profile, key } = await aClosedWorkspace();
      expect(await steward(['clients'], { profile })).toMatchObject({
        code: 77,
        err: expect.stringContaining('--key-file'),
      });
      const out = join(profile, 'x.pdf');
      const words = ['report', 'export', 'Oak', 'R-1', '--output', out, '--key-file', key];
      expect(await steward(words, { profile })).toMatchObject({
        code: 69,
        err: expect.stringMatching(/Open Steward and run this again, or take its tables now: --as csv/),
      });
    },
  );

  test('clients come from a file: first said, then done', { timeout: 2 * minute }, async () => {
    const { profile, key } = await aClosedWorkspace();
    const file = join(profile, 'clients.csv');
    writeFileSync(file, 'name,currency,timezone\nAlder Clinic,EUR,Europe/Warsaw\n,EUR,Europe/Warsaw\n');
    const at = (...words: string[]) => steward([...words, '--key-file', key], { profile });
    const said = await at('import', file, '--json');
    expect({ code: said.code, rows: JSON.parse(said.out).rows.length }).toEqual({ code: 1, rows: 2 });
    expect(JSON.parse((await at('clients', '--json')).out)).toEqual([]);
    expect((await at('import', file, '--run')).err).toContain('1 added, 0 updated');
    expect(JSON.parse((await at('clients', '--json')).out)).toMatchObject([{ name: 'Alder Clinic' }]);
  });
});
