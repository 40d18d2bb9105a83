import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { addToken, answerSave, createWorkspace, now } from './desk.ts';
import { ask } from './person.ts';

// R10: what people at Meta may have typed, on the screens of a client's figures.
const names = [
  '<img src=x onerror="document.title=\'owned\'">',
  '=HYPERLINK("http://127.0.0.1/steal","cheap")',
  '\u{202E}drawkcab \u{200B}hidden',
  '"><script>document.title="owned"</script>',
  `${'długa '.repeat(1_666)}nazwa`,
];

const nameFor = (id: string) => names[Number(id.slice(-3)) % names.length] ?? '';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Every name and every post of a reply becomes a hostile one, always the same for the same thing. */
function spoilt(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => spoilt(one));
  if (typeof value !== 'object' || value === null) return value;
  const row = value as { readonly [key: string]: Json };
  const own = typeof row['id'] === 'string' ? nameFor(row['id']) : null;
  return Object.fromEntries(
    Object.entries(row).map(([key, one]): [string, Json] => {
      const isWords = typeof one === 'string' && (key === 'name' || key === 'message');
      return [key, isWords && own !== null ? own : spoilt(one)];
    }),
  );
}

/** Meta, with somebody's worst words in it. */
async function aHostileMeta() {
  const sandbox = createSandbox({ now, clients: 2 });
  const unknown: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const { 'accept-encoding': _none, ...headers } = incoming.headers;
      const { method = 'GET', url = '/' } = incoming;
      if (/steal|\/x$/.test(url)) unknown.push(url);
      void sandbox.handle({ method, url, headers, body: Buffer.concat(parts) }).then((reply) => {
        const isJson = reply.headers['content-type']?.includes('json') === true;
        const text = Buffer.from(reply.body);
        const body = isJson ? JSON.stringify(spoilt(JSON.parse(text.toString()) as Json)) : text;
        const { 'content-length': _length, ...kept } = reply.headers;
        outgoing.writeHead(reply.status, kept).end(body);
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const env = { STEWARD_GRAPH_ORIGIN: `http://127.0.0.1:${port}`, STEWARD_NOW: now };
  const close = () => new Promise<void>((done) => (server.close(() => done()), server.closeAllConnections()));
  return { sandbox, env, unknown, close };
}

test('hostile names and posts are text on every screen of figures and in files, and nothing leaves @full', async ({
  launch,
  box,
}) => {
  test.setTimeout(180_000);
  const meta = await aHostileMeta();
  try {
    const { page, app } = await launch({ env: meta.env });
    await createWorkspace(page);
    const { tokens, clients } = meta.sandbox.describe();
    await addToken(page, tokens['shared'] ?? '');
    const [client] = clients;
    const { id: clientId } = await ask<{ id: string }>(page, 'clients.add', {
      name: 'Quiet Oak',
      currency: client?.accounts[0]?.currency ?? 'EUR',
      timezone: client?.accounts[0]?.timezone ?? 'Europe/Warsaw',
    });
    await ask(page, 'assets.connect', {
      clientId,
      kind: 'ad_account',
      metaId: client?.accounts[0]?.accountId,
    });
    await ask(page, 'assets.connect', { clientId, kind: 'page', metaId: client?.pages[0]?.id });
    await ask(page, 'sync.run', { clientId });
    const calm = async () => {
      expect(await page.title()).not.toContain('owned');
      expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    };
    await page.getByRole('button', { name: 'All clients', exact: true }).click();
    await page.getByRole('row', { name: /Quiet Oak/ }).click();
    await expect(page.getByText(/Last sync .*followers/)).toBeVisible({ timeout: 60_000 });
    await calm();

    await page.getByRole('button', { name: 'Ads', exact: true }).click();
    const campaigns = page.getByRole('treegrid');
    await expect(campaigns.getByRole('row').nth(1)).toBeVisible();
    for (const fold of await campaigns.getByRole('button', { name: 'Unfold' }).all()) {
      if (await fold.isVisible()) await fold.click();
    }
    const shown = await campaigns.textContent();
    expect(names.filter((name) => shown?.includes(name.slice(0, 40))).length).toBeGreaterThan(1);
    await calm();
    const file = join(box.folder, 'ads.csv');
    await answerSave(app, file);
    await page.getByRole('button', { name: 'Table as file' }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
    await expect(page.getByText(/^Saved as/)).toBeVisible();
    expect(readFileSync(file, 'utf8')).not.toMatch(/(^|,)"?[=@]/m);
    await campaigns.getByRole('row').nth(1).click();
    await expect(page.getByRole('dialog').filter({ hasText: 'Campaign' })).toBeVisible();
    await calm();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Page', exact: true }).click();
    await page.getByRole('tab', { name: /Posts/ }).click();
    const posts = page.getByRole('tabpanel');
    await expect(posts.getByRole('listitem').first()).toContainText('Reactions');
    const said = await posts.textContent();
    for (const name of names) expect(said).toContain(name.slice(0, 40));
    await calm();
    await page.getByRole('radio', { name: 'Table', exact: true }).click();
    await calm();
    for (const screen of [/^Alerts/, 'Sync and limits', 'Budgets'] as const) {
      if (screen === 'Budgets') {
        await page.getByRole('button', { name: 'All clients', exact: true }).click();
        await page.getByRole('row', { name: /Quiet Oak/ }).click();
      }
      await page.getByRole('button', { name: screen }).first().click();
      await calm();
    }
    expect(meta.unknown).toEqual([]);
  } finally {
    await meta.close();
  }
});
