import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { addClient, addToken, createWorkspace, now } from './desk.ts';

test('without a network a bar says since when, what was synced is still there, and the bar goes with the first answer', async ({
  launch,
}) => {
  const sandbox = createSandbox({ now, clients: 2 });
  let listening = await sandbox.listen();
  const { port } = new URL(listening.origin);
  try {
    const { page } = await launch({ env: { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: now } });
    await createWorkspace(page);
    const { tokens, clients } = sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    const [client] = clients;
    await addClient(page, {
      account: client?.accounts[0]?.name ?? '',
      page: client?.pages[0]?.name ?? '',
    });
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    await expect(page.getByText(/Last sync/)).toBeVisible();
    await listening.close();

    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    const bar = page.getByText(/Offline since \d\d:\d\d\. Everything synced can be read/);
    await expect(bar).toBeVisible();
    await expect(page.getByText(/Last sync/)).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(bar).toBeVisible();

    listening = await sandbox.listen({ port: Number(port) });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(bar).toHaveCount(0);
  } finally {
    await listening.close();
  }
});
