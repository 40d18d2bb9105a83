import { expect, test } from '../host/fixtures.ts';
import { addClient, addToken, aGraph, createWorkspace, founder, unlock } from './desk.ts';

test('the first start makes a workspace, and the recovery code is shown once', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'Welcome to Steward' })).toBeVisible();
  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByRole('textbox', { name: 'Name of the agency' }).fill(founder.workspaceName);
  await page.getByRole('textbox', { name: 'Your name' }).fill(founder.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(founder.email);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('too short');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(founder.passphrase);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByTestId('recovery-code')).toHaveText(/^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await expect(page.getByText('No clients yet')).toBeVisible();
});

test('a client is added with its account and Page, synced, and shows its true figures', async ({
  launch,
}) => {
  const graph = await aGraph();
  try {
    const { page } = await launch({ env: graph.env });
    await createWorkspace(page);
    const { tokens, clients } = graph.sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    const [client] = clients;
    const account = client?.accounts[0]?.name ?? '';
    await addClient(page, { account, page: client?.pages[0]?.name ?? '' });
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    await expect(
      page.getByText(/Last sync .*16 metrics, 50 posts, [\d,]+ followers, .*\d+ days of figures/),
    ).toBeVisible();
    const { followers } = graph.sandbox.truth(client?.pages[0]?.id ?? '') as { followers?: number };
    if (followers !== undefined)
      await expect(page.getByText(followers.toLocaleString('en-GB')).first()).toBeVisible();
    await page.getByRole('button', { name: 'Audit' }).first().click();
    await expect(page.getByRole('button', { name: 'Figures synced' })).toBeVisible();
  } finally {
    await graph.close();
  }
});

test('after a restart without a network everything synced is still there, with its age', async ({
  launch,
}) => {
  const graph = await aGraph();
  const first = await launch({ env: graph.env });
  await createWorkspace(first.page);
  const { tokens, clients } = graph.sandbox.describe();
  await addToken(first.page, tokens['shared'] ?? '');
  await addClient(first.page, {
    account: clients[0]?.accounts[0]?.name ?? '',
    page: clients[0]?.pages[0]?.name ?? '',
  });
  await first.page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(first.page.getByText(/Last sync/)).toBeVisible();
  const asOf =
    (await first.page
      .getByText(/^Data to .* as of /)
      .first()
      .textContent()) ?? '';
  await first.stop();
  await graph.close();

  const { page } = await launch({ env: graph.env });
  await unlock(page);
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await expect(page.getByText(asOf).first()).toBeVisible();
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText('Meta cannot be reached.').first()).toBeVisible();
  await expect(page.getByText(asOf).first()).toBeVisible();
});

test('a wrong passphrase opens nothing, and the right one does @full', async ({ launch }) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.page.getByRole('button', { name: 'Lock' }).click();
  await unlock(first.page, 'not the right words');
  await expect(first.page.getByText('That passphrase does not open this account.')).toBeVisible();
  await unlock(first.page);
  await expect(first.page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('the demo agency is one click away and syncs without a network', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync .*followers/)).toBeVisible();
});

test('a client is edited, archived and brought back @full', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: 'Hotel Lambert' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Labels' }).fill('Hotels, Mountains');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await expect(page.getByText('Hotels · Mountains')).toBeVisible();
  await page.getByRole('row', { name: 'Hotel Lambert' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Archive…' }).click();
  await page.getByRole('button', { name: 'Archive client' }).click();
  await expect(page.getByText('11 clients')).toBeVisible();
  await page.getByRole('button', { name: 'Archived' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('No client is archived')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('12 clients')).toBeVisible();
});
