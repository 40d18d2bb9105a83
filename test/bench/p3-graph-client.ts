import { Pool } from 'undici';
import { systemWake } from '../../main/adapters/system-wake.ts';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import type { ClientScope } from '../../main/clients/scope.ts';
import { graphClient } from '../../main/graph/client.ts';
import { accountCard } from '../../main/graph/endpoints/accounts.ts';
import { accountCampaigns } from '../../main/graph/endpoints/ads.ts';
import type { Bench, Measured } from './bench.ts';
import { accountIds, cannedServer } from './canned.ts';
import { median, rounded } from './stats.ts';

const bar = 0.7;
const sockets = 20;
/** Of either side, before anything counts, in a smoke run too: the bar is for a client at work, not for its first second. */
const warmUp = 8_000;

/** P3: our client with everything on, against bare `undici.request`, on the same bytes of a server of its own. */
export const p3: Bench = { id: 'P3', run: ({ smoke }) => measure(smoke ? 2_000 : warmUp, smoke ? 3 : 7) };

interface Side {
  readonly card: () => Promise<unknown>;
  readonly page: () => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface Run {
  readonly perSecond: number;
  /** Milliseconds of this process's processors for a thousand calls. */
  readonly cpu: number;
}

async function measure(calls: number, rounds: number): Promise<Measured> {
  const { origin, stop } = await cannedServer();
  const sides = { ours: ours(origin), bare: bareRequests(origin) };
  const runs: Record<'card' | 'page', Record<'ours' | 'bare', Run[]>> = {
    card: { ours: [], bare: [] },
    page: { ours: [], bare: [] },
  };
  // By turns, so that a noisy neighbour meets both; the first round compiles the code and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of ['card', 'page'] as const) {
      const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
      for (const who of order) {
        const most = round === 0 ? warmUp : calls;
        const run = await timed(sides[who][kind], kind === 'card' ? most : Math.ceil(most / 2));
        if (round > 0) runs[kind][who].push(run);
      }
    }
  }
  await sides.ours.stop();
  await sides.bare.stop();
  stop();
  const middle = (list: readonly Run[], pick: keyof Run) => median(list.map((run) => run[pick]));
  const figures: Record<string, number> = {};
  const ratios: number[] = [];
  for (const kind of ['card', 'page'] as const) {
    const { ours: our, bare } = runs[kind];
    const speed = median(our.map((run, at) => run.perSecond / (bare[at]?.perSecond ?? Infinity)));
    const cpu = median(our.map((run, at) => (bare[at]?.cpu ?? 0) / run.cpu));
    const label = kind === 'card' ? '1kB' : '25rows';
    Object.assign(figures, {
      [`${label}_per_s`]: Math.round(middle(our, 'perSecond')),
      [`${label}_per_s_bare`]: Math.round(middle(bare, 'perSecond')),
      [`${label}_cpu_ms_per_1000`]: rounded(middle(our, 'cpu'), 1),
      [`${label}_cpu_ms_per_1000_bare`]: rounded(middle(bare, 'cpu'), 1),
      [`${label}_speed_ratio`]: rounded(speed),
      [`${label}_cpu_ratio`]: rounded(cpu),
    });
    ratios.push(speed, cpu);
  }
  const ratio = Math.min(...ratios);
  return { figures, ratio: rounded(ratio), bar, met: ratio >= bar };
}

let turn = 0;
function next(): string {
  turn = (turn + 1) % accountIds.length;
  return accountIds[turn] ?? '';
}

const token = `EAA${'b'.repeat(180)}`;

function ours(origin: string): Side {
  const transport = undiciTransport(origin);
  const nothing = { info: () => undefined, error: () => undefined };
  const clock = { now: () => new Date() };
  const graph = graphClient({ transport, clock, log: nothing, wake: systemWake });
  const options = { token: Buffer.from(token), signal: new AbortController().signal };
  const scope = { clientId: 'bench', metaIds: new Set(accountIds) } as unknown as ClientScope;
  return {
    card: () => graph.readFor(scope, accountCard, { accountId: next() }, options),
    page: () =>
      graph.readFor(scope, accountCampaigns, { accountId: next(), after: null, limit: 25 }, options),
    stop: () => transport.close(),
  };
}

/** The least that somebody would write: the bytes as JSON, no check of anything. */
function bareRequests(origin: string): Side {
  const pool = new Pool(origin, { connections: sockets });
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const read = async (path: string) => (await pool.request({ method: 'GET', path, headers })).body.json();
  const query = (params: Record<string, string>) => new URLSearchParams(params).toString();
  const card = query(accountCard.query({ accountId: '' }));
  const page = query(accountCampaigns.query({ accountId: '', after: null, limit: 25 }));
  return {
    card: () => read(`/v26.0/act_${next()}?${card}`),
    page: () => read(`/v26.0/act_${next()}/campaigns?${page}`),
    stop: () => pool.destroy(),
  };
}

async function timed(call: () => Promise<unknown>, calls: number): Promise<Run> {
  let left = calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const before = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: sockets }, worker));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: calls / seconds, cpu: (user + system) / 1000 / (calls / 1000) };
}
