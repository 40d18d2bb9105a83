import { afterEach, expect, test } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

interface Kept {
  readonly clientId: ClientId;
  readonly pictureId: string;
  readonly shows: string;
}
const keptBy = (desk: TestDesk) =>
  desk.events.filter(({ name }) => name === 'media.kept').map(({ payload }) => payload as Kept);

/** Nothing came for as long as a picture takes. */
async function settled(desk: TestDesk): Promise<readonly Kept[]> {
  await expect.poll(() => keptBy(desk).length, { timeout: 30_000 }).toBeGreaterThan(0);
  let before = -1;
  await expect
    .poll(() => before === (before = keptBy(desk).length), { timeout: 30_000, interval: 300 })
    .toBe(true);
  return keptBy(desk);
}

test('pictures come behind a sync, made anew, for whoever may see the client and for nobody else', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const [first, second] = [await aConnectedClient(desk, served, 0), await aConnectedClient(desk, served, 1)];
  await desk.api.sync.run({ clientId: first });
  const kept = await settled(desk);
  expect(new Set(kept.map(({ clientId }) => clientId))).toEqual(new Set([first]));
  const [one] = kept;
  const picture = await desk.picture(first, one!.pictureId);
  expect(picture!.type).toBe('image/webp');
  // The workshop of the tests says what it was given: nothing of the original is kept.
  expect(Buffer.from(picture!.bytes).toString()).toMatch(/^made anew from \d+ bytes of image\/png$/);

  expect(await desk.picture(second, one!.pictureId)).toBeNull();
  expect(await desk.picture('not an id', one!.pictureId)).toBeNull();
  await desk.api.workspace.lock({});
  expect(await desk.picture(first, one!.pictureId)).toBeNull();
}, 60_000);

test('somebody who is no member of the client gets none of its pictures', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const [first, second] = [await aConnectedClient(desk, served, 0), await aConnectedClient(desk, served, 1)];
  await desk.api.sync.run({ clientId: first });
  await desk.api.sync.run({ clientId: second });
  const found = (clientId: ClientId) => keptBy(desk).find((one) => one.clientId === clientId)?.pictureId;
  await expect.poll(() => found(first) && found(second), { timeout: 20_000 }).toBeTruthy();
  const of = (clientId: ClientId) => found(clientId) ?? '';
  const { personId, oneTimePassphrase } = await desk.api.people.add({
    name: 'Ola',
    email: 'ola@agency.example',
  });
  await desk.api.members.set({ clientId: first, personId, role: 'client_user' });
  await desk.api.workspace.lock({});
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: oneTimePassphrase });
  await desk.api.people.changePassphrase({ current: oneTimePassphrase, next: founder.passphrase });
  expect(await desk.picture(first, of(first))).not.toBeNull();
  expect(await desk.picture(second, of(second))).toBeNull();
}, 60_000);

test('a second sync fetches no picture again', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const clientId = await aConnectedClient(desk, served, 0);
  await desk.api.sync.run({ clientId });
  await settled(desk);
  await desk.api.sync.run({ clientId });
  const shown = (await settled(desk)).map(({ shows }) => shows);
  expect(shown).toEqual([...new Set(shown)]);
}, 60_000);

test('a sync that ends while pictures of the one before are under way fetches none of them twice', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const clientId = await aConnectedClient(desk, served, 0);
  await desk.api.sync.run({ clientId });
  await desk.api.sync.run({ clientId });
  await desk.api.sync.run({ clientId });
  const shown = (await settled(desk)).map(({ shows }) => shows);
  expect(shown).toEqual([...new Set(shown)]);
}, 60_000);

test('the demo agency draws its pictures without a network', async () => {
  const desk = aDesk();
  await desk.api.workspace.exploreDemo({});
  const [client] = (await desk.api.clients.list({})).filter(({ name }) => name === 'Belmonte Hotel');
  await desk.api.sync.run({ clientId: client!.id });
  const [one] = await settled(desk);
  expect(await desk.picture(one!.clientId, one!.pictureId)).not.toBeNull();
}, 60_000);
