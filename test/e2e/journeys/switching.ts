import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { addToken, type aGraph, createWorkspace } from './desk.ts';
import { ask } from './person.ts';

export interface Marked {
  readonly id: string;
  /** Words that stand on this client's screens and on nobody else's: its name, its account, its Page. */
  readonly marks: readonly string[];
}

/** A workspace with clients whose every figure differs, read from the sandbox. */
export async function clientsWithMarks(
  page: Page,
  graph: Awaited<ReturnType<typeof aGraph>>,
): Promise<Marked[]> {
  await createWorkspace(page);
  const { tokens, clients } = graph.sandbox.describe();
  await addToken(page, tokens['shared'] ?? '');
  const made: Marked[] = [];
  for (const [index, { accounts, pages }] of clients.entries()) {
    const [account] = accounts;
    const name = `Canary ${index} ${'abcdefghij'[index]}${index * 7919}`;
    const { id } = await ask<{ id: string }>(page, 'clients.add', {
      name,
      currency: account?.currency ?? 'EUR',
      timezone: account?.timezone ?? 'Europe/Warsaw',
    });
    await ask(page, 'assets.connect', { clientId: id, kind: 'ad_account', metaId: account?.accountId });
    await ask(page, 'assets.connect', { clientId: id, kind: 'page', metaId: pages[0]?.id });
    await ask(page, 'sync.run', { clientId: id });
    made.push({ id, marks: [name, account?.accountId ?? '', pages[0]?.name ?? name] });
  }
  return made;
}

/** Answers come late and in another order than they were asked for, as on a busy machine. */
export async function delayAnswers(app: ElectronApplication, mostMs: number): Promise<void> {
  await inMain(
    app,
    ({ ipcMain }, most) => {
      type Handler = (...args: unknown[]) => unknown;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const real = handlers.get('steward:call');
      if (!real) throw new Error('The door has moved.');
      let seed = 42;
      const next = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
      handlers.set('steward:call', async (...args) => {
        await new Promise((resolve) => setTimeout(resolve, next() * most));
        return real(...args);
      });
    },
    mostMs,
  );
}

/**
 * Looks at every change of the page: what stands under a client's name must be that client's, and what can be pressed
 * must be complete.
 */
export async function watchSwitching(page: Page, clients: readonly Marked[]): Promise<void> {
  await page.evaluate((marked) => {
    const seen = {
      switches: 0,
      complete: 0,
      rounds: 0,
      wrong: [] as string[],
      screens: {} as Record<string, number>,
    };
    Object.assign(window, { seen });
    window.host.hear((name) => {
      if (name === 'test.done') seen.rounds += 1;
    });
    let last: string | null = null;
    const look = () => {
      const whole = document.querySelector<HTMLElement>('[data-client]');
      const id = whole?.dataset['client'] ?? null;
      if (id !== null && id !== last) seen.switches += 1;
      last = id;
      if (!whole || id === null) return;
      const text = whole.textContent;
      for (const client of marked) {
        const foreign = client.id !== id && client.marks.find((mark) => text.includes(mark));
        if (foreign) seen.wrong.push(`${foreign} stands under ${id}`);
      }
      if (whole.inert) return;
      seen.complete += 1;
      const own = marked.find((client) => client.id === id);
      const screen = document.querySelector('h1')?.textContent ?? '';
      seen.screens[screen] = (seen.screens[screen] ?? 0) + 1;
      // Overview names the client and its account; Ads and Budgets the client, Page its Page.
      const needed = screen === 'Overview' ? 2 : 1;
      const named = own?.marks.filter((mark) => text.includes(mark)).length ?? 0;
      if (own && named < needed)
        seen.wrong.push(`${own.marks[0]} is missing while one can press (${screen})`);
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['inert', 'data-client'],
    });
  }, clients);
}

interface Seen {
  readonly switches: number;
  readonly complete: number;
  readonly rounds: number;
  readonly wrong: readonly string[];
  /** Complete looks, by the screen's title. */
  readonly screens: Readonly<Record<string, number>>;
}

export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** Whatever shows a client's figures. */
const pages = ['overview', 'ads', 'page', 'budgets'] as const;

/** Opens clients by their links, now on this screen, now on that, the quickest way there is, without waiting for any; every fifth one is read anew. */
export async function hammer(
  app: ElectronApplication,
  page: Page,
  clients: readonly Marked[],
  times: number,
): Promise<void> {
  const order = Array.from({ length: times }, (_, n) => {
    const client = clients[(n * 7 + Math.floor(n / clients.length)) % clients.length];
    return { id: client?.id ?? '', page: pages[(n + Math.floor(n / pages.length)) % pages.length] };
  });
  const { rounds } = await seenOn(page);
  await inMain(
    app,
    ({ app: electron, BrowserWindow }, links) => {
      let at = 0;
      // Pictures are made in a window of their own, which hears nothing.
      const send = (name: string, payload: object) => {
        for (const window of BrowserWindow.getAllWindows())
          window.webContents.send('steward:event', name, JSON.stringify(payload));
      };
      const timer = setInterval(() => {
        const link = links[at];
        if (link === undefined) {
          clearInterval(timer);
          return send('test.done', {});
        }
        electron.emit('second-instance', {}, ['electron', `steward://client/${link.id}/${link.page}`]);
        if (at % 5 === 0) send('sync.ended', { clientId: link.id });
        at += 1;
      }, 40);
    },
    order,
  );
  await expect.poll(() => seenOn(page).then((seen) => seen.rounds), { timeout: 120_000 }).toBe(rounds + 1);
  await expect(page.locator(`[data-client="${order.at(-1)?.id}"]`)).toHaveAttribute('aria-busy', 'false');
}
