import { afterEach, describe, expect, test } from 'vitest';
import { ClientId } from '../../shared/model/ids.ts';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithBob, bob, bobsOwn, signIn, signInAgain } from '../builders/people.ts';

afterEach(closeDesks);
const nobodys = ClientId.parse('01890000-0000-7000-8000-00000000dead');

/** Bob is an analyst at Oak and nothing at Ash. */
async function aDeskWithAnalyst() {
  const desk = await aDeskWithBob();
  const { api, bobId } = desk;
  const add = (name: string) => api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  const [oak, ash] = [await add('Oak Hotel'), await add('Ash Clinic')];
  await api.members.set({ clientId: oak.id, personId: bobId, role: 'client_user' });
  await signInAgain(api, bob.name, bobsOwn);
  /** What a super admin reads of it, oldest first. */
  const trail = async (what: string) => {
    await signInAgain(api, founder.name, founder.passphrase);
    return (await api.audit.workspace({ what })).toReversed();
  };
  return { desk, api, oak, ash, trail };
}

describe('whoever is turned away', { timeout: 60_000 }, () => {
  test('is on the record with the call and the client: a foreign one, a role that does not reach, a door for super admins', async () => {
    const { api, oak, ash, trail } = await aDeskWithAnalyst();
    expect((await failureOf(api.assets.list({ clientId: ash.id }))).code).toBe('not_found');
    expect((await failureOf(api.plans.remove({ clientId: oak.id, month: '2026-11' }))).code).toBe(
      'not_allowed',
    );
    expect((await failureOf(api.tokens.list({}))).code).toBe('not_allowed');
    // Named inside a call that is open to everybody.
    expect((await failureOf(api.sync.start({ clientIds: [oak.id, ash.id] }))).code).toBe('not_found');
    expect((await failureOf(api.assets.list({ clientId: nobodys }))).code).toBe('not_found');
    const rows = await trail('access.refused');
    expect(rows.map(({ actor, subject, outcome, detail }) => [actor, subject, outcome, detail])).toEqual([
      [bob.name, 'assets.list', 'refused', { client: ash.id, code: 'not_found' }],
      [bob.name, 'plans.remove', 'refused', { client: oak.id, code: 'not_allowed' }],
      [bob.name, 'tokens.list', 'refused', { client: null, code: 'not_allowed' }],
      [bob.name, 'sync.start', 'refused', { client: ash.id, code: 'not_found' }],
      [bob.name, 'assets.list', 'refused', { client: null, code: 'not_found' }],
    ]);
  });

  test('is written down once an hour for the same thing, so that the trail is not flooded, and never while it is locked', async () => {
    const { desk, api, ash, trail } = await aDeskWithAnalyst();
    const knock = async (times: number) => {
      for (let at = 0; at < times; at += 1) await failureOf(api.assets.list({ clientId: ash.id }));
    };
    await knock(20);
    desk.pass(3_600);
    await knock(20);
    await api.workspace.lock({});
    await knock(1);
    await signIn(api, founder.name, founder.passphrase);
    expect(await trail('access.refused')).toHaveLength(2);
  });

  test('by a passphrase that does not fit is counted, and said at the next sign-in', async () => {
    const { api, trail } = await aDeskWithAnalyst();
    await api.workspace.lock({});
    for (const guess of ['not the passphrase', 'nor is this one here'])
      expect((await failureOf(signIn(api, bob.name, guess))).code).toBe('wrong_passphrase');
    await signIn(api, bob.name, bobsOwn);
    const last = (await trail('person.signed_in')).filter(({ actor }) => actor === bob.name).at(-1);
    expect(last?.detail).toEqual({ by: 'passphrase', wrongTries: 2 });
  });
});
