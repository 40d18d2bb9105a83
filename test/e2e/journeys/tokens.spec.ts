import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { logOf } from '../electron/door.ts';
import { aGraph, createWorkspace } from './desk.ts';

type Graph = Awaited<ReturnType<typeof aGraph>>;

const text = ({ sandbox }: Graph, name: string) => sandbox.describe().tokens[name] ?? '';

/** As an administrator of the business does it at Meta. */
async function revoke({ sandbox, env }: Graph, name: string): Promise<void> {
  const { appId, appSecret, tokens } = sandbox.describe();
  const query = new URLSearchParams({
    client_id: appId,
    client_secret: appSecret,
    revoke_token: tokens[name] ?? '',
    access_token: `${appId}|${appSecret}`,
  });
  await fetch(`${env.STEWARD_GRAPH_ORIGIN}/v26.0/oauth/revoke?${query.toString()}`);
}

/** Through the window's own door: what a journey is not about is set up without pressing through it. */
async function call<T>(page: Page, name: string, input: object): Promise<T> {
  const body = JSON.stringify({ id: `e2e-${name}`, input });
  const answer = await page.evaluate(([of, what]) => window.host.call(of!, what!), [name, body]);
  const { ok, value, failure } = JSON.parse(answer) as { ok: boolean; value: T; failure?: unknown };
  if (!ok) throw new Error(JSON.stringify(failure));
  return value;
}

/** Clients with their first account and Page, on the shared token. */
async function clientsOn(page: Page, graph: Graph, count: number): Promise<string[]> {
  await call(page, 'tokens.setShared', { token: text(graph, 'shared') });
  const ids: string[] = [];
  for (const { name, accounts, pages } of graph.sandbox.describe().clients.slice(0, count)) {
    const { currency = 'EUR', timezone = 'UTC', accountId } = accounts[0] ?? {};
    const { id: clientId } = await call<{ id: string }>(page, 'clients.add', { name, currency, timezone });
    await call(page, 'assets.connect', { clientId, kind: 'ad_account', metaId: accountId });
    await call(page, 'assets.connect', { clientId, kind: 'page', metaId: pages[0]?.id });
    ids.push(clientId);
  }
  return ids;
}

const open = (page: Page) => page.getByRole('button', { name: 'Tokens', exact: true }).click();
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

let graph: Graph;
test.beforeEach(async () => {
  graph = await aGraph();
});
test.afterEach(() => graph.close());

test('a token is added, its assets are given to clients and tested, in one flow', async ({ launch }) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  const [first] = graph.sandbox.describe().clients;
  const name = first?.name ?? '';
  await call(page, 'clients.add', { name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  await open(page);
  await expect(page.getByText('No token yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add token' }).first().click();
  await page.getByRole('textbox', { name: 'Access token' }).fill(text(graph, 'shared'));
  await page.getByRole('button', { name: 'Check and store' }).click();
  await expect(page.getByText(/Meta says that it works\..* It does not end\./)).toBeVisible();
  // What carries the client's name is offered to it.
  await page.getByRole('button', { name: /^Connect \d+ assets? and test$/ }).click();
  await expect(page.getByText(/^\d+ assets? can be reached, 0 cannot\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(row(page, /Shared.*works.*never.*1 client.*nothing/)).toBeVisible();
});

test('a token that Meta calls dead is refused with the reason, and never stays in the window @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  await open(page);
  await page.getByRole('button', { name: 'Add token' }).first().click();
  const field = page.getByRole('textbox', { name: 'Access token' });
  for (const [name, sentence] of [
    ['expired', 'This token has expired.'],
    ['revoked', 'This token was revoked at Meta.'],
    ['checkpoint', 'Meta wants the owner of this token to log in'],
  ] as const) {
    await field.fill(text(graph, name));
    await page.getByRole('button', { name: 'Check and store' }).click();
    await expect(page.getByRole('alert').getByText(sentence)).toBeVisible();
    await expect(field).toHaveValue('');
  }
});

test('what a token is not enough for stands on its card @full', async ({ launch }) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  await call(page, 'tokens.setShared', { token: text(graph, 'noInsights') });
  await open(page);
  await row(page, 'Shared').click();
  await expect(page.getByText('Cannot read Page insights: read_insights missing')).toBeVisible();
  await expect(page.getByText('when it was added', { exact: false })).toBeVisible();
});

test('all tokens are tested; what was withdrawn is found, with what to do, and saved as CSV @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  await clientsOn(page, graph, 3);
  graph.sandbox.withdraw(graph.sandbox.describe().clients[1]?.accounts[0]?.id ?? '');
  await open(page);
  await page.getByRole('button', { name: 'Test all' }).click();
  await expect(page.getByText('5 assets can be reached, 1 cannot.')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Map' })).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, /revoked.*Ask the client to share the account again/)).toBeVisible();
  await expect(row(page, /can change/)).toHaveCount(2);
});

test('the shared token is rotated after a rehearsal over every asset', async ({ launch }) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  const [clientId] = await clientsOn(page, graph, 2);
  await call(page, 'tokens.testAll', {});
  await open(page);
  await row(page, 'Shared').click();
  await page.getByRole('button', { name: 'Rotate…' }).click();
  await page.getByRole('textbox', { name: 'New access token' }).fill(text(graph, 'readOnly'));
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await expect(page.getByText('2 assets would lose something').first()).toBeVisible();
  await expect(page.getByText('can change → can read').first()).toBeVisible();
  const change = page.getByRole('button', { name: 'Switch and destroy the old one' });
  await expect(change).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Switch all the same' }).click();
  await change.click();
  await expect(page.getByText('Rotated. The old token is destroyed.')).toBeVisible();
  const since = graph.sandbox.requests().length;
  await call(page, 'sync.run', { clientId });
  expect(
    new Set(
      graph.sandbox
        .requests()
        .slice(since)
        .map(({ token }) => token),
    ).has('shared'),
  ).toBe(false);
});

test('a client moves from its own token to the shared one after a dry run, and back @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  const [clientId] = await clientsOn(page, graph, 1);
  await call(page, 'tokens.add', { slot: 'client', clientId, token: text(graph, 'client1') });
  const name = graph.sandbox.describe().clients[0]?.name ?? '';
  await open(page);
  await page.getByRole('button', { name: 'Move clients…' }).click();
  const move = page.getByRole('button', { name: /^Move \d clients?$/ });
  await page.getByRole('checkbox', { name }).click();
  await expect(move).toBeDisabled();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText('2 assets keep all that they have.')).toBeVisible();
  await move.click();
  await expect(row(page, /Own token of .*kept aside/)).toBeVisible();
  await row(page, 'Own token of').click();
  await page.getByRole('button', { name: 'Move back to its own…' }).click();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByRole('button', { name: 'Move 1 client', exact: true }).click();
  await expect(row(page, /Own token of .*works/)).toBeVisible();
});

test('a token that is revoked while it is used is said once, and no other client notices', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  const [first, second] = await clientsOn(page, graph, 2);
  await call(page, 'tokens.add', { slot: 'client', clientId: first, token: text(graph, 'client1') });
  await call(page, 'sync.run', { clientId: first });
  await revoke(graph, 'client1');
  await call(page, 'sync.run', { clientId: first });
  await call(page, 'sync.run', { clientId: second });
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  const [one, other] = graph.sandbox.describe().clients;
  const fallen = page.getByText('The client’s own token does not work. The shared one is used instead.');
  await row(page, new RegExp(other?.name ?? '')).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(fallen).toBeHidden();
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await row(page, new RegExp(one?.name ?? '')).click();
  await expect(fallen).toBeVisible();
  // With a client open, the admin screens are behind one door.
  await page.getByRole('button', { name: 'All clients', exact: true }).click();
  await open(page);
  await expect(page.getByText(`The token of ${one?.name ?? ''} was revoked at Meta.`)).toBeVisible();
  const news = await call<{ notices: { kind: string }[] }>(page, 'notices.list', {});
  expect(news.notices.filter(({ kind }) => kind === 'token_dead')).toHaveLength(1);
});

test('with the app secret every call is signed, and a token that ends is refreshed @full', async ({
  launch,
}) => {
  const { page, profile } = await launch({ env: graph.env });
  await createWorkspace(page);
  await call(page, 'tokens.setShared', { token: text(graph, 'shared60d') });
  const { appSecret } = graph.sandbox.describe();
  await open(page);
  await page.getByRole('tab', { name: 'App' }).click();
  await page.getByRole('textbox', { name: 'App secret' }).fill('0'.repeat(32));
  await page.getByRole('button', { name: 'Check and keep' }).click();
  await expect(page.getByRole('alert').getByText('this is not the secret of this app')).toBeVisible();
  await page.getByRole('textbox', { name: 'App secret' }).fill(appSecret);
  await page.getByRole('button', { name: 'Check and keep' }).click();
  await expect(page.getByText(/^Set, [0-9a-f]{12}, since/)).toBeVisible();
  graph.sandbox.configure({ proof: 'required' });
  await page.getByRole('tab', { name: 'Vault' }).click();
  await row(page, 'Shared').click();
  await expect(page.getByText(/^in 4[78] days$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Refresh for 60 days' }).click();
  await expect(page.getByText(/^in (59|60) days$/).first()).toBeVisible();
  expect(JSON.stringify(logOf(profile))).not.toContain(appSecret);
});

test('a token is removed by naming what will happen, and Business Managers without contacts stand out @full', async ({
  launch,
}) => {
  const { page } = await launch({ env: graph.env });
  await createWorkspace(page);
  await clientsOn(page, graph, 1);
  await open(page);
  await page.getByRole('tab', { name: 'Business Managers' }).click();
  await expect(page.getByText('nobody noted')).toBeVisible();
  await page.getByRole('tab', { name: 'Vault' }).click();
  await row(page, 'Shared').click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await expect(
    page.getByText('1 client goes on with the next token in the order, or with none.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Remove the token' }).click();
  await expect(page.getByText('No token yet')).toBeVisible();
});
