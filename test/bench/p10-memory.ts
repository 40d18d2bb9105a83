import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Measured } from './bench.ts';
import { enter, found, inPage, readyAt } from './in-page.ts';
import { memoryOf, type Process } from './memory.ts';
import { median, rounded } from './stats.ts';
import { withTheatre, type App, type Theatre } from './window.ts';

const bar = 1.6;

/** P10: memory of all processes after a while of rest, signed in at a large agency, against a window that says hello. */
export const p10: Bench = {
  id: 'P10',
  run: ({ smoke }) => {
    if (process.platform !== 'linux') throw new Error('Memory is read from /proc, which only Linux has.');
    return withTheatre((theatre) =>
      measure(
        theatre,
        smoke ? { clients: 30, idleMs: 5_000, rounds: 1 } : { clients: 300, idleMs: 60_000, rounds: 2 },
      ),
    );
  },
};

async function measure(
  theatre: Theatre,
  { clients, idleMs, rounds }: { clients: number; idleMs: number; rounds: number },
): Promise<Measured> {
  await theatre.see(theatre.steward, inPage(found, clients));
  const signIn = inPage(enter);
  const pairs: { steward: Process[]; hello: Process[] }[] = [];
  for (let at = 0; at < rounds; at += 1) {
    pairs.push({
      hello: await rested(theatre, theatre.hello, inPage(readyAt, null), idleMs),
      steward: await rested(theatre, theatre.steward, signIn, idleMs),
    });
  }
  const ratio = median(pairs.map((pair) => sum(pair.steward) / sum(pair.hello)));
  const [first] = pairs;
  return {
    figures: {
      clients,
      idle_s: idleMs / 1000,
      rounds,
      MB: rounded(median(pairs.map((pair) => sum(pair.steward))) / 1000, 1),
      bare_MB: rounded(median(pairs.map((pair) => sum(pair.hello))) / 1000, 1),
      ...(first ? { of_it: shares(first.steward), of_bare: shares(first.hello) } : {}),
    },
    ratio: rounded(ratio),
    bar,
    met: ratio <= bar,
  };
}

function rested(theatre: Theatre, app: App, script: string, idleMs: number): Promise<Process[]> {
  return theatre.hold(app, script, async (pid) => {
    await pause(idleMs);
    return memoryOf(pid);
  });
}

const sum = (processes: readonly Process[]) => processes.reduce((all, { pssKB }) => all + pssKB, 0);

function shares(processes: readonly Process[]): string {
  const kinds = new Set(processes.map(({ kind }) => kind));
  const of = (kind: string) => sum(processes.filter((one) => one.kind === kind));
  return [...kinds].map((kind) => `${kind} ${Math.round(of(kind) / 1000)}`).join(', ');
}
