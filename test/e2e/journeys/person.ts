import type { Page } from '@playwright/test';
import { expect } from '../host/fixtures.ts';

export const ben = {
  name: 'Ben Manager',
  email: 'ben@agency.example',
  passphrase: 'seven loud owls before noon',
};

export async function signInAs(page: Page, name: string, passphrase: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  const who = page.getByRole('combobox', { name: 'Person' });
  if (!(await who.textContent())?.includes(name)) {
    await who.press('ArrowDown');
    const wanted = page.getByRole('option', { name });
    await expect(wanted).toBeVisible();
    await page.keyboard.type(name.slice(0, 5));
    await expect(wanted).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

export async function addBen(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(ben.name);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(ben.email);
  await dialog.getByRole('button', { name: 'Add person' }).click();
  const once = await page.getByTestId('one-time-passphrase').textContent();
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(page.getByText('waits for the first unlock')).toBeVisible();
  return once ?? '';
}

export async function chooseOwn(page: Page, once: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Choose your own passphrase' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Current passphrase' }).fill(once);
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(ben.passphrase);
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
}

/** A call of the contract by the window's own bridge, for what a journey needs but does not look at. */
export async function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const text = await page.evaluate(([call, body]) => window.host.call(call, body), [
    name,
    JSON.stringify({ id: `e2e-${name}`, input }),
  ] as const);
  const answer = JSON.parse(text) as { ok: boolean; value: T; failure?: { message: string } };
  if (!answer.ok) throw new Error(`${name}: ${answer.failure?.message}`);
  return answer.value;
}
