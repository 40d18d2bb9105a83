import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';

const verifier = fileURLToPath(new URL('../../../main/audit/verifier/steward-verify.mjs', import.meta.url));

const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

async function explore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
}

function verify(...args: string[]): { code: number; said: string } {
  try {
    return { code: 0, said: execFileSync(process.execPath, [verifier, ...args], { encoding: 'utf8' }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, said: stdout + stderr };
  }
}

test('an exported trail is checked by a stranger’s program, which names the row that was altered', async ({
  launch,
  box,
}) => {
  const { page, app } = await launch();
  await explore(page);
  const path = join(box.folder, 'run', 'belmonte.jsonl');
  await saveTo(app, path);
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await page.getByRole('button', { name: 'Audit', exact: true }).first().click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Whole trail' }).click();
  await expect(page.getByText(path)).toBeVisible();

  const text = readFileSync(path, 'utf8');
  const { public_key: publicKey } = JSON.parse(text.slice(0, text.indexOf('\n'))) as { public_key: string };
  const key = join(box.folder, 'key.pem');
  writeFileSync(key, publicKey);
  expect(verify(path, '--key', key)).toMatchObject({ code: 0 });
  const forged = join(box.folder, 'forged.jsonl');
  writeFileSync(forged, text.replace('Marta Nowak', 'Marta Novak'));
  const found = verify(forged, '--key', key);
  expect(found.code).not.toBe(0);
  expect(found.said).toContain('First bad row: 1');
});

test('the demo agency has two people: one click, and the other sits at the desk @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await explore(page);
  await page.getByRole('button', { name: 'Switch to Jan Zieliński' }).click();
  await expect(page.getByRole('button', { name: 'Switch to Marta Nowak' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tokens' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Switch to Marta Nowak' }).click();
  await expect(page.getByRole('button', { name: 'Tokens' })).toBeVisible();
});

test('the isolation drill tries every wall, and what it found is in the trail', async ({ launch }) => {
  const { page } = await launch();
  await explore(page);
  await page.getByRole('button', { name: 'Isolation drill' }).click();
  await expect(page.getByText('No drill was run yet')).toBeVisible();
  await page.getByRole('button', { name: 'Run the drill' }).click();
  await expect(page.getByText('Every wall held')).toBeVisible();
  await expect(page.getByRole('row', { name: 'assets.list' })).toContainText(
    'only members of the client that is named',
  );
  await page.getByRole('button', { name: 'Audit', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Isolation drill run' })).toBeVisible();
});

test('access is reviewed: who reaches what is confirmed by name, and saved as a table @full', async ({
  launch,
  box,
}) => {
  const { page, app } = await launch();
  await explore(page);
  await page.getByRole('button', { name: 'Access review' }).click();
  await expect(page.getByText('Nothing is due')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Person or client' }).fill('Belmonte');
  const row = page.getByRole('row', { name: 'Jan Zieliński' });
  await expect(row).toContainText('not since it was given');
  await row.getByRole('button', { name: 'Confirm' }).click();
  const ask = page.getByRole('alertdialog');
  await expect(ask).toContainText('Jan Zieliński · Belmonte Hotel');
  await ask.getByRole('button', { name: 'Confirm' }).click();
  await expect(row).toContainText('by Marta Nowak');
  const path = join(box.folder, 'run', 'access.csv');
  await saveTo(app, path);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect(page.getByText(path)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('Jan Zieliński');
});

test('the trail is narrowed by who and which days by keyboard alone, and what fits is saved @full', async ({
  launch,
  box,
}) => {
  const { page, app } = await launch();
  await explore(page);
  await page.getByRole('button', { name: 'Switch to Jan Zieliński' }).click();
  await page.getByRole('button', { name: 'Switch to Marta Nowak' }).click();
  await page.getByRole('button', { name: 'Audit', exact: true }).click();
  const by = (name: string) => page.getByRole('cell', { name, exact: true });
  await expect(by('Marta Nowak').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Who' }).press('ArrowDown');
  const jan = page.getByRole('option', { name: 'Jan Zieliński' });
  await expect(jan).toBeVisible();
  await page.keyboard.type('Jan');
  await expect(jan).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(by('Marta Nowak')).toHaveCount(0);
  await expect(by('Jan Zieliński').first()).toBeVisible();

  const path = join(box.folder, 'run', 'jan.csv');
  await saveTo(app, path);
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Rows that fit' }).press('Enter');
  await expect(page.getByText(path)).toBeVisible();
  const lines = readFileSync(path, 'utf8').trim().split('\r\n').slice(1);
  expect(lines).toHaveLength((await page.getByRole('row').count()) - 1);
  expect(lines.map((line) => line.split(',')[2])).toEqual(lines.map(() => 'Jan Zieliński'));

  await page.getByRole('button', { name: 'Any day' }).press('Enter');
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Last month', exact: true }).press('Enter');
  await expect(page.getByText('Nothing in the trail fits')).toBeVisible();
});
