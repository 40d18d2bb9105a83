import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import type { ClientRole } from '../../shared/model/access.ts';
import { PersonId } from '../../shared/model/ids.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import { fitting } from '../builders/arbitrary.ts';
import { closeDesks, removeFolder } from '../builders/desk.ts';
import { type FiveClients, fiveClients } from '../builders/five-clients.ts';
import { closeSandboxes } from '../builders/sandbox.ts';

/** Inputs for each call and each set of memberships: few in `npm test`, many in `npm run test:faults`. */
const inputsEach = process.env['STEWARD_FAULTS'] === 'long' ? 60 : 6;

/** These end the session that the others need, or make another workspace. */
const ends =
  /^workspace\.(lock|create|exploreDemo|unlock|unlockQuick|join|recover)$|^backups\.(restore|choose)$|^people\.changePassphrase$/;

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' && !ends.test(`${noun}.${verb}`)
      ? [{ name: `${noun}.${verb}`, input: fitting(entry.input) }]
      : [],
  ),
);

type Roles = Partial<Record<number, ClientRole>>;
const memberships: readonly (readonly [string, Roles])[] = [
  ['who looks after the first client', { 0: 'client_admin' }],
  ['who looks at two and looks after a third', { 1: 'client_user', 2: 'client_user', 3: 'client_admin' }],
  ['who has no client yet', {}],
];

describe('five clients with a canary each, and a person who tries every call with everybody’s ids', () => {
  let five: FiveClients;
  let folder: string;
  let named = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steward-canaries-'));
    five = await fiveClients();
  }, 180_000);
  afterAll(async () => {
    await closeDesks();
    await closeSandboxes();
    removeFolder(folder);
  });

  async function enter(roles: Roles): Promise<void> {
    // Some of the tries before guessed at a passphrase: whoever comes now has waited that out.
    five.desk.pass(600);
    await five.asFounder();
    const personId = PersonId.parse(five.bobId);
    for (const [index, { id: clientId }] of five.clients.entries()) {
      const role = roles[index];
      const members = await five.desk.api.members.list({ clientId });
      if (role !== undefined) await five.desk.api.members.set({ clientId, personId, role });
      else if (members.some((one) => one.personId === personId))
        await five.desk.api.members.remove({ clientId, personId });
    }
    five.desk.pass(600);
    await five.asBob();
  }

  /** What a call says and saves. Dialogs are answered with a place of its own, whichever of them it opens. */
  async function said(name: string, input: unknown): Promise<string> {
    const { desk } = five;
    const place = join(folder, String((named += 1)));
    desk.saveAnswers.splice(0, Infinity, `${place}.out`);
    desk.openAnswers.splice(0, Infinity, folder);
    desk.events.length = 0;
    const answer = JSON.stringify(await desk.send(name, input));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    for (const file of files) removeFolder(file);
    return [answer, ...texts, JSON.stringify(desk.events), ...desk.outbox.copied].join('\n');
  }

  /** Which clients' data stands in a text, by their place among the five. */
  const heard = (text: string): number[] =>
    five.clients.flatMap(({ marks }, index) => (marks.some((mark) => text.includes(mark)) ? [index] : []));

  test('the founder hears all five', async () => {
    expect(heard(await said('clients.list', {}))).toEqual([0, 1, 2, 3, 4]);
  });

  test.each(memberships)('%s sees no canary but their own', { timeout: 300_000 }, async (_, roles) => {
    await enter(roles);
    const mine = Object.keys(roles).map(Number);
    const everHeard = new Set<number>();
    const leaks: string[] = [];
    for (const { name, input } of calls) {
      const tries = fc.sample(fc.tuple(input, fc.infiniteStream(fc.nat())), inputsEach);
      for (const [made, draws] of tries) {
        const asked = withIds(made, (key) => idFor(key, five, () => draws.next().value ?? 0));
        const whose = heard(await said(name, asked));
        for (const one of whose) everHeard.add(one);
        if (whose.some((one) => !mine.includes(one))) leaks.push(`${name} ${JSON.stringify(asked)}`);
      }
    }
    expect(leaks).toEqual([]);
    // The control: their own data did come, so that silence is no reason for passing.
    expect([...everHeard].toSorted((a, b) => a - b)).toEqual(mine);
  });

  test('the log of all of that names nobody, and knows of no bug', () => {
    expect(heard(five.desk.logged.join('\n'))).toEqual([]);
    expect(five.desk.logged.filter((line) => line.includes('call.failed'))).toEqual([]);
  });
});

/** Every id in an input is replaced by one that belongs to somebody, own or foreign. */
function withIds(value: unknown, pick: (key: string) => string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withIds(one, pick, key));
  if (typeof value === 'string' && /(^i|I)ds?$/.test(key)) return pick(key);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withIds(one, pick, name)]));
}

function idFor(key: string, { clients, bobId }: FiveClients, draw: () => number): string {
  if (key === 'personId') return bobId;
  const client = clients[draw() % clients.length]!;
  return key.startsWith('client') ? client.id : (client.ids[draw() % client.ids.length] ?? client.id);
}
