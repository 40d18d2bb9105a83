import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import type { Bench, Measured } from './bench.ts';
import { aSandboxApart } from './sandbox-apart.ts';
import { rounded } from './stats.ts';

const bar = 2;
const resolutionMs = 10;

/** P15: how late the main loop is while clients sync, the trail is verified and a backup is made, against idle. */
export const p15: Bench = {
  id: 'P15',
  run: ({ smoke }) => measure(smoke ? 6 : 30),
};

async function measure(clients: number): Promise<Measured> {
  const apart = await aSandboxApart(clients);
  try {
    const desk = aDesk({ graphOrigin: apart.origin, now: new Date().toISOString() });
    const ids = await agencyIn(desk, apart.sandbox.describe());
    // Once without being looked at: code is compiled, pages of the files are read.
    await allThree(desk, ids);
    const idle = await lateness(() => pause(3_000));
    const busy = await lateness(() => allThree(desk, ids));
    const ratio = busy.p99 / idle.p99;
    return {
      figures: {
        clients,
        idle_p99_ms: rounded(idle.p99),
        idle_longest_ms: rounded(idle.longest),
        busy_p99_ms: rounded(busy.p99),
        busy_longest_ms: rounded(busy.longest),
        busy_seconds: rounded(busy.seconds),
      },
      ratio: rounded(ratio),
      bar,
      met: ratio <= bar,
    };
  } finally {
    await closeDesks();
    await apart.close();
  }
}

type Agency = Awaited<ReturnType<typeof aSandboxApart>>['sandbox'] extends { describe(): infer D }
  ? D
  : never;
type Ids = Parameters<TestDesk['api']['sync']['start']>[0]['clientIds'];

async function agencyIn(desk: TestDesk, { clients, tokens }: Agency): Promise<Ids> {
  await desk.api.workspace.create(founder);
  await desk.api.tokens.setShared({ token: tokens['shared'] ?? '' });
  const ids: Ids = [];
  for (const { name, accounts, pages, ownToken } of clients) {
    const [account] = accounts;
    if (!account || ownToken !== null) continue;
    const { currency, timezone } = account;
    const { id } = await desk.api.clients.add({ name, currency, timezone });
    await desk.api.assets.connect({ clientId: id, kind: 'ad_account', metaId: account.accountId });
    const page = pages.find(({ note }) => note === null);
    if (page) await desk.api.assets.connect({ clientId: id, kind: 'page', metaId: page.id });
    ids.push(id);
  }
  return ids;
}

/** At the same time: every client's sync, the whole trail twice over, a backup. */
async function allThree(desk: TestDesk, ids: Ids): Promise<void> {
  const verify = async () => {
    for (let round = 0; round < 2; round += 1) await desk.api.audit.verifyAll({});
  };
  await Promise.all([
    ...ids.map((clientId) => desk.api.sync.run({ clientId })),
    verify(),
    desk.api.backups.makeNow({}),
  ]);
}

async function lateness(work: () => Promise<unknown>) {
  const watch = monitorEventLoopDelay({ resolution: resolutionMs });
  const start = performance.now();
  watch.enable();
  await work();
  watch.disable();
  return {
    p99: watch.percentile(99) / 1e6,
    longest: watch.max / 1e6,
    seconds: (performance.now() - start) / 1000,
  };
}
