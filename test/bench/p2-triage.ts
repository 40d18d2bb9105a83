import type { Served } from '../../shared/rpc.ts';
import type { Bench, Measured } from './bench.ts';
import { ask, bareReads, figuresDoor, timed } from './figures-door.ts';
import { largeAgency } from './large-agency.ts';
import { median, rounded } from './stats.ts';

const bar = 3;
const goalMs = 150;
const slopeWithin = 0.2;
/** A small agency must not be measured on colder code than a large one. */
const clientsToWarm = 3_000;

/** P2: the list of all clients with its pacing, against its own SQL alone, and whether it grows as the clients do. */
export const p2: Bench = {
  id: 'P2',
  run: ({ smoke }) => measure(smoke ? [10, 30, 100] : [100, 300, 1_000], smoke ? 5 : 15),
};

interface Size {
  readonly clients: number;
  readonly hash: string;
  readonly app: number;
  readonly bare: number;
  readonly ratio: number;
}

async function measure(sizes: readonly [number, number, number], rounds: number): Promise<Measured> {
  const small = await sized(sizes[0], rounds);
  const usual = await sized(sizes[1], rounds);
  const large = await sized(sizes[2], rounds);
  const slope = large.app / large.clients / (small.app / small.clients);
  const isLinear = Math.abs(slope - 1) <= slopeWithin;
  const said = [small, usual, large].map(({ clients, app, bare }) => [
    `clients_${clients}`,
    `${rounded(app, 1)} ms, its SQL ${rounded(bare, 1)} ms`,
  ]);
  return {
    figures: {
      ...(Object.fromEntries(said) as Record<string, string>),
      agency: usual.hash,
      cost_of_a_client_large_to_small: rounded(slope),
      goal_ms: goalMs,
    },
    ratio: rounded(usual.ratio),
    bar,
    met: usual.ratio <= bar && isLinear && usual.app <= goalMs,
    ...(isLinear ? {} : { limits: `a client costs ${rounded(slope)} times as much in the largest agency` }),
  };
}

async function sized(clients: number, rounds: number): Promise<Size> {
  // Triage looks no further back than a quarter; the rest of the history is in the files so that their indexes are deep.
  const agency = largeAgency({ clients, days: 400, adSets: false });
  try {
    const all = (served: Served<object>) => ask(served, 'insights.triage', {});
    const served = figuresDoor(agency.work, agency.session);
    const bare = await bareReads(agency, all);
    const times: { app: number; bare: number }[] = [];
    for (let client = 0; client < clientsToWarm; client += clients) {
      bare();
      await all(served);
    }
    for (let round = 0; round < rounds; round += 1)
      times.push({ bare: await timed(bare), app: await timed(() => all(served)) });
    return {
      clients,
      hash: agency.hash,
      app: median(times.map(({ app }) => app)),
      bare: median(times.map((one) => one.bare)),
      ratio: median(times.map((one) => one.app / one.bare)),
    };
  } finally {
    agency.close();
  }
}
