import type { ElectronApplication, Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';

export const founder = {
  workspaceName: 'Oak & Ash',
  name: 'Ada Admin',
  email: 'ada@agency.example',
  passphrase: 'five quiet herons at dusk',
};
export const now = '2026-11-20T09:00:00.000Z';

/** A sandbox on a loopback port, and the environment that points the app to it. */
export async function aGraph(clients = 3) {
  const sandbox = createSandbox({ now, clients });
  const listening = await sandbox.listen();
  const env = { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: now };
  return { sandbox, env, close: () => listening.close() };
}

export async function createWorkspace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByRole('textbox', { name: 'Name of the agency' }).fill(founder.workspaceName);
  await page.getByRole('textbox', { name: 'Your name' }).fill(founder.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(founder.email);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(founder.passphrase);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
}

export async function unlock(page: Page, passphrase = founder.passphrase): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

export async function addToken(page: Page, token: string): Promise<void> {
  await page.getByRole('button', { name: 'Tokens' }).click();
  await page.getByRole('button', { name: 'Add token' }).first().click();
  await page.getByRole('textbox', { name: 'Access token' }).fill(token);
  await page.getByRole('button', { name: 'Check and store' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('works', { exact: true })).toBeVisible();
}

export interface ClientAsk {
  readonly account: string;
  readonly page: string;
}

export async function addClient(page: Page, ask: ClientAsk): Promise<void> {
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await page.getByRole('button', { name: 'Add client' }).click();
  await choose(page, 'Ad account', ask.account);
  await choose(page, 'Facebook Page', ask.page);
  await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
}

/** By keyboard, as a person would: open, type the first letters, take it. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option }).first();
  await expect(wanted).toBeVisible();
  await page.keyboard.type(option.slice(0, 10));
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toContainText(option);
}

/** The person's answer to the next save dialogs. */
export async function answerSave(app: ElectronApplication, path: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    path,
  );
}
