import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { addToken, aGraph, createWorkspace } from './desk.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const fileOf = (text: string | Buffer, name = 'clients.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

async function choose(page: Page, file: ReturnType<typeof fileOf>): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file);
}

/** As a person drops it: the window gets the file from the desktop. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], fileName ?? ''));
      const ask = { dataTransfer: data, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', ask));
      document.body.dispatchEvent(new DragEvent('drop', ask));
    },
    [name, text],
  );
}

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
}

test('a CSV dropped on the window is judged, put right, checked with Meta and imported', async ({
  launch,
}) => {
  const graph = await aGraph();
  try {
    const { page } = await launch({ env: graph.env });
    await createWorkspace(page);
    const { tokens, clients } = graph.sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    const account = clients[0]?.accounts[0]?.accountId ?? '';
    await drop(
      page,
      'clients.csv',
      `\u{FEFF}name;ad_account_id;currency;timezone;labels\r\n"Dąb; Hotel";act_${account};;;Hotele\r\nJesion;;EURO;Europe/Warsaw;\r\nWiąz;999;EUR;Europe/Warsaw;\r\n`,
    );
    await expect(page.getByText('clients.csv · utf-8 · semicolons · 3 rows')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Jesion' })).toContainText('“EURO” is no currency');
    await page.getByRole('row', { name: 'Jesion' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Currency' }).fill('eur');
    await drawer.getByRole('button', { name: 'Save row' }).click();
    await expect(drawer).toHaveCount(0);
    await press(page, 'Check with Meta');
    await expect(page.getByRole('row', { name: 'Wiąz' })).toContainText('The token does not reach 999.');
    await press(page, 'Import 2 clients');
    await expect(page.getByRole('alertdialog')).toContainText('2 clients are added.');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Import 2 clients' }).click();
    await expect(page.getByText('2 added, 0 changed, 0 skipped, 1 left out')).toBeVisible();
    await press(page, 'All clients');
    await expect(page.getByRole('row', { name: 'Dąb; Hotel' })).toContainText('Hotele');
    await expect(page.getByRole('row', { name: 'Jesion' })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Wiąz' })).toHaveCount(0);
  } finally {
    await graph.close();
  }
});

test('files that are no list of clients are refused with a sentence, and nothing is written @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await openDemo(page);
  await press(page, 'Import clients');
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  for (const [file, sentence] of [
    [fileOf(png, 'picture.csv'), 'This is not a text file.'],
    [fileOf(''), 'This file is empty.'],
    [fileOf('client;mail\nOak;x'), 'one of them must be "name"'],
    [fileOf('name\n"Oak'), 'Line 2 cannot be read'],
  ] as const) {
    await choose(page, file);
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await drop(page, 'photo.png', 'x');
  await expect(page.getByText('Drop one CSV file.')).toBeVisible();
  await press(page, 'All clients');
  await expect(page.getByText('12 clients')).toBeVisible();
});

test('hostile names are text wherever they are shown, and nothing leaves the window', async ({ launch }) => {
  test.setTimeout(120_000);
  const { page } = await launch();
  await openDemo(page);
  await press(page, 'Import clients');
  const names = [
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x")',
    '\u{202E}drawkcab',
    'a\u{200B}b',
    'Zażółć gęślą jaźń 🏯',
    `${'bardzo '.repeat(27)}długa`,
  ];
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const rows = names.map((name) => `${quoted(name)},EUR,Europe/Warsaw,${quoted(name.slice(0, 30))}`);
  await choose(page, fileOf(`name,currency,timezone,labels\n${rows.join('\n')}`));
  await expect(page.getByText('6 rows')).toBeVisible();
  await press(page, 'Check with Meta');
  await press(page, 'Import 6 clients');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Import 6 clients' }).click();
  await press(page, 'All clients');
  await expect(page.getByText('18 clients')).toBeVisible();
  for (const name of names) {
    await page.getByRole('searchbox', { name: 'Find a client' }).fill(name.slice(0, 20));
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  }
  expect(await page.locator('img').count()).toBe(0);
  // At its left end: the text is longer than the window.
  await page
    .getByText(names[5] ?? '', { exact: true })
    .first()
    .click({ position: { x: 20, y: 8 } });
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
  await press(page, 'Setup');
  await press(page, 'Write: Access request');
  await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue(/długa$/);
});

test('several clients are made at once out of what the token reaches @full', async ({ launch }) => {
  const graph = await aGraph();
  try {
    const { page } = await launch({ env: graph.env });
    await createWorkspace(page);
    const { tokens, clients } = graph.sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    await press(page, 'All clients');
    await press(page, 'Add several…');
    const dialog = page.getByRole('dialog');
    const boxes = dialog.getByRole('checkbox');
    await expect(boxes.first()).toBeVisible();
    const offered = await boxes.count();
    await boxes.first().click();
    const left = clients.flatMap(({ accounts }) => accounts).length;
    expect(offered).toBeGreaterThan(1);
    expect(offered).toBeLessThanOrEqual(left);
    await dialog.getByRole('button', { name: /^Add \d+ clients?$/ }).click();
    await expect(page.getByText(new RegExp(`^${offered - 1} clients?$`))).toBeVisible();
  } finally {
    await graph.close();
  }
});

test('a client is deleted for good: archived before, named, and gone from everywhere @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await openDemo(page);
  await page.getByRole('row', { name: 'Hotel Lambert' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Archive…' }).click();
  await page.getByRole('button', { name: 'Archive client' }).click();
  await expect(page.getByText('11 clients')).toBeVisible();
  await press(page, 'Archived');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete Hotel Lambert/ });
  await expect(dialog.getByText('Its assets are free for other clients')).toBeVisible();
  const erase = dialog.getByRole('button', { name: 'Delete for good' });
  await dialog.getByRole('textbox').fill('hotel lambert');
  await expect(erase).toBeDisabled();
  const title = (await dialog.getByRole('heading').textContent()) ?? '';
  await dialog.getByRole('textbox').fill(title.replace(/^Delete /, '').replace(/ for good\?$/, ''));
  await erase.click();
  await expect(page.getByText('Deleted for good')).toBeVisible();
  await expect(page.getByText('No client is archived')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, 'Audit');
  await expect(page.getByRole('button', { name: 'Client erased' })).toBeVisible();
});
