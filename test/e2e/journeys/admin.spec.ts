import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';
import { answerSave, aGraph, createWorkspace } from './desk.ts';

/** Through the window's own door: what a journey is not about is set up without pressing through it. */
async function call<T>(page: Page, name: string, input: object): Promise<T> {
  const body = JSON.stringify({ id: `e2e-${name}`, input });
  const answer = await page.evaluate(([of, what]) => window.host.call(of!, what!), [name, body]);
  const { ok, value, failure } = JSON.parse(answer) as { ok: boolean; value: T; failure?: unknown };
  if (!ok) throw new Error(JSON.stringify(failure));
  return value;
}

const at = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

let graph: Awaited<ReturnType<typeof aGraph>>;
test.beforeEach(async () => {
  graph = await aGraph();
});
test.afterEach(() => graph.close());

test('the overview shows who needs what, finds assets without a client, and leads to where it is mended', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  // A second after the desk is open it syncs by itself: here nothing is to be read before it is looked at.
  await call(page, 'workspace.setSyncSchedule', { on: false, everyMinutes: 60 });
  const { tokens, clients } = graph.sandbox.describe();
  await call(page, 'tokens.setShared', { token: tokens['shared'] });
  const plain = { currency: 'EUR', timezone: 'Europe/Warsaw' };
  const { id: clientId } = await call<{ id: string }>(page, 'clients.add', { name: 'Oak Hotel', ...plain });
  await call(page, 'clients.add', { name: 'Ash Clinic', ...plain });
  const metaId = clients[0]?.accounts[0]?.accountId;
  await call(page, 'assets.connect', { clientId, kind: 'ad_account', metaId });
  await at(page, 'Admin overview');
  await expect(page.getByRole('row', { name: /Ash Clinic.*no asset.*no member/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Oak Hotel.*never synced/ })).toBeVisible();
  await expect(page.getByText('Nobody has looked yet')).toBeVisible();
  await at(page, 'Look now');
  await expect(page.getByText(/As Meta said on/)).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Assets without a client' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await call(page, 'sync.run', { clientId });
  await expect(page.getByRole('row', { name: /Oak Hotel.*never synced/ })).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await barriersOn(page)).toEqual([]);
  }
  await page.getByRole('radio', { name: /Without assets/ }).click();
  await expect(page.getByRole('row', { name: /Oak Hotel/ })).toHaveCount(0);
  await page.getByRole('row', { name: /Ash Clinic/ }).click();
  await expect(page.getByRole('heading', { name: 'Setup' })).toBeVisible();
});

test('the last calls to Meta are listed without a secret, filtered, looked into and exported for support @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  const { tokens, clients } = graph.sandbox.describe();
  const shared = tokens['shared'] ?? '';
  await call(page, 'tokens.setShared', { token: shared });
  const plain = { currency: 'EUR', timezone: 'Europe/Warsaw' };
  const { id: clientId } = await call<{ id: string }>(page, 'clients.add', { name: 'Oak Hotel', ...plain });
  const metaId = clients[0]?.accounts[0]?.accountId;
  await call(page, 'assets.connect', { clientId, kind: 'ad_account', metaId });
  graph.sandbox.withdraw(clients[0]?.accounts[0]?.id ?? '');
  await call(page, 'sync.run', { clientId }).catch(() => undefined);
  await at(page, 'Network');
  await at(page, 'Last calls');
  await expect(page.getByRole('row', { name: /Oak Hotel.*cannot be reached/ }).first()).toBeVisible();
  await page.getByRole('radio', { name: /Changes/ }).click();
  await expect(page.getByText('No call fits')).toBeVisible();
  await page.getByRole('radio', { name: /Failed/ }).click();
  await page.getByRole('searchbox', { name: 'Find a call' }).fill('oak');
  await page
    .getByRole('row', { name: /cannot be reached/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByText('100/33')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  expect(await page.content()).not.toContain(shared);
});

test('a proxy that asks who comes is asked for its user name, and a wrong one keeps nothing @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  await at(page, 'Network');
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9');
  await page.getByRole('textbox', { name: 'User name' }).fill('steward');
  await page.getByRole('textbox', { name: 'Password' }).fill('wide-open-otter-gate');
  await at(page, 'Try and keep');
  await expect(page.getByText('Meta cannot be reached.', { exact: false })).toBeVisible();
  expect(await call(page, 'network.get', {})).toEqual({ proxy: null, proxyUser: null, authority: null });
  expect(await barriersOn(page)).toEqual([]);
});

test('who looks after the agency takes its tables along, in the order in sight and without a formula @full', async ({
  launch,
  box,
}) => {
  const { page, app } = await launch({ env: graph.env });
  await createWorkspace(page);
  const { tokens, clients } = graph.sandbox.describe();
  await call(page, 'tokens.setShared', { token: tokens['shared'] });
  const plain = { currency: 'EUR', timezone: 'Europe/Warsaw' };
  for (const name of ['Ash Clinic', '=1+1', 'Oak Hotel']) await call(page, 'clients.add', { name, ...plain });
  const oak = (await call<{ id: string; name: string }[]>(page, 'clients.list', {})).find(
    ({ name }) => name === 'Oak Hotel',
  );
  const metaId = clients[0]?.accounts[0]?.accountId;
  await call(page, 'assets.connect', { clientId: oak?.id, kind: 'ad_account', metaId });
  const saved = async (file: string) => {
    const path = join(box.folder, 'run', file);
    await answerSave(app, path);
    await page.getByRole('button', { name: 'Table as file' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save as CSV' }).press('Enter');
    await expect(page.getByText(path)).toBeVisible();
    return readFileSync(path, 'utf8').split(/\r?\n/);
  };

  await at(page, 'Admin overview');
  await page
    .getByRole('columnheader', { name: 'Client' })
    .getByRole('button', { name: 'Client' })
    .first()
    .click();
  await page
    .getByRole('columnheader', { name: 'Client' })
    .getByRole('button', { name: 'Client' })
    .first()
    .click();
  const overview = await saved('overview.csv');
  expect(overview.slice(1, 4).map((line) => line.split(',')[0])).toEqual([
    'Oak Hotel',
    'Ash Clinic',
    "'=1+1",
  ]);

  await at(page, 'People');
  expect((await saved('people.csv'))[1]).toContain('ada@agency.example');
  await at(page, 'Tokens');
  await page.getByRole('tab', { name: 'Map' }).click();
  expect((await saved('map.csv'))[1]).toContain('Oak Hotel');
});
