import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anotherKey, anUpdateServer, closeUpdateServers } from '../../builders/update-server.ts';
import { barriersOn } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';
import { createWorkspace } from './desk.ts';

test.afterEach(closeUpdateServers);

test('@full a new version is refused under a foreign signature, then found, fetched and put in place', async ({
  box,
  launch,
}) => {
  const server = await anUpdateServer();
  // The app runs as an ordinary user, who may write here.
  const place = join(box.folder, 'apps');
  mkdirSync(place);
  chmodSync(place, 0o777);
  const appFile = join(place, 'Steward.AppImage');
  writeFileSync(appFile, 'old', { mode: 0o755 });
  const fresh = Buffer.alloc(3_000_000, 'new');
  await server.release('9.3.0', fresh, { by: anotherKey() });
  const env = { STEWARD_UPDATE_KEY: server.releaseKey, STEWARD_UPDATE_FILE: appFile };
  const { page } = await launch({ env });
  await createWorkspace(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  const card = page.getByRole('region', { name: 'New versions' });
  const save = card.getByRole('button', { name: 'Save' });
  await card.getByRole('textbox').fill('http://updates.agency.example/steward');
  await save.click();
  await expect(card).toContainText('without a name or password');
  await card.getByRole('textbox').fill(server.address);
  await save.click();
  await card.getByRole('button', { name: 'Look now' }).click();
  await expect(card).toContainText('The signature does not fit');
  expect(await barriersOn(page)).toEqual([]);

  await server.release('9.3.0', fresh);
  await card.getByRole('button', { name: 'Look now' }).click();
  await expect(card).toContainText('Version 9.3.0');
  await card.getByRole('button', { name: 'Fetch it' }).click();
  await expect(card).toContainText('Fetched and checked');
  expect(readFileSync(appFile, 'utf8')).toBe('old');
  await card.getByRole('button', { name: 'Put it in place' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Put it in place' }).click();
  await expect(card).toContainText('Version 9.3.0 is in place');
  expect(readFileSync(appFile).equals(fresh)).toBe(true);
  expect(readdirSync(place)).toEqual(['Steward.AppImage']);
});
