import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { addClient, addToken, createWorkspace, now } from './desk.ts';

test('the demo agency syncs itself, and Admin shows who is fresh, what is missing, every run and Meta’s limits', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('button', { name: 'Sync and limits' }).click();
  const belmonte = page.getByRole('row', { name: 'Belmonte Hotel' });
  await expect(belmonte).toContainText('16 metrics, 50 posts');
  await expect(belmonte).toContainText('complete');
  const paused = page.getByRole('row', { name: 'Villa Sorgente' });
  await expect(paused).toContainText('with gaps');
  await expect(paused).toContainText('Account: Meta wants a pause');

  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('row', { name: 'Belmonte Hotel' }).first().click();
  const run = page.getByRole('dialog');
  await expect(run.getByText('Calls by kind')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Meta’s limits' }).click();
  await expect(page.getByRole('row', { name: 'The whole app' })).toContainText('free');
  await expect(page.getByRole('row', { name: 'Ad account Villa Sorgente' })).not.toContainText('free');
});

test('the network goes in the middle of a sync: what came stays, and the sync goes on by itself when it returns', async ({
  launch,
}) => {
  const sandbox = createSandbox({ now, clients: 2, config: { latencyMs: 250 } });
  let listening = await sandbox.listen();
  const { port } = new URL(listening.origin);
  try {
    const { page } = await launch({ env: { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: now } });
    await createWorkspace(page);
    const { tokens, clients } = sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    await addClient(page, {
      account: clients[0]?.accounts[0]?.name ?? '',
      page: clients[0]?.pages[0]?.name ?? '',
    });
    // The client on screen is synced by itself; its days have come, its Page has not.
    const asked = () => sandbox.requests().map(({ path }) => path);
    await expect.poll(() => asked().filter((path) => path.endsWith('/insights')).length).toBeGreaterThan(2);
    await listening.close();
    await expect(page.getByText(/Offline since/).first()).toBeVisible();

    sandbox.configure({ latencyMs: 0 });
    listening = await sandbox.listen({ port: Number(port) });
    await expect(page.getByText(/Last sync .*16 metrics, 50 posts, [\d,]+ followers/)).toBeVisible({
      timeout: 45_000,
    });
    await expect(page.getByText(/Offline since/)).toHaveCount(0);
  } finally {
    await listening.close();
  }
});
