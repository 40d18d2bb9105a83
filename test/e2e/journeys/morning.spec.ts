import type { ElectronApplication, Page } from '@playwright/test';
import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { now } from './desk.ts';
import { ask } from './person.ts';

const env = { STEWARD_NOW: now };

async function demo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: /Belmonte Hotel/ })).toBeVisible();
}

async function syncBelmonte(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByText(/Last sync .*followers/)).toBeVisible({ timeout: 60_000 });
}

type Told = typeof globalThis & { told: string[] };

/** A desktop that shows notifications, and a window that nobody looks at: what is shown is kept instead. */
async function watchDesktop(app: ElectronApplication): Promise<void> {
  await inMain(
    app,
    ({ Notification, BrowserWindow }) => {
      const kept = globalThis as Told;
      kept.told = [];
      Notification.isSupported = () => true;
      BrowserWindow.getFocusedWindow = () => null;
      Notification.prototype.show = function show(this: { title: string; body: string }) {
        kept.told.push(`${this.title}: ${this.body}`);
      };
    },
    null,
  );
}

const told = (app: ElectronApplication) => inMain(app, () => [...(globalThis as Told).told], null);

/** An hour before and after the moment that the app believes in, on this computer's clock. */
function around(moment: string): { from: string; to: string } {
  const at = (hours: number) => new Date(Date.parse(moment) + hours * 3_600_000).toTimeString().slice(0, 5);
  return { from: at(-1), to: at(1) };
}

test('news of quiet hours pops up nowhere, stands in the list, and is told of in one line afterwards @full', async ({
  launch,
}) => {
  const { page, app } = await launch({ env });
  await watchDesktop(app);
  await demo(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const { from, to } = around(now);
  const quiet = page.getByRole('switch', { name: 'Quiet hours' });
  await ask(page, 'notices.setQuietHours', { on: true, from, to, weekends: false });
  const before = (await told(app)).length;
  await syncBelmonte(page);
  const unread = async () =>
    (
      await ask<{ notices: { clientId: string | null; readAt: string | null; kind: string }[] }>(
        page,
        'notices.list',
        {},
      )
    ).notices.filter(({ readAt, kind }) => readAt === null && kind === 'alert_raised').length;
  await expect.poll(unread, { timeout: 60_000 }).toBeGreaterThan(0);
  expect((await told(app)).length).toBe(before);
  await expect(page.getByRole('region', { name: 'Notifications' }).getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Notifications \d/ })).toBeVisible();

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(quiet).toBeChecked();
  await quiet.click();
  await expect
    .poll(async () => (await told(app)).slice(before), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^Quiet hours are over: Unread notifications: \d+\.$/)]);
});

test('a label goes to every client in sight, and to no other @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  const find = page.getByRole('searchbox', { name: 'Find a client' });
  await find.fill('hotel');
  await expect(page.getByRole('row', { name: /ProMed/ })).toHaveCount(0);
  const hotels = (await page.getByRole('row').count()) - 1;
  expect(hotels).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Add a label…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `A label for ${hotels} clients` });
  await dialog.getByRole('textbox', { name: 'Label' }).fill('Autumn push');
  expect(await barriersOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add label' }).click();
  await expect(page.getByText(`${hotels} clients labelled`)).toBeVisible({ timeout: 30_000 });
  await find.fill('');
  await page.getByRole('combobox', { name: 'Label' }).click();
  await page.getByRole('option', { name: 'Autumn push' }).click();
  await expect(page.getByRole('row')).toHaveCount(hotels + 1);
  const clients = await ask<{ name: string; labels: string[] }[]>(page, 'clients.list', {});
  const isHotel = ({ name, labels }: (typeof clients)[number]) =>
    /hotel/i.test(`${name} ${labels.join(' ')}`);
  const labelled = clients.filter((client) => client.labels.includes('Autumn push'));
  expect(labelled).toEqual(clients.filter(isHotel));
  expect(labelled.every(({ labels }) => labels.length > 1)).toBe(true);
});

test('every chart of Overview is read as a table, too @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await demo(page);
  await syncBelmonte(page);
  const menus = page.getByRole('button', { name: 'Chart as table or picture' });
  await expect(menus).toHaveCount(3);
  await expect(page.getByRole('slider')).toHaveCount(3);
  for (const at of [0, 1, 2]) {
    await menus.nth(at).press('Enter');
    await page.getByRole('menuitem', { name: 'Show as table' }).press('Enter');
    await expect(page.getByRole('slider')).toHaveCount(2 - at);
  }
  await expect(page.getByRole('columnheader', { name: 'Followers' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Plan', exact: true })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await barriersOn(page)).toEqual([]);
  }
});
