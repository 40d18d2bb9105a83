import { afterEach, describe, expect, test } from 'vitest';
import { demoPeople } from '../../shared/model/demo.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';

afterEach(closeDesks);

describe('the demo agency', () => {
  test('has a second person who may approve what the first proposes from the first minute', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const origins = (await desk.api.people.list({})).map(({ credential }) => credential);
    const now = desk.now().toISOString();
    expect(origins[0]).toEqual({ how: 'made', by: null, at: now, ownSince: now });
    const clients = await desk.api.clients.list({});

    await desk.api.workspace.exploreDemo({ as: 'colleague' });
    const { signedIn } = await desk.api.workspace.state({});
    expect(signedIn?.person).toMatchObject({ name: demoPeople.colleague.name, mustChange: false });
    expect((await desk.api.clients.list({})).map(({ id }) => id)).toEqual(clients.map(({ id }) => id));
    expect(await failureOf(desk.api.tokens.list({}))).toMatchObject({ code: 'not_allowed' });

    await desk.api.workspace.exploreDemo({});
    expect((await desk.api.workspace.state({})).signedIn?.person.name).toBe(demoPeople.founder.name);
  });

  test('has proposals of the first person that wait for the second, who may approve them', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const own = await desk.api.approvals.queue({});
    expect(own.map(({ clientName, mine }) => [clientName, mine])).toEqual(
      expect.arrayContaining([
        ['Hotel Lambert', true],
        ['ProMed Healthcare', true],
      ]),
    );
    expect(own).toHaveLength(2);
    await desk.api.workspace.exploreDemo({ as: 'colleague' });
    const [waiting] = await desk.api.approvals.queue({});
    expect(waiting).toMatchObject({ mine: false, notYours: null, proposal: { state: 'waiting' } });
  });

  test('goes offline by a plug of its own, and comes back', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const clientId = (await desk.api.clients.list({})).find(({ name }) => name === 'Belmonte Hotel')!.id;
    await desk.api.sync.run({ clientId });
    await desk.api.app.pullPlug({ pulled: true });
    const since = desk.now().toISOString();
    expect(await desk.api.app.connection({})).toEqual({ offlineSince: since });
    expect(await desk.api.app.tryConnection({})).toEqual({ offlineSince: since });
    expect(await failureOf(desk.api.budgets.objects({ clientId }))).toMatchObject({ code: 'offline' });
    expect((await desk.api.drafts.objects({ clientId })).length).toBeGreaterThan(0);
    expect((await desk.api.insights.overview({ clientId })).coverage.read).toBeGreaterThan(0);
    await desk.api.app.pullPlug({ pulled: false });
    expect(await desk.api.app.connection({})).toEqual({ offlineSince: null });
    expect((await desk.api.budgets.objects({ clientId })).length).toBeGreaterThan(0);
  });

  test('has the only plug there is: a real workspace follows the real network', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    expect(await failureOf(desk.api.app.pullPlug({ pulled: true }))).toMatchObject({ code: 'not_allowed' });
    expect(await desk.api.app.connection({})).toEqual({ offlineSince: null });
  });

  test('never takes the place of somebody at a real workspace', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    expect(await failureOf(desk.api.workspace.exploreDemo({}))).toMatchObject({ code: 'conflict' });
    expect((await desk.api.workspace.state({})).signedIn?.kind).toBe('real');
  });

  test('is there after one call, with clients that sync without a network', async () => {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const clients = await desk.api.clients.list({});
    expect(clients.length).toBeGreaterThanOrEqual(12);
    const hotel = clients.find((client) => client.name === 'Belmonte Hotel')!;
    await desk.api.sync.run({ clientId: hotel.id });
    expect(await desk.api.insights.overview({ clientId: hotel.id })).toMatchObject({
      page: { followers: { why: null } },
      coverage: { days: 19, read: 19 },
    });
    await desk.api.workspace.lock({});
    await desk.api.workspace.exploreDemo({});
    expect(await desk.api.clients.list({})).toHaveLength(clients.length);
    const people = await desk.api.people.list({});
    expect(people.map(({ name, isSuperAdmin }) => [name, isSuperAdmin])).toEqual([
      [demoPeople.colleague.name, false],
      [demoPeople.founder.name, true],
    ]);
  });
});
