import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn, signInAgain } from '../builders/people.ts';

afterEach(closeDesks);

// A passphrase takes a quarter of a second to stretch, more on a busy machine, and these tests stretch many.
describe('a new person', { timeout: 60_000 }, () => {
  test('gets a one-time passphrase, can do nothing but change it, and is on the list with who made the account', async () => {
    const desk = aDesk();
    const { api } = desk;
    await api.workspace.create(founder);
    const { personId, oneTimePassphrase } = await api.people.add(bob);
    expect(oneTimePassphrase).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);

    await signInAgain(api, bob.name, oneTimePassphrase);
    expect((await api.workspace.state({})).signedIn?.person).toMatchObject({
      id: personId,
      mustChange: true,
    });
    expect(await failureOf(api.clients.list({}))).toMatchObject({
      code: 'not_allowed',
      details: { mustChange: true },
    });
    const weak = api.people.changePassphrase({ current: oneTimePassphrase, next: 'short' });
    expect((await failureOf(weak)).code).toBe('invalid_request');
    desk.pass(60);
    await api.people.changePassphrase({ current: oneTimePassphrase, next: bobsOwn });
    expect(await api.clients.list({})).toEqual([]);
    expect((await api.workspace.state({})).signedIn).toMatchObject({
      person: { mustChange: false, isSuperAdmin: false },
      notices: [],
    });

    await signInAgain(api, founder.name, founder.passphrase);
    expect(await api.people.list({})).toEqual([
      {
        id: expect.any(String),
        name: founder.name,
        email: founder.email,
        isSuperAdmin: true,
        state: 'active',
        createdAt: '2026-11-20T09:00:00.000Z',
        createdBy: null,
        credential: {
          how: 'founder',
          by: null,
          at: '2026-11-20T09:00:00.000Z',
          ownSince: '2026-11-20T09:00:00.000Z',
        },
        clients: [],
      },
      {
        id: personId,
        ...bob,
        isSuperAdmin: false,
        state: 'active',
        createdAt: '2026-11-20T09:00:00.000Z',
        createdBy: founder.name,
        credential: {
          how: 'made',
          by: founder.name,
          at: '2026-11-20T09:00:00.000Z',
          ownSince: '2026-11-20T09:01:00.000Z',
        },
        clients: [],
      },
    ]);
  });

  test('needs an e-mail address that nobody else has, whatever its case', async () => {
    const { api } = aDesk();
    await api.workspace.create(founder);
    const taken = api.people.add({ name: 'Second Ada', email: founder.email.toUpperCase() });
    expect(await failureOf(taken)).toMatchObject({ code: 'conflict' });
    expect((await api.people.list({})).length).toBe(1);
  });

  test('is recorded with their roles, each client in its own trail', async () => {
    const { api, bobId: personId } = await aDeskWithBob();
    const client = await api.clients.add({ name: 'Belmonte', currency: 'EUR', timezone: 'Europe/Warsaw' });
    const at = { clientId: client.id, personId };
    expect(await api.members.set({ ...at, role: 'client_user' })).toMatchObject([
      { name: bob.name, role: 'client_user' },
    ]);
    await api.members.set({ ...at, role: 'client_admin' });
    await api.members.set({ ...at, role: 'client_admin' });
    expect((await api.people.list({}))[1]?.clients).toEqual([
      { clientId: client.id, name: 'Belmonte', role: 'client_admin' },
    ]);
    const rows = await api.audit.client({ clientId: client.id });
    expect(rows.map((row) => [row.what, row.detail])).toEqual([
      ['member.role_changed', { personId, before: 'client_user', after: 'client_admin' }],
      ['member.added', { personId, before: null, after: 'client_user' }],
      ['client.added', expect.anything()],
    ]);
    const said = (await api.audit.workspace({ what: 'person' })).map(({ what, subject }) => [what, subject]);
    expect(said.toReversed().filter(([what]) => what !== 'person.locked')).toEqual([
      ['person.added', bob.name],
      ['person.signed_in', bob.name],
      ['person.passphrase_changed', bob.name],
      ['person.signed_in', founder.name],
    ]);
  });
});

describe('a member', { timeout: 60_000 }, () => {
  test('sees the clients of their membership only, and not the people', async () => {
    const { api, bobId: personId } = await aDeskWithBob();
    const own = await api.clients.add({ name: 'Own', currency: 'EUR', timezone: 'Europe/Warsaw' });
    const other = await api.clients.add({ name: 'Other', currency: 'EUR', timezone: 'Europe/Warsaw' });
    await api.members.set({ clientId: own.id, personId, role: 'client_admin' });
    await signInAgain(api, bob.name, bobsOwn);
    expect((await api.clients.list({})).map(({ name }) => name)).toEqual(['Own']);
    expect(await api.members.list({ clientId: own.id })).toMatchObject([{ name: bob.name }]);
    expect((await failureOf(api.members.list({ clientId: other.id }))).code).toBe('not_found');
    expect((await failureOf(api.people.list({}))).code).toBe('not_allowed');
    const grab = api.members.set({ clientId: other.id, personId, role: 'client_admin' });
    expect((await failureOf(grab)).code).toBe('not_allowed');
  });
});

describe('somebody who leaves', { timeout: 60_000 }, () => {
  test('is locked out, loses every role, and the workspace has other keys and databases from then on', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId: personId } = desk;
    const client = await api.clients.add({ name: 'Belmonte', currency: 'EUR', timezone: 'Europe/Warsaw' });
    await api.members.set({ clientId: client.id, personId, role: 'client_admin' });
    const before = readdirSync(join(desk.folder, 'workspace')).filter((name) => name.endsWith('.db'));
    await api.people.deactivate({ personId });
    const after = readdirSync(join(desk.folder, 'workspace')).filter((name) => name.endsWith('.db'));
    expect(after.length).toBe(2);
    expect(after.some((name) => before.includes(name))).toBe(false);

    // The window goes on with the new databases.
    expect((await api.clients.list({})).map(({ name }) => name)).toEqual(['Belmonte']);
    expect(await api.members.list({ clientId: client.id })).toEqual([]);
    expect((await api.people.list({}))[1]).toMatchObject({
      state: 'deactivated',
      credential: null,
      clients: [],
    });
    expect((await api.audit.verifyAll({})).ok).toBe(true);
    expect((await api.audit.client({ clientId: client.id }))[0]).toMatchObject({ what: 'member.removed' });

    const again = await desk.restart();
    const door = (await again.api.workspace.state({})).doors[0];
    expect(door?.people.map(({ name }) => name)).toEqual([founder.name]);
    const ghost = again.api.workspace.unlock({ kind: 'real', personId, passphrase: bobsOwn });
    expect((await failureOf(ghost)).code).toBe('not_found');
    await signIn(again.api, founder.name, founder.passphrase);
    expect((await again.api.clients.list({})).length).toBe(1);
  });

  test('comes back with a one-time passphrase and new keys', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId: personId } = desk;
    await api.people.deactivate({ personId });
    const { oneTimePassphrase } = await api.people.reactivate({ personId });
    expect((await api.people.list({}))[1]).toMatchObject({
      state: 'active',
      credential: { how: 'made', by: founder.name, ownSince: null },
    });
    await api.workspace.lock({});
    expect((await failureOf(signIn(api, bob.name, bobsOwn))).code).toBe('wrong_passphrase');
    await signIn(api, bob.name, oneTimePassphrase);
  });

  test('is never oneself: the last super admin stays', async () => {
    const desk = aDesk();
    const { api } = desk;
    await api.workspace.create(founder);
    const own = (await api.people.list({}))[0];
    if (!own) throw new Error('The founder is missing.');
    for (const call of [
      () => api.people.deactivate({ personId: own.id }),
      () => api.people.reset({ personId: own.id }),
      () => api.people.setSuperAdmin({ personId: own.id, isSuperAdmin: false }),
    ]) {
      expect((await failureOf(call())).code).toBe('not_allowed');
    }
    expect(existsSync(join(desk.folder, 'workspace', 'ledger-1.db'))).toBe(true);
  });
});

describe('a reset', { timeout: 60_000 }, () => {
  test('retires the keys of before, so that the old passphrase opens nothing', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId: personId } = desk;
    const { oneTimePassphrase } = await api.people.reset({ personId });
    await api.workspace.lock({});
    expect((await failureOf(signIn(api, bob.name, bobsOwn))).code).toBe('wrong_passphrase');
    await signIn(api, bob.name, oneTimePassphrase);
    expect((await api.workspace.state({})).signedIn?.person.mustChange).toBe(true);
  });
});

describe('a name and an address', { timeout: 60_000 }, () => {
  test('are changed in the ledger and on the door', async () => {
    const desk = await aDeskWithBob();
    const { api, bobId: personId } = desk;
    await api.people.edit({ personId, name: 'Robert Buyer', email: 'robert@agency.example' });
    expect((await api.people.list({}))[1]).toMatchObject({
      name: 'Robert Buyer',
      email: 'robert@agency.example',
    });
    await signInAgain(api, 'Robert Buyer', bobsOwn);
  });
});

describe('a change of passphrase', { timeout: 60_000 }, () => {
  test('lets the new one in and the old one not, also for somebody whose key was sealed while they were away', async () => {
    const { api } = await aDeskWithBob();
    const next = 'nine purple lanterns over water';
    await api.people.changePassphrase({ current: founder.passphrase, next });
    await api.workspace.lock({});
    expect((await failureOf(signIn(api, founder.name, founder.passphrase))).code).toBe('wrong_passphrase');
    await signIn(api, founder.name, next);
    await signInAgain(api, bob.name, bobsOwn);
    expect((await api.workspace.state({})).signedIn?.notices).toEqual([]);
  });

  test('asks for the current one', async () => {
    const { api } = aDesk();
    await api.workspace.create(founder);
    const wrong = api.people.changePassphrase({ current: 'not the right words', next: bobsOwn });
    expect((await failureOf(wrong)).code).toBe('wrong_passphrase');
  });
});
