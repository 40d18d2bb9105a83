import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { addClient, addToken, aGraph, createWorkspace } from './desk.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function openDemoSetup(page: Page, tab = 'Checklist'): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: 'Belmonte Hotel' }).click();
  await press(page, 'Setup');
  await page.getByRole('tab', { name: tab }).click();
}

test('the checklist says what is next, what blocks it, and takes the word of a person and of Meta', async ({
  launch,
}) => {
  const { page } = await launch();
  await openDemoSetup(page);
  const steps = page.getByRole('list', { name: 'Checklist' }).getByRole('listitem');
  await expect(steps.nth(0)).toContainText('next');
  await expect(steps.nth(1)).toContainText('Blocked: first “Business access requested”.');
  await press(page, 'Mark: Business access requested');
  await page.getByRole('textbox', { name: 'Note' }).fill('By phone with Olga.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(steps.nth(0)).toContainText('done');
  await expect(steps.nth(0)).toContainText('By phone with Olga. · Marta Nowak');
  await expect(steps.nth(1)).toContainText('next');
  await press(page, 'Test: Connection tested');
  await expect(steps.nth(6)).toContainText('Meta answers for');
  await expect(page.getByRole('list', { name: 'What was said' })).toContainText('Connection tested: tested');
});

test('a step that Meta contradicts is failed and says what is missing @full', async ({ launch }) => {
  const graph = await aGraph();
  try {
    const { page } = await launch({ env: graph.env });
    await createWorkspace(page);
    const { tokens, clients } = graph.sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    const account = clients[0]?.accounts[0];
    await addClient(page, { account: account?.name ?? '', page: clients[0]?.pages[0]?.name ?? '' });
    graph.sandbox.withdraw(account?.id ?? '', true);
    await press(page, 'Setup');
    await press(page, 'Test: Ad accounts assigned');
    const step = page.getByRole('list', { name: 'Checklist' }).getByRole('listitem').nth(3);
    await expect(step).toContainText('failed');
    await expect(step).toContainText(`The token does not reach ${account?.name ?? ''}.`);
    await graph.close();
    await press(page, 'Test: Pages assigned');
    await expect(page.getByText('Meta cannot be reached.').first()).toBeVisible();
  } finally {
    await graph.close();
  }
});

test('a mail is filled in in the client’s language, copied, and noted; the agency’s template changes the next one @full', async ({
  launch,
}) => {
  const { page } = await launch();
  await openDemoSetup(page);
  await press(page, 'Write: Reminder');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue(
    'A reminder: access to the Meta business of Belmonte Hotel',
  );
  await expect(dialog.getByText('Not known yet and left in braces: {contact}')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Open in mail program' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied and noted in the checklist')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What was said' })).toContainText(
    'Business access granted: e-mail',
  );

  await press(page, 'Templates…');
  await dialog.getByRole('combobox').first().press('ArrowDown');
  await page.getByRole('option', { name: 'Reminder' }).click();
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Hello {client} from {nobody}');
  await dialog.getByRole('button', { name: 'Save' }).first().click();
  await expect(dialog.getByText('There is no field {nobody}.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Hello {client}');
  await dialog.getByRole('button', { name: 'Save' }).first().click();
  await expect(dialog.getByText('changed by the agency')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, 'Write: Reminder');
  await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue('Hello Belmonte Hotel');
});

test('an asset is tested, disconnected with its history, and connected again @full', async ({ launch }) => {
  const { page } = await launch();
  await openDemoSetup(page, 'Assets');
  const assets = page.getByRole('list', { name: 'Assets' }).getByRole('listitem');
  await expect(assets.first()).toContainText('not tested yet');
  await press(page, 'Test connection');
  await expect(assets.first()).toContainText('can manage');
  await assets.first().getByRole('button', { name: 'Disconnect…' }).click();
  await expect(page.getByText('Everything that was read stays with this client')).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(assets.first()).toContainText('history kept');
  await assets.first().getByRole('button', { name: 'Connect again' }).click();
  await expect(assets.first()).toContainText('connected');
  await expect(assets.first().getByRole('button', { name: 'Disconnect…' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Connection history' })).toContainText('Asset connected again');
});

/** Two by two pixels, red. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);

test('a logo is shown wherever the client is; what is no picture is refused @full', async ({ launch }) => {
  const { page } = await launch();
  await openDemoSetup(page);
  await press(page, 'Client details');
  const input = page.getByLabel('Choose a picture…').last();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>');
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg });
  await expect(page.getByText('This is not a picture that can be read.')).toBeVisible();
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png });
  await expect(page.getByRole('button', { name: 'Remove logo' })).toBeVisible();
  await page.keyboard.press('Escape');
  const mark = page.getByRole('navigation').locator('img').first();
  await expect(mark).toHaveAttribute('src', /^data:image\/png;base64,/);
  await press(page, 'All clients');
  await expect(page.getByRole('row', { name: 'Belmonte Hotel' }).locator('img')).toBeVisible();
});
