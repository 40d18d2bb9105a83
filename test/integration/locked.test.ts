import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import type { Access } from '../../shared/model/access.ts';
import { fitting } from '../builders/arbitrary.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn } from '../builders/people.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});
const slow = { timeout: 60_000 };

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall<Access> | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' && entry.access !== 'open' ? [{ name: `${noun}.${verb}`, call: entry }] : [],
  ),
);

async function aLockedDesk() {
  const desk = await aDeskWithBob();
  const { api } = desk;
  const client = await api.clients.add({ name: 'Oak Hotel', currency: 'EUR', timezone: 'Europe/Warsaw' });
  await api.workspace.setReadWhileLocked({ on: true });
  await api.workspace.lock({});
  return { desk, api, client };
}

describe('reading while locked', slow, () => {
  test('is off unless a super admin turned it on, and that is on the record', async () => {
    const { api } = await aDeskWithBob();
    expect((await api.workspace.settings({})).readWhileLocked).toBe(false);
    await api.workspace.setReadWhileLocked({ on: true });
    expect((await api.workspace.settings({})).readWhileLocked).toBe(true);
    const [row] = await api.audit.workspace({ what: 'workspace.setting_changed' });
    expect(row?.detail).toEqual({ setting: 'read_while_locked', before: false, after: true });
    await api.workspace.setReadWhileLocked({ on: false });
    await api.workspace.lock({});
    expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
  });

  test('shows what is stored, to the same person with the same walls, and says that it is locked', async () => {
    const { api, desk, client } = await aLockedDesk();
    const { signedIn, doors } = await api.workspace.state({});
    expect({ signedIn, doors }).toMatchObject({
      signedIn: { person: { name: founder.name }, locked: { quick: false } },
      doors: [],
    });
    expect((await api.clients.list({})).map(({ id }) => id)).toEqual([client.id]);
    expect((await api.audit.verifyAll({})).ok).toBe(true);
    const [last] = await api.audit.workspace({ what: 'person.locked' });
    expect(last?.detail).toEqual({ why: 'asked', readOn: true });
    expect((await failureOf(desk.anotherWindow().clients.list({}))).code).toBe('signed_out');
  });

  test('answers the calls that only read, and no other one gets past the door', async () => {
    const { desk, client } = await aLockedDesk();
    const answers: Record<string, string> = {};
    for (const { name, call } of calls.filter((one) => one.name !== 'workspace.lock')) {
      const answer = await desk.send(name, { ...valid(call), clientId: client.id });
      answers[name] = answer.ok ? 'ok' : answer.failure.code;
    }
    for (const { name, call } of calls.filter((one) => one.name !== 'workspace.lock')) {
      if (call.effect === 'write') expect([name, answers[name]]).toEqual([name, 'locked']);
      // It may not find what the input names; it must not stumble over databases that cannot be written and wiped keys.
      else expect([name, answers[name]]).not.toEqual([name, expect.stringMatching(/^(locked|internal)$/)]);
    }
    for (const name of ['clients.list', 'people.list', 'audit.client', 'audit.verifyAll', 'tokens.list'])
      expect([name, answers[name]]).toEqual([name, 'ok']);
    expect(desk.logged.filter((line) => line.includes('call.failed'))).toEqual([]);
  });

  test('ends with the passphrase: then everything works again, and who came back is on the record', async () => {
    const { api, client } = await aLockedDesk();
    const personId = (await api.workspace.state({})).signedIn?.person.id;
    if (!personId) throw new Error('Nobody is signed in.');
    const wrong = api.workspace.unlock({ kind: 'real', personId, passphrase: 'not the right words' });
    expect((await failureOf(wrong)).code).toBe('wrong_passphrase');
    expect(await api.clients.list({})).toHaveLength(1);
    await api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    expect((await api.workspace.state({})).signedIn?.locked).toBeNull();
    await api.clients.archive({ clientId: client.id });
    const rows = await api.audit.workspace({ what: 'person', limit: 2 });
    expect(rows.map(({ what }) => what)).toEqual(['person.signed_in', 'person.locked']);
    expect((await api.audit.verifyAll({})).ok).toBe(true);
  });

  test('ends for good when it is locked once more, and then somebody else may sit down', async () => {
    const { api } = await aLockedDesk();
    await api.workspace.lock({});
    expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
    await signIn(api, bob.name, bobsOwn);
    expect(await api.clients.list({})).toEqual([]);
  });

  test('ends after eight hours, on suspend, and when the clock goes back; not on another sign of absence', async () => {
    for (const end of ['hours', 'suspend', 'clock'] as const) {
      const { api, desk } = await aLockedDesk();
      desk.away.tell('idle');
      desk.pass(8 * 3600 - 1);
      expect(await api.clients.list({})).toHaveLength(1);
      if (end === 'hours') desk.pass(1);
      if (end === 'clock') desk.pass(-9 * 3600);
      if (end === 'suspend') desk.away.tell('suspended');
      expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
      expect(desk.events.at(-1)).toEqual({ name: 'workspace.changed', payload: { signedIn: false } });
      await desk.domain.stop();
    }
  });

  test('never happens on suspend, nor to somebody with a one-time passphrase', async () => {
    const { api, desk } = await aLockedDesk();
    await comeBack(api);
    desk.away.tell('suspended');
    expect((await failureOf(api.clients.list({}))).code).toBe('signed_out');
    await signIn(api, founder.name, founder.passphrase);
    const { oneTimePassphrase } = await api.people.add({ name: 'Cleo New', email: 'cleo@agency.example' });
    await api.workspace.lock({});
    await api.workspace.lock({});
    await signIn(api, 'Cleo New', oneTimePassphrase);
    await api.workspace.lock({});
    expect((await api.workspace.state({})).signedIn).toBeNull();
  });
});

/** Back at the desk that is locked and read. */
async function comeBack(api: Awaited<ReturnType<typeof aLockedDesk>>['api']): Promise<void> {
  const personId = (await api.workspace.state({})).signedIn?.person.id;
  if (!personId) throw new Error('Nobody is signed in.');
  await api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
}

/** An input that gets past the form, so that it is the lock that refuses. */
function valid(call: AnyCall<Access>): object {
  const some = fc.sample(fitting(call.input), { numRuns: 500, seed: 7 });
  const found = some.find((input) => call.input.safeParse(input).success);
  if (!found) throw new Error('No input of 500 gets past the form.');
  return found;
}

describe('a lock while something is in flight', slow, () => {
  test('ends a sync at once: the call says that it was locked, and the run is marked as interrupted', async () => {
    const served = await aSandbox();
    const desk = await aDeskWithToken(served);
    const { api } = desk;
    const [first] = served.sandbox.describe().clients;
    const { id: clientId } = await api.clients.add({
      name: 'Oak Hotel',
      currency: 'EUR',
      timezone: 'Europe/Warsaw',
    });
    await api.assets.connect({ clientId, kind: 'page', metaId: first!.pages[0]!.id });
    served.sandbox.fault({}, { kind: 'delay', ms: 30_000 });
    const before = served.sandbox.requests().length;
    const sync = failureOf(api.sync.run({ clientId }));
    await expect.poll(() => served.sandbox.requests().length).toBeGreaterThan(before);
    await api.workspace.lock({});
    expect((await sync).code).toBe('locked');
    expect(desk.logged.filter((line) => line.includes('call.failed'))).toEqual([]);

    await signIn(api, founder.name, founder.passphrase);
    expect((await api.insights.overview({ clientId })).freshness).toMatchObject({
      outcome: 'interrupted',
      sentence: 'Steward was locked meanwhile.',
    });
    const tail = await api.audit.verifyAll({});
    expect(tail.ok).toBe(true);
  });

  test('waits for a call that cannot be stopped half-way, and its answer stands', async () => {
    const desk = aDesk();
    const { api } = desk;
    await api.workspace.create(founder);
    const adding = api.people.add({ name: 'Cleo New', email: 'cleo@agency.example' });
    await api.workspace.lock({});
    expect((await api.workspace.state({})).signedIn).toBeNull();
    await signIn(api, 'Cleo New', (await adding).oneTimePassphrase);
  });
});
