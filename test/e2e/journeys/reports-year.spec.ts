import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { pixelsOf, textOf } from '../../print/poppler.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { launchApp, makeBox, type Running } from '../host/launch.ts';
import { chownTree } from '../host/user.ts';
import { addClient, addToken, createWorkspace, unlock } from './desk.ts';

// One report through a year: each journey goes on where the last one ended, in a workspace that it left.

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const prepared = '2026-11-02T09:00:00.000Z';
const monthLater = '2026-12-05T09:00:00.000Z';
const yearLater = '2027-11-20T09:00:00.000Z';

const sandbox = createSandbox({ now: prepared, clients: 2 });
const [client] = sandbox.describe().clients;
const name = client?.name ?? '';
let meta: Awaited<ReturnType<typeof sandbox.listen>> | null = null;
let origin = '';
let box: ReturnType<typeof makeBox>;
let running: Running | null = null;
let folder: string;
let start: (now: string) => Promise<Page>;

test.beforeAll(async ({ stage }) => {
  box = makeBox(stage);
  folder = join(box.folder, 'saved');
  mkdirSync(folder);
  chownTree(stage.user, folder);
  meta = await sandbox.listen();
  ({ origin } = meta);
  start = async (now) => {
    running = await launchApp(stage, box, { env: { STEWARD_GRAPH_ORIGIN: origin, STEWARD_NOW: now } });
    // The window's own day, which chooses the month.
    await running.page.clock.setFixedTime(now);
    return running.page;
  };
});
test.afterAll(async () => {
  await running?.stop();
  await meta?.close();
});

/** The network is gone: nothing answers where Meta was. */
async function cut(): Promise<void> {
  await meta?.close();
  meta = null;
}

async function end(): Promise<void> {
  await running?.stop();
  expect(running?.problems).toEqual([]);
  running = null;
}

async function exported(page: Page, file: string): Promise<string> {
  const path = join(folder, file);
  if (running)
    await inMain(
      running.app,
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      },
      path,
    );
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PDF…', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 60_000 });
  return path;
}

async function sync(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync/)).toBeVisible({ timeout: 90_000 });
}

async function openReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
  await page.getByRole('row', { name: /R-2026-10/ }).click();
}

async function enter(page: Page): Promise<void> {
  await unlock(page);
  await page.getByRole('row', { name: new RegExp(name) }).click();
}

test('a report that is prepared leaves without a network @full', async () => {
  const page = await start(prepared);
  await createWorkspace(page);
  await addToken(page, sandbox.describe().tokens['shared'] ?? '');
  await addClient(page, {
    account: client?.accounts[0]?.name ?? '',
    page: client?.pages[0]?.name ?? '',
  });
  await sync(page);
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Prepare the report' }).click();
  const pages = page.getByRole('region', { name: 'The pages as they will be printed' });
  // Meta's own clock stands still unless it is moved on, and its reports take their time by it.
  const waited = () => (sandbox.clock.advance(20), pages.count());
  await expect.poll(waited, { timeout: 120_000 }).toBe(1);
  await cut();
  const text = textOf(await exported(page, 'offline.pdf'));
  expect(text).toContain(name);
  expect(text).toContain('Draft, not reviewed');
  await end();
});

test('a month later Meta says other figures: each is listed, and the report says what it said @full', async () => {
  sandbox.clock.set(Date.parse(monthLater));
  meta = await sandbox.listen({ port: Number(new URL(origin).port) });
  const page = await start(monthLater);
  await enter(page);
  await sync(page);
  await openReport(page);
  await page.getByRole('tab', { name: 'Compare with today' }).click();
  const count = page.getByText(/Meta has restated \d+ figures? since/);
  await expect(count).toBeVisible({ timeout: 60_000 });
  const said = Number(/\d+/.exec((await count.textContent()) ?? '')?.[0]);
  await expect(page.getByText(/ then, .* today$/)).toHaveCount(said);
  expect(said).toBeGreaterThan(3);
  const path = await exported(page, 'month-later.pdf');
  expect(textOf(path)).toBe(textOf(join(folder, 'offline.pdf')));
  expect(pixelsOf(path)).toBe(pixelsOf(join(folder, 'offline.pdf')));
  await end();
});

test('a year later, without a network and with every figure of Meta lost, it prints the same words and the same pixels @full', async () => {
  await cut();
  const lost = readdirSync(box.profile, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /insights-\d+\.db/.test(path),
  );
  expect(lost.length).toBeGreaterThan(0);
  for (const path of lost) rmSync(join(box.profile, path));
  // A lost file comes back from the last backup, as long as there is one.
  rmSync(join(box.profile, 'backups'), { recursive: true });
  const page = await start(yearLater);
  await enter(page);
  await openReport(page);
  const path = await exported(page, 'year-later.pdf');
  expect(textOf(path)).toBe(textOf(join(folder, 'offline.pdf')));
  expect(pixelsOf(path)).toBe(pixelsOf(join(folder, 'offline.pdf')));
  await page.getByRole('tab', { name: 'Compare with today' }).click();
  await expect(page.getByText(/Not read in full today, and so not compared: ad figures/)).toBeVisible({
    timeout: 60_000,
  });
  await end();
});
