import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace, founder, unlock } from './desk.ts';

const door = (page: Page) => page.getByRole('heading', { name: 'Who is at the desk?' });

/** What the system tells the app when somebody leaves the machine. */
const system = (app: ElectronApplication) => ({
  goIdle: () =>
    app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleState = () => 'idle';
    }),
  suspend: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
});

async function allowReading(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Figures can still be read while it is locked').click();
  await expect(
    page.getByRole('switch', { name: 'Figures can still be read while it is locked' }),
  ).toBeChecked();
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
}

test('nobody at the desk: it locks by itself, and nothing of the workspace stays on screen', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await createWorkspace(page);
  await system(app).goIdle();
  await expect(door(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(founder.workspaceName)).toHaveCount(0);
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});

test('locked and read on: figures stay, every change is refused, and the passphrase brings it all back', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
  await allowReading(page);
  await page.getByRole('row', { name: 'Hotel Lambert' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();

  const passphrase = page.getByRole('textbox', { name: 'Passphrase of Marta Nowak' });
  await expect(passphrase).toBeVisible();
  await expect(page.getByText('Locked.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' })).toBeVisible();
  await page.getByRole('button', { name: 'Isolation drill' }).click();
  await page.getByRole('button', { name: 'Run the drill' }).click();
  await expect(page.getByText('Steward is locked. Type your passphrase to go on working.')).toBeVisible();

  await passphrase.fill('not the right words');
  await passphrase.press('Enter');
  await expect(page.getByText('That passphrase does not open this account.')).toBeVisible();
  await passphrase.fill('explore the demo agency');
  await passphrase.press('Enter');
  await expect(passphrase).toHaveCount(0);
  await page.getByRole('button', { name: 'Run the drill' }).click();
  await expect(page.getByText('Every wall held')).toBeVisible();
});

test('a locked workspace that can be read closes when the computer sleeps, and when somebody asks for it @full', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await createWorkspace(page);
  await allowReading(page);
  await system(app).goIdle();
  await expect(page.getByText('Locked.', { exact: true })).toBeVisible({ timeout: 15_000 });
  await system(app).suspend();
  await expect(door(page)).toBeVisible();
  await unlock(page);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('button', { name: 'Close it all' }).click();
  await expect(door(page)).toBeVisible();
});

test('guessing gets slower with each wrong passphrase, also after a restart @full', async ({ launch }) => {
  const first = await launch();
  await createWorkspace(first.page);
  await first.page.getByRole('button', { name: 'Lock', exact: true }).click();
  for (let tries = 1; tries <= 6; tries += 1) {
    await unlock(first.page, `not the right words ${tries}`);
    await expect(first.page.getByRole('alert')).toBeVisible();
    await expect(first.page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled();
  }
  await expect(first.page.getByRole('alert')).toContainText(/Try again in \d+ s/);
  await first.stop();
  const { page } = await launch();
  await unlock(page, 'not the right words either');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'All clients' })).toHaveCount(0);
});

test('a workspace is made, locked and opened again without a mouse @full', async ({ launch }) => {
  const { page } = await launch();
  const { keyboard } = page;
  const focus = async (role: 'button' | 'textbox', name: string) => {
    const wanted = page.getByRole(role, { name, exact: role === 'button' }).first();
    await expect(wanted).toBeVisible();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached by Tab.`);
  };
  await focus('button', 'Create a workspace');
  await keyboard.press('Enter');
  const fields = [
    ['Name of the agency', founder.workspaceName],
    ['Your name', founder.name],
    ['E-mail', founder.email],
    ['Passphrase', founder.passphrase],
  ] as const;
  for (const [name, value] of fields) {
    await focus('textbox', name);
    await keyboard.type(value);
  }
  await keyboard.press('Enter');
  await focus('button', 'I have noted it');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
  await focus('button', 'Lock');
  await keyboard.press('Enter');
  await expect(door(page)).toBeVisible();
  // The field has the focus already: whoever comes back just types.
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeFocused();
  await keyboard.type(founder.passphrase);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
});
