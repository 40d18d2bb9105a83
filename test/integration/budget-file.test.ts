import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { wishesIn } from '../../renderer/features/budgets/from-file/columns.ts';
import { Finder } from '../../renderer/features/budgets/from-file/find.ts';
import { proposeOne, weigh, type Weighed } from '../../renderer/features/budgets/from-file/weigh.ts';
import { closeDesks } from '../builders/desk.ts';
import { saying } from '../builders/handover.ts';
import { aMoneyDesk, type Listed, type Money, objectsOf } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

// One file about several clients, by the code of the screen and against the whole of main. Ben is an admin of Oak and of
// Ash; Elm is another person's, and nothing of it may be told, proposed or asked of Meta for him.

interface Home {
  readonly id: ClientId;
  readonly name: string;
  readonly accountId: string;
  readonly currency: string;
  readonly objects: readonly Listed[];
}

let served: Served;
let money: Money;
let oak: Home;
let ash: Home;
let elm: Home;

beforeEach(async () => {
  served = await aSandbox();
  money = await aMoneyDesk(served);
  const { api } = money.desk;
  const { clients } = served.sandbox.describe();
  await money.as('ada');
  const homes: Home[] = [];
  for (const [at, { name, accounts }] of clients.slice(0, 3).entries()) {
    const { accountId, currency, timezone } = accounts[0]!;
    const id = at === 0 ? money.clientId : (await api.clients.add({ name, currency, timezone })).id;
    if (at > 0) await api.assets.connect({ clientId: id, kind: 'ad_account', metaId: accountId });
    homes.push({ id, name, accountId, currency, objects: await objectsOf(served, accountId) });
  }
  [oak, ash, elm] = homes as [Home, Home, Home];
  await api.members.set({ clientId: ash.id, personId: money.benId, role: 'client_admin' });
  await money.as('ben');
}, 60_000);
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

const daily = ({ objects }: Home): Listed =>
  objects.find(
    ({ kind, field, status, legacy, minor }) =>
      kind === 'campaign' && field === 'daily_budget' && status === 'ACTIVE' && !legacy && minor > 2_000,
  )!;
const raised = ({ minor }: Listed) => Math.round(minor * 1.1);
const major = (minor: number, { currency }: Home) =>
  currency === 'HUF' || currency === 'JPY' ? String(minor) : (minor / 100).toFixed(2);

async function weighed(lines: readonly (readonly string[])[]): Promise<Weighed[]> {
  const { api } = money.desk;
  const text = [['client', 'object', 'new_budget', 'why'], ...lines].map((one) => one.join(';')).join('\r\n');
  const read = wishesIn(await api.imports.readTable({ bytes: Buffer.from(text).toString('base64') }));
  if (!read.ok) throw new Error(read.why);
  const finder = new Finder(
    api,
    read.wishes.map(({ cells }) => cells.client),
  );
  const all: Weighed[] = [];
  for (const wish of read.wishes) all.push(await weigh(api, finder, wish, 'en-GB'));
  return all;
}

const codeOf = (one: Weighed | undefined) =>
  one?.is === 'trouble' ? one.trouble.code : one?.is === 'failed' ? String(one.error) : 'judged';
const why = 'Leads are cheap this week.';
const proposalsOf = (home: Home): Promise<Proposal[]> =>
  money.desk.api.budgets.proposals({ clientId: home.id });

describe('a file of budgets of several clients', () => {
  test('proposes each row at its own client, by name or by account, and nothing is sent', async () => {
    const [first, second] = [daily(oak), daily(ash)];
    const all = await weighed([
      [oak.name.toUpperCase(), first.id, `${major(raised(first), oak)} ${oak.currency}`, why],
      [`act_${ash.accountId}`, second.id, major(raised(second), ash), why],
    ]);
    expect(all.map((one) => [one.client?.id, one.look?.object.accountId])).toEqual([
      [oak.id, oak.accountId],
      [ash.id, ash.accountId],
    ]);
    for (const one of all) {
      if (one.is !== 'judged') throw new Error(codeOf(one));
      expect(one.judged.judgement).toMatchObject({ policy: { allowed: true }, meta: { accepted: true } });
      await proposeOne(money.desk.api, one.judged, why);
    }
    expect(await proposalsOf(oak)).toMatchObject([
      { objectId: first.id, beforeMinor: first.minor, afterMinor: raised(first), source: 'csv', reason: why },
    ]);
    expect(await proposalsOf(ash)).toMatchObject([
      { objectId: second.id, beforeMinor: second.minor, afterMinor: raised(second), source: 'csv' },
    ]);
    expect(money.applied()).toEqual([]);
    // The same file once more: both wait already.
    const again = await weighed([[oak.name, first.id, major(raised(first) + 100, oak), why]]);
    expect(codeOf(again[0])).toBe('waits');
  });

  test('says of a client of somebody else what it says of one that is not there, and asks Meta nothing about it', async () => {
    const theirs = daily(elm);
    const asked = served.sandbox.requests().length;
    const all = await weighed([
      [elm.name, theirs.id, '120', why],
      [elm.id, theirs.id, '120', why],
      [elm.accountId, theirs.id, '120', why],
      ['Nobody at all', '11', '120', why],
    ]);
    expect(all).toEqual(
      all.map(() => ({
        client: null,
        target: null,
        look: null,
        is: 'trouble',
        trouble: { code: 'client_unknown' },
      })),
    );
    expect(served.sandbox.requests().length).toBe(asked);
  });

  test('never reaches an object of another client, also not one of the same person', async () => {
    const [theirs, own] = [daily(elm), daily(ash)];
    const all = await weighed([
      [oak.name, theirs.id, '120', why],
      [oak.name, '4711471147114711', '120', why],
      [oak.name, own.id, '120', why],
      [ash.name, own.id, major(raised(own), ash), why],
    ]);
    expect(all.map(codeOf)).toEqual(['object_unknown', 'object_unknown', 'object_elsewhere', 'judged']);
    // What is somebody else's and what is nowhere cannot be told apart.
    expect({ ...all[0], target: null }).toEqual({ ...all[1], target: null });
    expect(all[2]).toMatchObject({ trouble: { value: ash.name } });
    // Nor by a screen that would not care: main asks under the client's own scope.
    const { api } = money.desk;
    const forged = (clientId: ClientId, { id, minor }: Listed) =>
      api.budgets.propose({
        clientId,
        objectKind: 'campaign',
        objectId: id,
        before: minor,
        after: minor + 100,
        reason: why,
        source: 'csv',
      });
    for (const one of [theirs, own])
      expect(await saying(forged(oak.id, one))).toBe('This client has no such account or Page.');
    expect(await saying(forged(elm.id, theirs))).toBe('There is no such client among yours.');
    await money.as('ada');
    for (const home of [oak, ash, elm]) expect(await proposalsOf(home)).toEqual([]);
  });
});

describe('a row that is not proposed', () => {
  test('says which cell to put right: names, amounts, reasons, roles and what cannot be changed', async () => {
    const good = daily(oak);
    const held = oak.objects.find(
      ({ kind, field, status }) => kind === 'campaign' && field === null && status === 'ACTIVE',
    )!;
    const idOf = (wanted: (one: Listed) => boolean) => oak.objects.find(wanted)?.id ?? '';
    const all = await weighed([
      ['', good.id, '120', why],
      [oak.name, '', '120', why],
      [oak.name, '1.2021E+17', '120', why],
      [oak.name, 'No such campaign', '120', why],
      [oak.name, good.id, '120 XAU', why],
      [oak.name, good.id, 'soon', why],
      [oak.name, good.id, major(good.minor, oak), why],
      [oak.name, good.id, major(raised(good), oak), ''],
      [oak.name, good.id, major(raised(good), oak), why, 'a cell too many'],
      [oak.name, idOf(({ status, kind }) => status === 'ARCHIVED' && kind === 'campaign'), '120', why],
      [oak.name, idOf(({ legacy }) => legacy), '120', why],
      [oak.name, held.id, '120', why],
    ]);
    expect(all.map(codeOf)).toEqual([
      'client_missing',
      'object_missing',
      'object_rounded',
      'object_unknown',
      'amount',
      'amount',
      'same',
      'why_missing',
      'too_wide',
      'not_writable',
      'not_writable',
      'not_writable',
    ]);
    const whys = all
      .slice(-3)
      .map((one) => (one.is === 'trouble' && one.trouble.code === 'not_writable' ? one.trouble.why : null));
    expect(whys).toEqual(['archived', 'legacy_advantage', 'budget_on_ad_sets']);
    expect(all[4]).toMatchObject({ trouble: { problem: 'other_currency', currency: oak.currency } });
    await money.as('ada');
    await money.desk.api.members.set({ clientId: oak.id, personId: money.benId, role: 'client_user' });
    await money.as('ben');
    expect((await weighed([[oak.name, good.id, '120', why]])).map(codeOf)).toEqual(['may_not']);
  });

  test('is denied row by row by the policy of its own client', async () => {
    const [first, second] = [daily(oak), daily(ash)];
    const all = await weighed([
      [oak.name, first.id, major(first.minor * 3, oak), why],
      [ash.name, second.id, major(raised(second), ash), why],
    ]);
    expect(
      all.map((one) => (one.is === 'judged' ? one.judged.judgement.policy.allowed : codeOf(one))),
    ).toEqual([false, true]);
  });
});

describe('a table that somebody chose', () => {
  test('is read in the encodings and with the separators of the import, and its formulas are text', async () => {
    const { api } = money.desk;
    const read = (bytes: Buffer) => api.imports.readTable({ bytes: bytes.toString('base64') });
    const rows = [{ line: 2, cells: ['Łąka', 'a;b'], isTooWide: false }];
    const text = 'Client,New budget\r\nŁąka,"a;b"\r\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const oldPage = Buffer.from(
      text.split('').map((sign) => ({ Ł: 0xa3, ą: 0xb9 })[sign] ?? sign.charCodeAt(0)),
    );
    for (const [bytes, encoding] of [
      [Buffer.from(`\u{FEFF}${text}`), 'utf-8'],
      [utf16, 'utf-16'],
      [oldPage, 'windows-1250'],
    ] as const)
      expect(await read(bytes)).toEqual({ encoding, header: ['client', 'new_budget'], rows });
    const tabs = await read(Buffer.from("client\twhy\n'=1+1\tx\ty\n"));
    expect(tabs.rows).toEqual([{ line: 2, cells: ['=1+1', 'x'], isTooWide: true }]);
    expect(await saying(read(Buffer.from('')))).toBe('This file is empty.');
    expect(await saying(read(Buffer.from('why,why\na,b')))).toBe(
      'The column "why" is there twice. Remove one of them.',
    );
  });

  test('can begin from a saved sample, which names nobody’s client', async () => {
    const path = join(tmpdir(), `steward-sample-${process.pid}.csv`);
    money.desk.saveAnswers.push(path);
    const header = ['client', 'object', 'new_budget', 'why'];
    const rows = [['act_1234567890', '120210000000000001', '95,50', why]];
    await money.desk.api.exports.table({ name: 'sample', header, rows });
    const read = await money.desk.api.imports.readTable({ bytes: readFileSync(path).toString('base64') });
    expect(wishesIn(read)).toMatchObject({ wishes: [{ line: 2, cells: { new_budget: '95,50' } }] });
  });
});
