import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { infoOf, textOf } from '../../print/poppler.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { launchApp, makeBox, type Running } from '../host/launch.ts';
import { chownTree } from '../host/user.ts';
import { now } from './desk.ts';

// One person, one start of the app, one report after the other: each journey goes on where the last one ended.

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let running: Running;
let page: Page;
let folder: string;

test.beforeAll(async ({ stage }) => {
  const box = makeBox(stage);
  folder = join(box.folder, 'saved');
  mkdirSync(folder);
  chownTree(stage.user, folder);
  running = await launchApp(stage, box, { env: { STEWARD_NOW: now } });
  ({ page } = running);
  // The window's own day, which chooses the month.
  await page.clock.setFixedTime(now);
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
});
test.afterAll(async () => {
  await running.stop();
  expect(running.problems).toEqual([]);
});

const pages = () => page.getByRole('region', { name: 'The pages as they will be printed' });

async function saveTo(name: string): Promise<string> {
  const path = join(folder, name);
  await inMain(
    running.app,
    ({ dialog }, { filePath, parent }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [parent] });
    },
    { filePath: path, parent: folder },
  );
  return path;
}

async function exported(what: string, name: string): Promise<string> {
  const path = await saveTo(name);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
  await expect.poll(() => readdirSync(folder).includes(name), { timeout: 30_000 }).toBe(true);
  return path;
}

test('preparing says what is being done, and can be cancelled: nothing is kept', async () => {
  await page.getByRole('button', { name: 'New report…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Prepare the report' }).click();
  await expect(
    dialog.getByText(/Waiting for Meta’s report|Reading the days|Asking Meta how many/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(dialog.getByText('Cancelled.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No report yet')).toBeVisible();
});

test('a report asks for what no sync has brought, and is complete then', async () => {
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Prepare the report' }).click();
  await expect(pages()).toBeVisible({ timeout: 60_000 });
  await expect(pages()).toContainText('Belmonte Hotel');
  await expect(pages()).not.toContainText('Ad figures have gaps');
});

test('another language changes every word that is ours, and no word of a person', async () => {
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByRole('textbox', { name: 'Headline' }).fill('Weekends sold out');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await page.getByRole('tab', { name: 'Form' }).click();
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Polish' }).click();
  await expect(pages()).toContainText('Najważniejsze liczby');
  await expect(pages()).toContainText('Weekends sold out');
});

test('a section that is switched off is on no page, and not in the list of contents', async () => {
  await expect(pages()).toContainText('Strona na Facebooku');
  await page.getByRole('checkbox', { name: 'Facebook Page' }).click();
  await expect(pages()).not.toContainText('Strona na Facebooku');
});

test('the paper that was chosen is the paper of the file', async () => {
  await page.getByRole('combobox', { name: 'Paper' }).click();
  await page.getByRole('option', { name: 'Letter' }).click();
  await expect(page.getByRole('combobox', { name: 'Paper' })).toContainText('Letter');
  const path = await exported('PDF…', 'letter.pdf');
  const info = infoOf(path);
  expect(info['Page size']).toContain('(letter)');
  const text = textOf(path);
  expect(text).toContain('Szkic, nieprzejrzany');
  expect(text).toContain('Weekends sold out');
});

test('an e-mail is only for what a person has reviewed, and carries the file', async () => {
  await page.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(pages()).not.toContainText('Szkic, nieprzejrzany');
  const path = await exported('E-mail with the PDF…', 'report.eml');
  const mail = readFileSync(path, 'utf8');
  expect(mail).toContain('application/pdf');
  const [, body = ''] = /base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n(JVBER[A-Za-z0-9+/=\r\n]+)/.exec(mail) ?? [];
  expect(Buffer.from(body, 'base64').subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('every table leaves as a file of its own', async () => {
  await saveTo('unused');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Tables as CSV…' }).click();
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.endsWith('.csv')).length, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(5);
  const spend = readFileSync(
    join(folder, readdirSync(folder).find((name) => name.endsWith('scorecard.csv')) ?? ''),
    'utf8',
  );
  expect(spend).toContain('spend,PLN,');
});

test('a change after the review brings back the mark of a draft', async () => {
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByRole('textbox', { name: 'Headline' }).fill('Weekends sold out twice');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await expect(pages()).toContainText('Szkic, nieprzejrzany');
  await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible();
});

test('compared with today, a report of today says what Meta says', async () => {
  await page.getByRole('tab', { name: 'Compare with today' }).click();
  await expect(page.getByText('Meta says today what this report says.')).toBeVisible();
});

test('the list of reports has it, with its words and its state', async () => {
  await page.getByRole('button', { name: 'All reports' }).click();
  await expect(page.getByRole('row', { name: /Weekends sold out twice/ })).toBeVisible();
});
