import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { addClient, addToken, answerSave, createWorkspace, now } from './desk.ts';

/** Meta behind a cable that can be pulled. */
async function aCable() {
  const sandbox = createSandbox({ now, running: true, clients: 2 });
  let listening = await sandbox.listen();
  const { port } = new URL(listening.origin);
  return {
    sandbox,
    env: { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: now },
    pull: () => listening.close(),
    plug: async () => {
      listening = await sandbox.listen({ port: Number(port) });
    },
  };
}
type Cable = Awaited<ReturnType<typeof aCable>>;

async function aSyncedClient(page: Page, { sandbox }: Cable): Promise<string> {
  await createWorkspace(page);
  const { tokens, clients } = sandbox.describe();
  await addToken(page, tokens['shared'] ?? '');
  const [client] = clients;
  await addClient(page, { account: client?.accounts[0]?.name ?? '', page: client?.pages[0]?.name ?? '' });
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync .*followers/)).toBeVisible({ timeout: 60_000 });
  return client?.accounts[0]?.id ?? '';
}

async function choosePeriod(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /\d{4}( vs|$)/ }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
}

function spentBy(sandbox: Cable['sandbox'], account: string, from: string, to: string): string {
  const truth = sandbox.truth(account, from, to);
  return truth.kind === 'page' ? '' : Math.round(Number(truth.total.spendMajor)).toLocaleString('en-GB');
}

const offline = /Offline since \d\d:\d\d\. Everything synced can be read/;

test('pulled while days are fetched: refused in a sentence, all that was synced is read, compared and saved, and it goes on by itself @full', async ({
  launch,
  box,
}) => {
  test.setTimeout(240_000);
  const cable = await aCable();
  const { sandbox } = cable;
  try {
    const { page, app } = await launch({ env: cable.env });
    const account = await aSyncedClient(page, cable);
    await page.getByRole('button', { name: 'Ads', exact: true }).click();
    await choosePeriod(page, 'Last quarter');
    sandbox.configure({ latencyMs: 400 });
    const before = sandbox.requests().length;
    await page.getByRole('button', { name: 'Fetch these days' }).click();
    await expect.poll(() => sandbox.requests().length).toBeGreaterThan(before);
    await cable.pull();
    await expect(page.getByText('Not everything was fetched')).toBeVisible();
    await expect(page.getByText(offline)).toBeVisible();

    await choosePeriod(page, 'Last 7 days');
    await expect(page.getByRole('row', { name: /Total/ })).toContainText(
      spentBy(sandbox, account, '2026-11-13', '2026-11-19'),
    );
    await expect(page.getByText(/Data to 19 Nov.*as of 20 Nov/)).toBeVisible();
    const file = join(box.folder, 'ads.csv');
    await answerSave(app, file);
    await page.getByRole('button', { name: 'Table as file' }).first().click();
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    await expect(page.getByText(/^Saved as/)).toBeVisible();
    expect(readFileSync(file, 'utf8')).toContain('Campaign, ad set, ad');
    await page.getByRole('button', { name: 'Page', exact: true }).click();
    await expect(page.getByRole('row', { name: /Visits of the Page/ })).toBeVisible();
    await page.getByRole('button', { name: 'All clients', exact: true }).click();
    await expect(page.getByRole('row').nth(1)).toContainText('now');

    sandbox.configure({ latencyMs: 0 });
    await cable.plug();
    // Nobody presses anything: a bare connection is tried now and then.
    await expect(page.getByText(offline)).toHaveCount(0, { timeout: 90_000 });
    await page.getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Ads', exact: true }).click();
    await choosePeriod(page, 'Last quarter');
    await page.getByRole('button', { name: 'Fetch these days' }).click();
    await expect(page.getByRole('row', { name: /Total/ })).toContainText(
      spentBy(sandbox, account, '2026-07-01', '2026-09-30'),
      { timeout: 60_000 },
    );
  } finally {
    await cable.pull();
  }
});

test('pulled before a breakdown: what Meta was asked before is kept, what it was not asked is said @full', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const cable = await aCable();
  try {
    const { page } = await launch({ env: cable.env });
    await aSyncedClient(page, cable);
    await page.getByRole('button', { name: 'Ads', exact: true }).click();
    await page.getByRole('row', { expanded: false }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Ask Meta for it' }).click();
    const parts = drawer.getByRole('grid', { name: 'Breakdown' });
    await expect(parts.getByRole('row').nth(1)).toBeVisible({ timeout: 90_000 });
    const kept = await parts.getByRole('row').nth(1).textContent();
    await cable.pull();

    const kind = drawer.getByRole('combobox', { name: 'Breakdown' });
    await kind.press('ArrowDown');
    await page.getByRole('option', { name: 'Country' }).click();
    await drawer.getByRole('button', { name: 'Ask Meta for it' }).click();
    await expect(page.getByText(offline)).toBeVisible();
    await expect(drawer.getByText(/network|reached|connection/i).first()).toBeVisible();
    await kind.press('ArrowDown');
    await page.getByRole('option', { name: 'Age and gender' }).click();
    await expect(parts.getByRole('row').nth(1)).toHaveText(kept ?? '');
  } finally {
    await cable.pull();
  }
});
