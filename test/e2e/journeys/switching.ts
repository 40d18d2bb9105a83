import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { addToken, type aGraph, createWorkspace } from './desk.ts';
import { ask } from './person.ts';

export interface Marked {
  readonly id: string;
  /** Words that stand on this client's screens and on nobody else's. */
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
    made.push({ id, marks: [name, account?.accountId ?? ''] });
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
    const seen = { switches: 0, complete: 0, rounds: 0, wrong: [] as string[] };
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
      const absent = own?.marks.find((mark) => !text.includes(mark));
      if (absent) seen.wrong.push(`${absent} is missing while one can press`);
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
}

export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** Opens clients by their links, the quickest way there is, without waiting for any; every fifth one is read anew. */
export async function hammer(
  app: ElectronApplication,
  page: Page,
  clients: readonly Marked[],
  times: number,
): Promise<void> {
  const order = Array.from({ length: times }, (_, n) => {
    const client = clients[(n * 7 + Math.floor(n / clients.length)) % clients.length];
    return client?.id ?? '';
  });
  const { rounds } = await seenOn(page);
  await inMain(
    app,
    ({ app: electron, BrowserWindow }, ids) => {
      let at = 0;
      // Pictures are made in a window of their own, which hears nothing.
      const send = (name: string, payload: object) => {
        for (const window of BrowserWindow.getAllWindows())
          window.webContents.send('steward:event', name, JSON.stringify(payload));
      };
      const timer = setInterval(() => {
        const clientId = ids[at];
        if (clientId === undefined) {
          clearInterval(timer);
          return send('test.done', {});
        }
        electron.emit('second-instance', {}, ['electron', `steward://client/${clientId}/overview`]);
        if (at % 5 === 0) send('sync.ended', { clientId });
        at += 1;
      }, 40);
    },
    order,
  );
  await expect.poll(() => seenOn(page).then((seen) => seen.rounds), { timeout: 120_000 }).toBe(rounds + 1);
  await expect(page.locator(`[data-client="${order.at(-1)}"]`)).toHaveAttribute('aria-busy', 'false');
}
