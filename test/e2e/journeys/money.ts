import type { Page } from '@playwright/test';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { expect } from '../host/fixtures.ts';
import { founder } from './desk.ts';
import { ask, ben, signInAs } from './person.ts';

export interface Agency {
  readonly clientId: string;
  readonly clientName: string;
  readonly accountId: string;
  readonly adaId: string;
  readonly benId: string;
}

export interface Budget {
  readonly objectKind: 'campaign' | 'adset';
  readonly objectId: string;
  readonly name: string;
  readonly minor: number;
  readonly currency: string;
}

/** An agency of two with one client, made by calls: its journeys are about money, not about this. Nobody is signed in. */
export async function anAgencyOfTwo(page: Page, sandbox: Sandbox): Promise<Agency> {
  const { clients, tokens } = sandbox.describe();
  const first = clients[0]!;
  const { accountId, currency, timezone } = first.accounts[0]!;
  const { workspaceName, name, email, passphrase } = founder;
  await ask(page, 'workspace.create', { workspaceName, name, email, passphrase });
  await ask(page, 'tokens.setShared', { token: tokens['shared'] });
  const client = await ask<{ id: string }>(page, 'clients.add', { name: first.name, currency, timezone });
  await ask(page, 'assets.connect', { clientId: client.id, kind: 'ad_account', metaId: accountId });
  const made = { name: ben.name, email: ben.email };
  const added = await ask<{ personId: string; oneTimePassphrase: string }>(page, 'people.add', made);
  const { personId, oneTimePassphrase: once } = added;
  await ask(page, 'members.set', { clientId: client.id, personId, role: 'client_admin' });
  const state = await ask<{ signedIn: { person: { id: string } } }>(page, 'workspace.state', {});
  await ask(page, 'workspace.lock', {});
  await ask(page, 'workspace.unlock', { kind: 'real', personId, passphrase: once });
  await ask(page, 'people.changePassphrase', { current: once, next: ben.passphrase });
  await ask(page, 'workspace.lock', {});
  const adaId = state.signedIn.person.id;
  return { clientId: client.id, clientName: first.name, accountId, adaId, benId: personId };
}

export async function sitDown(page: Page, who: 'ada' | 'ben'): Promise<void> {
  const [name, passphrase] = who === 'ada' ? [founder.name, founder.passphrase] : [ben.name, ben.passphrase];
  await signInAs(page, name, passphrase);
  await expect(page.getByRole('heading', { name: 'All clients' })).toBeVisible();
}

export async function standUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
}

/** Running daily budgets, one for each story of a shared start: what was changed once is left alone. */
export async function dailyBudgets(page: Page, { clientId }: Agency): Promise<Budget[]> {
  const objects = await ask<(Budget & { field: string; status: string })[]>(page, 'budgets.objects', {
    clientId,
  });
  return objects.filter(
    ({ field, status, minor }) => field === 'daily_budget' && status === 'ACTIVE' && minor > 2_000,
  );
}

/** A running daily budget that nobody minds being changed. */
export async function aBudget(page: Page, { clientId }: Agency): Promise<Budget> {
  const objects = await ask<(Budget & { field: string; status: string })[]>(page, 'budgets.objects', {
    clientId,
  });
  return objects.find(
    ({ field, status, objectKind, minor }) =>
      field === 'daily_budget' && status === 'ACTIVE' && objectKind === 'campaign' && minor > 5_000,
  )!;
}

/** By call, as whoever sits there. */
export async function propose(page: Page, agency: Agency, budget: Budget, after: number): Promise<string> {
  const { objectKind, objectId, minor: before } = budget;
  const wish = { clientId: agency.clientId, objectKind, objectId, before, after, reason: 'Leads are cheap.' };
  return (await ask<{ id: string }>(page, 'budgets.propose', wish)).id;
}

export async function openApprovals(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Approvals/ }).click();
  await expect(page.getByRole('heading', { name: 'Approvals' })).toBeVisible();
}

/** Types the passphrase under the evidence and presses the button that names what will happen. */
export async function approve(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: /^Approve / }).click();
}

export function appliedBy(sandbox: Sandbox): { object: string; after: string }[] {
  return sandbox
    .applied()
    .filter(({ foreign }) => !foreign)
    .map(({ object, after }) => ({ object, after }));
}

export async function openBudgets(page: Page, agency: Agency, tab: string): Promise<void> {
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await page.getByRole('row', { name: agency.clientName }).click();
  await page.getByRole('button', { name: 'Budgets' }).click();
  await page.getByRole('tab', { name: tab }).click();
}
