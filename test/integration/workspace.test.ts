import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';

afterEach(closeDesks);

describe('a workspace', () => {
  test('is made with its founder signed in, and unlocks again with the passphrase after a restart', async () => {
    const desk = aDesk();
    expect((await desk.api.workspace.state({})).doors).toEqual([]);
    const { recoveryCode } = await desk.api.workspace.create(founder);
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await desk.api.workspace.state({})).signedIn).toMatchObject({
      workspaceName: founder.workspaceName,
      person: { name: founder.name, isSuperAdmin: true },
    });

    const again = await desk.restart();
    const { doors, signedIn } = await again.api.workspace.state({});
    expect(signedIn).toBeNull();
    expect(doors).toEqual([
      {
        kind: 'real',
        people: [{ id: expect.any(String), name: founder.name, quick: false }],
        warning: null,
        trouble: null,
      },
    ]);
    await again.api.workspace.unlock({
      kind: 'real',
      personId: doors[0]!.people[0]!.id,
      passphrase: founder.passphrase,
    });
    expect((await again.api.workspace.state({})).signedIn).toMatchObject({ person: { name: founder.name } });
  });

  test('does not open with another passphrase, and slows down guessing across a restart', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    await desk.api.workspace.lock({});
    const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    const guess = (api = desk.api) =>
      failureOf(api.workspace.unlock({ kind: 'real', personId, passphrase: 'not the right words' }));
    for (let tries = 0; tries < 3; tries += 1)
      expect(await guess()).toMatchObject({ code: 'wrong_passphrase' });

    const again = await desk.restart();
    expect(await guess(again.api)).toMatchObject({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 1 },
    });
    again.pass(2);
    await again.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
  });

  test('refuses a weak passphrase with advice', async () => {
    const failure = await failureOf(aDesk().api.workspace.create({ ...founder, passphrase: 'short' }));
    expect(failure).toMatchObject({ code: 'invalid_request', message: 'Use at least 12 characters.' });
  });

  test('is not made twice on one desktop', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    await desk.api.workspace.lock({});
    expect(await failureOf(desk.api.workspace.create(founder))).toMatchObject({ code: 'conflict' });
  });

  test('belongs to the window that signed in, not to another one', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    expect(await failureOf(desk.anotherWindow().clients.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await desk.api.clients.list({})).toEqual([]);
  });

  test('closes its files when it locks, and a locked window gets nothing', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    await desk.api.workspace.lock({});
    expect(await failureOf(desk.api.clients.list({}))).toMatchObject({ code: 'signed_out' });
    // A closed database has folded its log back in.
    expect(readdirSync(join(desk.folder, 'workspace')).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });

  test('is open in one process at a time', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const second = aDesk({ folder: desk.folder });
    const personId = (await second.api.workspace.state({})).doors[0]!.people[0]!.id;
    const failure = await failureOf(
      second.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase }),
    );
    expect(failure).toMatchObject({ code: 'workspace_busy' });
  });

  test('records who made it, who signed in and who locked it', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    await desk.api.workspace.lock({});
    const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    // The daily backup is made after the answer and leaves a row of its own, sooner or later.
    const all = await desk.api.audit.workspace({});
    const rows = all.filter((row) => row.what !== 'workspace.backed_up');
    expect(rows.map((row) => [row.what, row.actor])).toEqual([
      ['person.signed_in', founder.name],
      ['person.locked', founder.name],
      ['workspace.created', founder.name],
    ]);
  });
});
