import { afterEach, describe, expect, test } from 'vitest';
import { admission } from '../../main/admission.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Access } from '../../shared/model/access.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import type { Caller, DoorKind } from '../../main/ports.ts';
import { aDesk, closeDesks, type Sent, type TestDesk } from '../builders/desk.ts';
import { both, commandLineOnly } from './door-table.ts';

afterEach(closeDesks);

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall<Access> | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' ? [{ name: `${noun}.${verb}`, call: entry }] : [],
  ),
);

const everything = { on: true, clients: null, mayPropose: true, perMinute: 600, http: false };

/** As whoever comes in by a door sends it: the whole way through main. */
async function ask(desk: TestDesk, caller: Caller, name: string, input: unknown = {}): Promise<Sent> {
  return JSON.parse(await desk.domain.served(name, JSON.stringify({ id: 'x', input }), caller)) as Sent;
}
const codeOf = (sent: Sent) => (sent.ok ? null : sent.failure.code);

/** The super admin of the demo agency at both doors, with everything that a model can be given. */
async function atTheDoors(): Promise<{ desk: TestDesk; callers: Record<DoorKind, Caller> }> {
  const desk = aDesk();
  await desk.api.workspace.exploreDemo({});
  await desk.api.doors.setModel(everything);
  const callers = {
    command_line: { window: 0, door: 'command_line' },
    model: { window: 0, door: 'model' },
  } as const;
  const { signedIn } = await desk.api.workspace.state({});
  const who = { kind: 'demo', personId: signedIn!.person.id, passphrase: 'explore the demo agency' };
  expect(await ask(desk, callers.command_line, 'workspace.join', who)).toEqual({ ok: true, value: {} });
  return { desk, callers };
}

/** Enough of an input for every call to get as far as the door. */
const input = (clientId: string) => ({
  clientId,
  proposalId: clientId,
  changeId: clientId,
  tokenId: clientId,
  reportId: clientId,
  manifestHash: 'a'.repeat(64),
  contentHash: 'a'.repeat(64),
  passphrase: 'explore the demo agency',
  reason: 'Because it is so.',
  applied: true,
});

describe('what the doors beside the window reach', () => {
  test('is written down for every call of the contract', () => {
    const named = [...both, ...commandLineOnly];
    expect(new Set(named).size).toBe(named.length);
    const known = new Set(calls.map(({ name }) => name));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(calls)('$name is open where the table says so, and nowhere else', ({ name, call }) => {
    const passed = 'It passed the door.';
    const admit = admission({
      here: () => {
        throw new Error(passed);
      },
    });
    const isOpen = (door: DoorKind) => {
      try {
        admit(call, name, {}, { window: 0, door });
        return true;
      } catch (error) {
        return error instanceof Error && error.message === passed;
      }
    };
    const atBoth = (both as readonly string[]).includes(name);
    const atOne = (commandLineOnly as readonly string[]).includes(name);
    expect({ line: isOpen('command_line'), model: isOpen('model') }).toEqual({
      line: atBoth || atOne,
      model: atBoth,
    });
  });

  const money = ['approve', 'send', 'decline', 'settle', 'withdraw', 'check', 'lookAgain'].map(
    (verb) => `approvals.${verb}`,
  );
  const secrets = ['list', 'get', 'reach', 'map', 'news', 'app', 'rehearsal'].map((verb) => `tokens.${verb}`);
  test.each([...money, ...secrets])(
    '%s is shut at both doors, before anything is looked at',
    async (name) => {
      const { desk, callers } = await atTheDoors();
      const [client] = await desk.api.clients.list({});
      for (const door of ['command_line', 'model'] as const)
        expect(codeOf(await ask(desk, callers[door], name, input(client!.id)))).toBe('not_allowed');
    },
  );
});

describe('a model at its door', () => {
  test('gets nothing while it is off, while nobody is signed in, and from the moment of a lock', async () => {
    const { desk, callers } = await atTheDoors();
    expect(codeOf(await ask(desk, callers.model, 'clients.list'))).toBeNull();
    await desk.api.doors.setModel({ ...everything, on: false });
    expect(codeOf(await ask(desk, callers.model, 'clients.list'))).toBe('not_allowed');
    await desk.api.doors.setModel(everything);
    await desk.api.workspace.lock({});
    expect(codeOf(await ask(desk, callers.model, 'clients.list'))).toBe('signed_out');
  });

  test('is no super admin, whoever is signed in, and reads without leave to propose', async () => {
    const { desk, callers } = await atTheDoors();
    const [client, other] = await desk.api.clients.list({});
    await desk.api.doors.setModel({ ...everything, clients: [client!.id], mayPropose: false });
    const listed = await ask(desk, callers.model, 'insights.triage');
    expect(listed).toMatchObject({ ok: true, value: { rows: [{ clientId: client!.id }] } });
    expect(codeOf(await ask(desk, callers.model, 'budgets.objects', { clientId: client!.id }))).toBe(
      'not_allowed',
    );
    expect(codeOf(await ask(desk, callers.model, 'insights.ads', { clientId: other!.id }))).toBe('not_found');
  });

  test('waits when it asks too often, each session for itself, and the minute passes', async () => {
    const { desk, callers } = await atTheDoors();
    await desk.api.doors.setModel({ ...everything, perMinute: 3 });
    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push(codeOf(await ask(desk, callers.model, 'clients.list')));
    expect(codes).toEqual([null, null, null, 'too_many_attempts']);
    expect(codeOf(await ask(desk, { window: 0, door: 'model' }, 'clients.list'))).toBeNull();
    desk.pass(61);
    expect(codeOf(await ask(desk, callers.model, 'clients.list'))).toBeNull();
  });

  test('leaves a row for each call, in the chain of the client that it asked about', async () => {
    const { desk, callers } = await atTheDoors();
    const [client] = await desk.api.clients.list({});
    await ask(desk, callers.model, 'insights.overview', { clientId: client!.id });
    await ask(desk, callers.model, 'approvals.approve', input(client!.id));
    await ask(desk, callers.model, 'no.such', { clientId: 'x' });
    const [ofClient] = await desk.api.audit.client({ clientId: client!.id, what: 'model' });
    expect(ofClient).toMatchObject({ what: 'model.asked', subject: 'insights.overview' });
    const refused = await desk.api.audit.workspace({ what: 'model.refused' });
    expect(refused.map(({ subject }) => subject)).toEqual(['unknown call', 'approvals.approve']);
    expect((await desk.api.audit.verifyAll({})).ok).toBe(true);
  });
});

describe('the command line at its door', () => {
  test('joins whoever is signed in by the same passphrase, and nobody by another', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const { signedIn } = await desk.api.workspace.state({});
    const caller: Caller = { window: 0, door: 'command_line' };
    const who = { kind: 'demo', personId: signedIn!.person.id };
    expect(codeOf(await ask(desk, caller, 'clients.list'))).toBe('signed_out');
    const wrong = { ...who, passphrase: 'not this one' };
    expect(codeOf(await ask(desk, caller, 'workspace.join', wrong))).toBe('wrong_passphrase');
    expect(codeOf(await ask(desk, caller, 'clients.list'))).toBe('signed_out');
    const right = { ...who, passphrase: 'explore the demo agency' };
    expect(codeOf(await ask(desk, caller, 'workspace.join', right))).toBeNull();
    expect(codeOf(await ask(desk, caller, 'clients.list'))).toBeNull();
    // The window keeps its seat.
    expect((await desk.api.workspace.state({})).signedIn?.kind).toBe('demo');
    await desk.domain.left(caller);
    expect((await desk.api.workspace.state({})).signedIn?.kind).toBe('demo');
  });

  test('leaves nothing open behind when it was the one who unlocked', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    await desk.api.workspace.lock({});
    const { doors } = await desk.api.workspace.state({});
    const [person] = doors[0]!.people;
    const caller: Caller = { window: 0, door: 'command_line' };
    const who = { kind: 'demo', personId: person!.id, passphrase: 'explore the demo agency' };
    expect(codeOf(await ask(desk, caller, 'workspace.unlock', who))).toBeNull();
    await desk.domain.left(caller);
    expect(codeOf(await ask(desk, caller, 'clients.list'))).toBe('signed_out');
  });
});
