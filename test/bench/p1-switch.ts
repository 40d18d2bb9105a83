import type { Served } from '../../shared/rpc.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Bench, Measured } from './bench.ts';
import { ask, bareReads, figuresDoor, timed } from './figures-door.ts';
import { type LargeAgency, largeAgency } from './large-agency.ts';
import { median, quantile, rounded } from './stats.ts';

const bar = 2;
const goalMs = 50;
const switchesToWarm = 150;

/** P1: everything that Overview asks for when another client is opened, against its own SQL by prepared statements. */
export const p1: Bench = {
  id: 'P1',
  run: ({ smoke }) => measured(smoke ? { clients: 30, days: 400 } : { clients: 300, days: 400 }),
};

async function measured(size: { clients: number; days: number }): Promise<Measured> {
  const agency = largeAgency({ ...size, adSets: true });
  try {
    return await measure(agency, size);
  } finally {
    agency.close();
  }
}

const overview = async (served: Served<object>, clientId: ClientId) => {
  await Promise.all([
    ask(served, 'insights.overview', { clientId }),
    ask(served, 'alerts.ofClient', { clientId }),
  ]);
};

async function measure(agency: LargeAgency, size: { clients: number; days: number }): Promise<Measured> {
  const served = figuresDoor(agency.work, agency.session);
  for (let round = 0; round < switchesToWarm; round += 1) {
    const client = agency.clients[round % agency.clients.length];
    if (client) await overview(served, client);
  }
  const times: { app: number; bare: number }[] = [];
  for (const client of agency.clients) {
    const bare = await bareReads(agency, (door) => overview(door, client));
    // Both pages of a client that was just read are warm; its reads were noted a moment ago.
    times.push({ bare: await timed(bare), app: await timed(() => overview(served, client)) });
  }
  const p95 = quantile(
    times.map(({ app }) => app),
    0.95,
  );
  const ratio = median(times.map(({ app, bare }) => app / bare));
  return {
    figures: {
      ...size,
      rows: agency.rows,
      agency: agency.hash,
      median_ms: rounded(median(times.map(({ app }) => app))),
      p95_ms: rounded(p95),
      bare_median_ms: rounded(median(times.map(({ bare }) => bare))),
      goal_ms: goalMs,
    },
    ratio: rounded(ratio),
    bar,
    met: ratio <= bar && p95 <= goalMs,
  };
}
