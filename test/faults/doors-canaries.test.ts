import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openSocketDoor, type SocketDoor } from '../../main/doors/socket.ts';
import { removeCommandLine, steward } from '../builders/command-line.ts';
import { closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { enterAsBob, type FiveClients, fiveClients, heardIn, type Marked } from '../builders/five-clients.ts';
import { closeModels, type Model, modelByHttp, modelByStdio } from '../builders/model.ts';
import { bob, bobsOwn } from '../builders/people.ts';
import { closeSandboxes } from '../builders/sandbox.ts';
import { looksOf } from '../builders/secrets.ts';

// R3 and R6 through the doors beside the window, as programs: the built command line, a model by its standard input and
// output, a model over HTTP. Five clients with a canary each; the tokens are the sandbox's whole values.

/** Every foreign client and more of its ids by `npm run test:faults`. */
const isLong = process.env['STEWARD_FAULTS'] === 'long';
const quiet = { info: () => undefined, error: () => undefined };
const minutes = 60_000;

let five: FiveClients;
let door: SocketDoor;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-door-canaries-'));
  five = await fiveClients();
  door = await openSocketDoor({ profile: five.desk.folder, domain: five.desk.domain, log: quiet });
  for (const [name, passphrase] of [
    ['bob', bobsOwn],
    ['founder', founder.passphrase],
  ] as const) {
    writeFileSync(join(folder, name), passphrase);
    chmodSync(join(folder, name), 0o600);
  }
}, 5 * minutes);
afterEach(closeModels);
afterAll(async () => {
  await door.close();
  await closeDesks();
  await closeSandboxes();
  await removeCommandLine();
  removeFolder(folder);
});

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

let outputs = 0;
/** What a command prints and writes; its files go to a folder of its own, named `{out}` in the words. */
async function said(who: 'bob' | 'founder', ...words: string[]): Promise<string> {
  const out = join(folder, `out-${(outputs += 1)}`);
  mkdirSync(out);
  const person = who === 'bob' ? bob.name : founder.name;
  const signIn = ['--person', person, '--key-file', join(folder, who)];
  const asked = [...words.map((word) => word.replace('{out}', out)), ...signIn];
  const ran = await steward(asked, { profile: five.desk.folder });
  return [ran.out, ran.err, ...filesIn(out)].join('\n');
}

/** Every command that is about a client, with the client by its name or id and the ids of another. */
function commandsAbout(client: string, ids: readonly string[]): string[][] {
  const days = ['--from', '2026-10-01', '--to', '2026-10-31'];
  return [
    ['insights', 'overview', client],
    ['insights', 'ads', client, ...days, '--json'],
    ['insights', 'page', client, '--format', 'csv'],
    ['sync', client, '--json'],
    ['report', 'prepare', client, ...days],
    ['report', 'list', client, '--json'],
    ['proposals', 'list', client],
    ['proposals', 'objects', client, '--json'],
    ['tokens', 'test', client, '--json'],
    ['audit', 'verify', client],
    ...ids.flatMap((id) => [
      ['proposals', 'create', client, id, '--to', '120.50', '--reason', 'A test'],
      ['report', 'export', client, id, '--as', 'csv', '--output', '{out}'],
    ]),
  ];
}
const commandsAboutAll = [
  ['status', '--json'],
  ['clients', '--json'],
  ['insights', 'triage', '--json'],
  ['sync', '--all', '--json'],
  ['tokens', 'test'],
  ['audit', 'verify', '--json'],
  ['backup'],
  ['models', '--json'],
  ['doctor', '--json'],
];

describe('the command line of somebody who looks after one client and looks at another', () => {
  test(
    'says nothing of the other three, whatever they are called or asked by',
    { timeout: 15 * minutes },
    async () => {
      await enterAsBob(five, { 0: 'client_admin', 1: 'client_user' });
      const foreign = five.clients.slice(2, isLong ? 5 : 3);
      const idsOf = ({ ids }: Marked) => ids.slice(0, isLong ? 12 : 1);
      const asked = [
        ...commandsAboutAll,
        ...five.clients
          .slice(0, isLong ? 2 : 1)
          .flatMap(({ id }) => commandsAbout(id, foreign.flatMap(idsOf))),
        ['insights', 'overview', five.clients[1]!.id],
        ...foreign.flatMap((one) => commandsAbout(one.id, idsOf(one))),
        ...foreign.map((_, index) => ['insights', 'overview', `Kanarek${index + 2}`]),
      ];
      const everHeard = new Set<number>();
      const leaks: string[] = [];
      for (const words of asked) {
        // The word that was typed is the person's own, and comes back in the sentence.
        const text = (await said('bob', ...words)).replaceAll(/“Kanarek\d”/gu, '');
        for (const one of heardIn(text, five.clients)) {
          everHeard.add(one);
          if (one > 1) leaks.push(words.join(' '));
        }
      }
      expect(leaks).toEqual([]);
      // The control: their own did come.
      expect([...everHeard].toSorted((a, b) => a - b)).toEqual([0, 1]);
    },
  );
});

/** All that a tool takes, about one client by the ids of another. */
function inputsFor({ id: clientId }: Marked, ids: readonly string[]): Record<string, unknown>[] {
  const period = { from: '2026-10-01', to: '2026-10-31' };
  const rest = { period, kind: 'age_gender', which: 'live', month: '2026-11', reason: 'A test' };
  const budget = { before: 10_000, after: 10_500, objectKind: 'campaign' };
  return ids.map((id) => ({ clientId, assetId: id, objectId: id, reportId: id, ...rest, ...budget }));
}

/** Every tool and resource, about each of the five clients by their own ids and each other's. */
async function askEverything({ client }: Model): Promise<void> {
  const { tools } = await client.listTools();
  const ids = five.clients.flatMap((one) => one.ids.slice(0, isLong ? 6 : 2));
  for (const one of five.clients) {
    const inputs = [{}, ...inputsFor(one, isLong ? ids : [...one.ids.slice(0, 2), ids[0] ?? ''])];
    let asked = Infinity;
    for (const { name } of tools) {
      asked += inputs.length;
      // A model has so many calls in a minute.
      if (asked > 500) five.desk.pass(61);
      if (asked > 500) asked = inputs.length;
      for (const input of inputs) await client.callTool({ name, arguments: input });
    }
    for (const what of ['overview', 'ads', 'page', 'proposals', 'alerts'])
      await client.readResource({ uri: `steward://client/${one.id}/${what}` }).catch(() => undefined);
  }
  for (const uri of ['steward://clients', 'steward://triage']) await client.readResource({ uri });
}

const letIn = async (...clients: number[]) => {
  await five.asFounder();
  const ids = clients.map((index) => five.clients[index]!.id);
  const most = { on: true, mayPropose: true, perMinute: 600, http: true };
  await five.desk.api.doors.setModel({ ...most, clients: ids });
};

describe('a model', () => {
  test(
    'by standard input and output hears of a client that it may read and the person has, and of no other',
    { timeout: 10 * minutes },
    async () => {
      await letIn(0, 2);
      await enterAsBob(five, { 0: 'client_admin', 1: 'client_user' });
      const model = await modelByStdio(five.desk.folder);
      await askEverything(model);
      expect(heardIn(model.heard.join('\n'), five.clients)).toEqual([0]);
    },
  );

  test(
    'over HTTP hears of the client that it may read, though a super admin is at the window',
    { timeout: 10 * minutes },
    async () => {
      await letIn(3);
      const model = await modelByHttp(five.desk);
      await askEverything(model);
      expect(heardIn(model.heard.join('\n'), five.clients)).toEqual([3]);
    },
  );
});

describe('no token', () => {
  test(
    'is in anything that a door says or writes, a model hears or the log keeps, while Meta answers with tokens',
    { timeout: 15 * minutes },
    async () => {
      await letIn(0, 1);
      const { desk, sandbox } = five;
      const { tokens, appSecret } = sandbox.describe();
      const values = [...Object.values(tokens), appSecret];
      const client = five.clients[0]!;
      const file = join(folder, 'clients.csv');
      const rows = Object.values(tokens).map((token, row) => `Row ${row},EUR,Europe/Warsaw,${token}`);
      writeFileSync(file, ['name,currency,timezone,meta_access_token', ...rows].join('\n'));
      const heard: string[] = [];
      const models = [await modelByStdio(desk.folder), await modelByHttp(desk)];
      const asFounder = async (...words: string[]) => heard.push(await said('founder', ...words));
      for (const fault of [
        null,
        { kind: 'error', code: 190, subcode: 463, message: `Malformed access token ${values[0]}` },
      ] as const) {
        if (fault) sandbox.fault({}, fault);
        const all = [...commandsAboutAll, ...commandsAbout(client.id, client.ids.slice(0, 1))];
        // With Meta in trouble, those that ask it.
        for (const words of all.filter(([word = '']) => !fault || /^(sync|tokens|proposals)$/.test(word)))
          await asFounder(...words);
        await asFounder('import', file, '--json');
        for (const model of models) await askEverything(model);
        sandbox.clearFaults();
        desk.pass(120);
        sandbox.clock.advance(120);
      }
      await asFounder('backup', '--output', '{out}/with.backup', '--with-tokens');
      await asFounder('import', file, '--run');
      const everything = [...heard, ...models.flatMap((model) => model.heard), ...desk.logged].join('\n');
      // The control: what may be seen of a token is there, and this search finds one that is where it must not be.
      expect(everything).toContain((tokens['shared'] ?? '').slice(0, 6));
      const looks = values.flatMap(looksOf);
      expect(looks.some((look) => `token=${values[0]}`.includes(look))).toBe(true);
      expect(looks.filter((look) => everything.includes(look))).toEqual([]);
      expect(everything.match(/EAA[A-Za-z0-9]{40,}/g)).toBeNull();
      expect(heardIn(models.flatMap((model) => model.heard).join('\n'), five.clients)).toEqual([0, 1]);
    },
  );
});
