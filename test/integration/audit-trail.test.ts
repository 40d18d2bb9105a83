import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from '../../shared/zod.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { aKeychain } from '../builders/secret-store.ts';

const verifier = fileURLToPath(new URL('../../main/audit/verifier/steward-verify.mjs', import.meta.url));

afterEach(closeDesks);

async function aDeskWithClients(ask: Parameters<typeof aDesk>[0] = {}) {
  const desk = aDesk(ask);
  await desk.api.workspace.create(founder);
  const add = (name: string) => desk.api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  return { desk, oak: await add('Oak Hotel'), ash: await add('Ash Clinic') };
}

describe('the audit trail through the contract', () => {
  test('is one chain a client and one for the workspace, and each screen reads its own only', async () => {
    const { desk, oak } = await aDeskWithClients();
    const rows = await desk.api.audit.client({ clientId: oak.id });
    expect(rows).toMatchObject([
      {
        chain: oak.id,
        seq: 1,
        what: 'client.added',
        subject: oak.id,
        actor: founder.name,
        outcome: 'done',
      },
    ]);
    expect(JSON.stringify(await desk.api.audit.workspace({}))).not.toContain('Ash Clinic');
  });

  test('is filtered by noun and by text', async () => {
    const { desk } = await aDeskWithClients();
    await desk.api.workspace.lock({});
    const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    const whats = async (filter: object) => (await desk.api.audit.workspace(filter)).map((row) => row.what);
    expect(await whats({ what: 'workspace.created' })).toEqual(['workspace.created']);
    expect(await whats({ what: 'workspace' })).toContain('workspace.created');
    expect(await whats({ what: 'workspace' })).not.toContain('person.signed_in');
    expect(await whats({ text: 'passphrase' })).toEqual(['person.signed_in']);
    expect(await whats({ text: 'no such words' })).toEqual([]);
  });

  test('is filtered by who did it and by when, and names who stands in it', async () => {
    const { desk, oak } = await aDeskWithClients();
    await desk.api.workspace.lock({});
    const ada = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    desk.pass(86_400);
    await desk.api.workspace.unlock({ kind: 'real', personId: ada, passphrase: founder.passphrase });
    const whats = async (filter: object) => (await desk.api.audit.workspace(filter)).map((row) => row.what);
    const byAda = await whats({ actorId: ada });
    expect(byAda).toEqual(expect.arrayContaining(['workspace.created', 'person.signed_in']));
    const bySteward = await whats({ actorId: null });
    expect(bySteward).toContain('audit.heads_recorded');
    expect([...byAda, ...bySteward].toSorted()).toEqual((await whats({})).toSorted());
    expect(await whats({ actorId: oak.id })).toEqual([]);
    const midnight = '2026-11-21T00:00:00.000Z';
    expect(await whats({ from: midnight, what: 'person' })).toEqual(['person.signed_in']);
    expect(await whats({ until: midnight, what: 'person' })).toEqual(['person.locked']);
    expect(await desk.api.audit.actorsOfWorkspace({})).toEqual([
      { id: ada, name: founder.name },
      { id: null, name: 'Steward' },
    ]);
    expect(await desk.api.audit.actorsOfClient({ clientId: oak.id })).toEqual([
      { id: ada, name: founder.name },
    ]);
  });

  test('verifies whole, says where it stands, and a verified trail is an event', async () => {
    const { desk } = await aDeskWithClients();
    const state = await desk.api.audit.verifyAll({});
    expect(state).toMatchObject({
      ok: true,
      rows: 3,
      faults: [],
      head: { seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(desk.events).toContainEqual({ name: 'audit.verified', payload: { ok: true } });
  });

  test('is exported for an auditor, whose own verifier agrees; that it left is on the record', async () => {
    const { desk, oak } = await aDeskWithClients();
    const path = join(desk.folder, 'oak.jsonl');
    desk.saveAnswers.push(path);
    expect(await desk.api.audit.exportClient({ clientId: oak.id })).toEqual({ savedAs: path, rows: 1 });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('Ash Clinic');
    const header = z.object({ public_key: z.string() }).parse(JSON.parse(text.split('\n')[0] ?? ''));
    const key = join(desk.folder, 'key.pem');
    writeFileSync(key, header.public_key);
    const said = execFileSync(process.execPath, [verifier, path, '--key', key], { encoding: 'utf8' });
    expect(said).toContain('cannot exclude a rewritten tail');
    const last = z.object({ type: z.string(), seq: z.int(), why: z.string() });
    expect(last.parse(JSON.parse(text.trim().split('\n').at(-1) ?? ''))).toEqual({
      type: 'head',
      seq: 1,
      why: 'export',
    });
    expect((await desk.api.audit.client({ clientId: oak.id }))[0]).toMatchObject({
      what: 'audit.exported',
      detail: { rows: 1 },
    });
  });

  test('of one client is held against the head that the keychain kept when it last left', async () => {
    const { desk, oak } = await aDeskWithClients({ secrets: aKeychain() });
    const { clientId } = { clientId: oak.id };
    expect(await desk.api.audit.verifyClient({ clientId })).toMatchObject({
      ok: true,
      tail: 'cannot_exclude_rewritten_tail',
    });
    desk.saveAnswers.push(join(desk.folder, 'oak.jsonl'));
    await desk.api.audit.exportClient({ clientId });
    expect(await desk.api.audit.verifyClient({ clientId })).toMatchObject({ ok: true, tail: 'confirmed' });
  });

  test('is not exported, nor is anything recorded, when the dialog is cancelled', async () => {
    const { desk, oak } = await aDeskWithClients();
    expect(await desk.api.audit.exportClient({ clientId: oak.id })).toEqual({ savedAs: null, rows: 0 });
    expect(await desk.api.audit.client({ clientId: oak.id })).toHaveLength(1);
  });
});
