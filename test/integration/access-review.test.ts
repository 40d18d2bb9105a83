import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signInAgain } from '../builders/people.ts';

afterEach(closeDesks);
const slow = { timeout: 60_000 };
const day = 86_400;

async function aDeskWithMember() {
  const desk = await aDeskWithBob();
  const { api, bobId } = desk;
  const add = (name: string) => api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  const oak = await add('=Oak Hotel');
  const ash = await add('Ash Clinic');
  await api.members.set({ clientId: oak.id, personId: bobId, role: 'client_user' });
  const rowOf = async (name: string) =>
    (await api.access.review({})).rows.find(({ person }) => person === name);
  return { desk, api, bobId, oak, ash, rowOf };
}

describe('the access review', slow, () => {
  test('lists who may reach what, since when and when they last did', async () => {
    const { api, desk, oak, ash, rowOf } = await aDeskWithMember();
    expect(await rowOf(bob.name)).toMatchObject({
      client: '=Oak Hotel',
      role: 'client_user',
      lastUsed: null,
      confirmedAt: null,
      isDue: false,
      mayConfirm: true,
    });
    await signInAgain(api, bob.name, bobsOwn);
    await api.assets.list({ clientId: oak.id });
    expect((await failureOf(api.assets.list({ clientId: ash.id }))).code).toBe('not_found');
    desk.pass(60);
    const left = desk.now().toISOString();
    await signInAgain(api, founder.name, founder.passphrase);
    expect((await rowOf(bob.name))?.lastUsed).toBe(left);
    await api.assets.list({ clientId: ash.id });
    // A super admin reaches every client; their row says when they last opened any.
    expect(await rowOf(founder.name)).toMatchObject({ role: 'super_admin', clientId: null, lastUsed: left });
  });

  test('is due after ninety days or as often as a super admin says, and a new role makes it due anew', async () => {
    const { api, desk, bobId, oak, rowOf } = await aDeskWithMember();
    desk.pass(90 * day);
    expect((await api.access.review({})).due).toBe(2);
    const item = { personId: bobId, clientId: oak.id };
    await api.access.confirm({ items: [item] });
    expect(await rowOf(bob.name)).toMatchObject({
      isDue: false,
      confirmedBy: founder.name,
      confirmedAt: desk.now().toISOString(),
      dueAt: new Date(desk.now().getTime() + 90 * day * 1000).toISOString(),
    });
    await api.members.set({ clientId: oak.id, personId: bobId, role: 'client_admin' });
    expect((await rowOf(bob.name))?.isDue).toBe(true);
    expect((await api.access.setEvery({ days: 365 })).everyDays).toBe(365);
    expect((await rowOf(bob.name))?.isDue).toBe(false);
    const rows = await api.audit.client({ clientId: oak.id, what: 'access.confirmed' });
    expect(rows.map(({ subject, detail }) => [subject, detail])).toEqual([
      [bob.name, { personId: bobId, role: 'client_user' }],
    ]);
  });

  test('is told to super admins when it falls due, once, and is news no more when all was confirmed', async () => {
    const { api, desk } = await aDeskWithMember();
    const due = async () => (await api.notices.list({})).notices.filter(({ kind }) => kind === 'review_due');
    desk.pass(90 * day);
    await signInAgain(api, founder.name, founder.passphrase);
    await expect.poll(due, { timeout: 20_000 }).toHaveLength(1);
    await signInAgain(api, bob.name, bobsOwn);
    expect(await due()).toEqual([]);
    await signInAgain(api, founder.name, founder.passphrase);
    expect(await due()).toMatchObject([{ readAt: null, link: { to: 'workspace', page: 'access-review' } }]);
    const { rows } = await api.access.review({});
    await api.access.confirm({ items: rows.map(({ personId, clientId }) => ({ personId, clientId })) });
    expect((await due()).map(({ readAt }) => readAt === null)).toEqual([false]);
  });

  test('nobody confirms their own access while another super admin could, and none is confirmed that has changed', async () => {
    const { api, bobId, oak, rowOf } = await aDeskWithMember();
    const own = await rowOf(founder.name);
    if (!own) throw new Error('The founder has access.');
    const items = [{ personId: own.personId, clientId: null }];
    await api.access.confirm({ items });
    expect((await rowOf(founder.name))?.confirmedBy).toBe(founder.name);
    await api.people.setSuperAdmin({ personId: bobId, isSuperAdmin: true });
    expect((await failureOf(api.access.confirm({ items }))).code).toBe('not_allowed');
    const gone = [...items, { personId: bobId, clientId: oak.id }].slice(1);
    expect((await failureOf(api.access.confirm({ items: gone }))).code).toBe('conflict');
  });

  test('leaves as CSV that no spreadsheet runs, and that it left is on the record', async () => {
    const { api, desk } = await aDeskWithMember();
    const path = join(desk.folder, 'access.csv');
    desk.saveAnswers.push(path);
    expect(await api.access.export({})).toEqual({ savedAs: path, rows: 2 });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(bob.name);
    expect(text).not.toMatch(/[,;\t"]=Oak/);
    expect(text).toContain("'=Oak Hotel");
    const [row] = await api.audit.workspace({ what: 'access.exported' });
    expect(row?.detail).toEqual({ rows: 2 });
  });
});
