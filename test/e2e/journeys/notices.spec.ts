import { expect, test } from '../host/fixtures.ts';
import { createWorkspace } from './desk.ts';
import { addBen, ask, ben, chooseOwn, signInAs } from './person.ts';

test('news waits for the person it concerns, is counted, and opens its thing by keyboard', async ({
  launch,
}) => {
  const { page } = await launch();
  await createWorkspace(page);
  const once = await addBen(page);
  const client = await ask<{ id: string }>(page, 'clients.add', {
    name: 'Oak Hotel',
    currency: 'PLN',
    timezone: 'Europe/Warsaw',
  });
  const people = await ask<{ id: string; name: string }[]>(page, 'people.list', {});
  const personId = people.find(({ name }) => name === ben.name)?.id;
  await ask(page, 'members.set', { clientId: client.id, personId, role: 'client_user' });
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Lock' }).click();
  await signInAs(page, ben.name, once);
  await chooseOwn(page, once);
  await page.getByRole('button', { name: 'Notifications 1' }).press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Notifications' });
  await expect(drawer.getByText('1 unread')).toBeVisible();
  await drawer.getByRole('button', { name: /You work for Oak Hotel now/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});
