import type { ClientScope } from '../../main/clients/scope.ts';
import { accountIds } from './canned.ts';

// One side of P4 in a process of its own: all campaigns of all accounts, page by page, and keep them.

export interface Said {
  readonly rows: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const [who = '', origin = '', fields = ''] = process.argv.slice(2);
const token = `EAA${'b'.repeat(180)}`;
const atOnce = 6;

const read = who === 'ours' ? await ours() : who === 'sdk' ? await sdk() : () => Promise.resolve([]);
// The first account compiles the code and does not count.
if (who !== 'nothing') await read(accountIds[0] ?? '');
const before = process.cpuUsage();
const start = performance.now();
const kept = who === 'nothing' ? [] : await everything();
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const rows = kept.reduce((sum, list) => sum + list.length, 0);
const said: Said = { rows, ms, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 };
process.send?.(said, () => process.exit(0));

async function everything(): Promise<unknown[][]> {
  const lists: unknown[][] = [];
  const left = [...accountIds];
  const worker = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) lists.push(await read(id));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return lists;
}

// Each side loads its own code and not the other's.
async function ours(): Promise<(accountId: string) => Promise<unknown[]>> {
  const { undiciTransport } = await import('../../main/adapters/undici-transport.ts');
  const { graphClient } = await import('../../main/graph/client.ts');
  const { accountCampaigns } = await import('../../main/graph/endpoints/ads.ts');
  const { readAll } = await import('../../main/graph/paging.ts');
  const { systemWake } = await import('../../main/adapters/system-wake.ts');
  const log = { info: () => undefined, error: () => undefined };
  const clock = { now: () => new Date() };
  const graph = graphClient({ transport: undiciTransport(origin), clock, log, wake: systemWake });
  const options = { token: Buffer.from(token), signal: new AbortController().signal };
  const scope = { clientId: 'bench', metaIds: new Set(accountIds) } as unknown as ClientScope;
  return (accountId) =>
    readAll((page) => graph.readFor(scope, accountCampaigns, { accountId, ...page }, options), 25);
}

async function sdk(): Promise<(accountId: string) => Promise<unknown[]>> {
  const { default: library } = await import('facebook-nodejs-business-sdk');
  Object.defineProperty(library.FacebookAdsApi, 'GRAPH', { get: () => origin });
  library.FacebookAdsApi.init(token, 'en_US', false);
  return async (accountId) => {
    const list: unknown[] = [];
    let page = await new library.AdAccount(`act_${accountId}`).getCampaigns(fields.split(','), { limit: 25 });
    for (;;) {
      // Every value that was asked for is read, as a caller would.
      for (const one of page)
        list.push(Object.fromEntries(fields.split(',').map((name) => [name, one._data[name]])));
      if (!page.hasNext()) return list;
      page = await page.next();
    }
  };
}
