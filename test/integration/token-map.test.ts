import { afterEach, expect, test } from 'vitest';
import { aConnectedClient } from '../builders/client.ts';
import { closeDesks } from '../builders/desk.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

test('the map shows also what nobody has tested, and what no token serves', async () => {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const clients = [await aConnectedClient(desk, served, 0), await aConnectedClient(desk, served, 1)];
  const untested = await desk.api.tokens.map({});
  const [shared] = await desk.api.tokens.list({});
  expect(untested.map(({ tokenId, access, checkedAt }) => ({ tokenId, access, checkedAt }))).toEqual(
    Array.from({ length: 4 }, () => ({ tokenId: shared!.id, access: 'unknown', checkedAt: null })),
  );
  await desk.api.tokens.testClient({ clientId: clients[0]! });
  const half = await desk.api.tokens.map({});
  expect(half).toHaveLength(4);
  expect(new Set(half.filter((one) => one.checkedAt === null).map(({ clientId }) => clientId))).toEqual(
    new Set([clients[1]]),
  );
  await desk.api.tokens.remove({ tokenId: shared!.id });
  const bare = await desk.api.tokens.map({});
  expect(bare.map(({ tokenId, sentence }) => ({ tokenId, sentence }))).toEqual(
    Array.from({ length: 4 }, () => ({ tokenId: null, sentence: 'No token serves this client.' })),
  );
});
