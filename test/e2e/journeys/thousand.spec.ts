import type { Page } from '@playwright/test';
import { importColumns } from '../../../shared/model/client-import.ts';
import { csvText } from '../../../shared/model/csv.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { aGraph, createWorkspace } from './desk.ts';
import { ask } from './person.ts';

const at = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** How long a step takes a person, and the longest that the window stood still in it. Printed, never a failing check. */
async function measured(page: Page, name: string, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    const at = { last: performance.now(), longest: 0 };
    Object.assign(window, { frames: at });
    const look = (now: number) => {
      at.longest = Math.max(at.longest, now - at.last);
      at.last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const from = performance.now();
  await act();
  const ms = performance.now() - from;
  const longest = await page.evaluate(
    () => (window as unknown as { frames: { longest: number } }).frames.longest,
  );
  test
    .info()
    .annotations.push({ type: name, description: `${ms.toFixed(0)} ms, frame ${longest.toFixed(0)} ms` });
}

type Graph = Awaited<ReturnType<typeof aGraph>>;

function fileOf(graph: Graph): { name: string; mimeType: string; buffer: Buffer } {
  const rows = graph.sandbox.describe().clients.map(({ name, accounts, pages }, index) => {
    const own = { name: `${name} ${index}`, ad_account_id: accounts[0]?.id, page_id: pages[0]?.id };
    const cells: Partial<Record<string, string>> = { ...own, labels: 'Hotels | Season', role: 'Owner' };
    return importColumns.map((column) => cells[column] ?? '');
  });
  return { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(csvText(importColumns, rows)) };
}

async function imported(page: Page, graph: Graph): Promise<void> {
  await at(page, 'Import clients');
  await measured(page, 'file to preview', async () => {
    await page.locator('input[type=file]').first().setInputFiles(fileOf(graph));
    await expect(page.getByText(/· 1,?000 rows/)).toBeVisible();
  });
  const go = page.getByRole('button', { name: /^Import 1,?000 clients$/ });
  await measured(page, 'check with Meta', async () => {
    await at(page, 'Check with Meta');
    await expect(go).toBeVisible();
  });
  await go.click();
  await measured(page, 'import', async () => {
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Import/ })
      .click();
    await expect(page.getByText(/^1,?000 added, 0 changed/)).toBeVisible();
  });
}

test('a thousand clients are imported and tested, and every list answers at once @full', async ({
  launch,
}) => {
  test.setTimeout(240_000);
  const graph = await aGraph(1000);
  try {
    const { page, app } = await launch({ env: graph.env });
    const row = (index: number) => page.getByRole('row').nth(index);
    await createWorkspace(page);
    await ask(page, 'tokens.setShared', { token: graph.sandbox.describe().tokens['shared'] });
    await imported(page, graph);
    await measured(page, 'All clients', async () => {
      await at(page, 'All clients');
      await expect(page.getByText(/1,?000 clients/).first()).toBeVisible();
      await expect(row(3)).toBeVisible();
    });
    await measured(page, 'find a client', async () => {
      await page.getByRole('searchbox', { name: 'Find a client' }).fill('997');
      await expect(page.getByRole('row', { name: / 997/ }).first()).toBeVisible();
    });
    await page.getByRole('searchbox', { name: 'Find a client' }).fill('');
    await measured(page, 'switcher', async () => {
      await inMain(
        app,
        ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
        'client.switch',
      );
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      await page.keyboard.type('777');
      await expect(page.getByRole('option', { name: / 777/ }).first()).toBeVisible();
    });
    await page.keyboard.press('Escape');
    await measured(page, 'Admin overview', async () => {
      await at(page, 'Admin overview');
      await expect(page.getByRole('row', { name: /never synced/ }).first()).toBeVisible();
    });
    await at(page, 'Tokens');
    await page.getByRole('tab', { name: 'Map' }).click();
    await expect(page.getByRole('row', { name: /not tested/ }).first()).toBeVisible();
    await measured(page, 'test all', async () => {
      await at(page, 'Test all');
      await expect(page.getByText(/^2,?000 assets can be reached, 0 cannot/)).toBeVisible();
    });
    await expect(page.getByRole('row', { name: /not tested/ })).toHaveCount(0);
    await measured(page, 'map of 2,000 assets', async () => {
      await page.getByRole('tab', { name: 'Vault' }).click();
      await page.getByRole('tab', { name: 'Map' }).click();
      await expect(page.getByRole('row', { name: /can change/ }).first()).toBeVisible();
    });
    expect(await page.getByRole('row').count()).toBeLessThan(100);
    await page.getByRole('searchbox', { name: 'Find an asset or a client' }).fill('997');
    await expect(page.getByRole('row', { name: / 997/ })).not.toHaveCount(0);
    await page.getByRole('radio', { name: /^Not tested/ }).click();
    await expect(page.getByText('No asset fits')).toBeVisible();
  } finally {
    await graph.close();
  }
});
