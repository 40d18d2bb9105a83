import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { accountCampaigns } from '../../main/graph/endpoints/ads.ts';
import type { Bench, Measured } from './bench.ts';
import { accountIds, cannedServer, pagesEach, rowsEach } from './canned.ts';
import type { Said } from './list-job.ts';
import { median, rounded } from './stats.ts';

const bar = 3;
const fields = accountCampaigns.query({ accountId: '', after: null })['fields'] ?? '';
const mostMemory = 0.5;

/** P4: all campaigns of sixty accounts by our client and by Meta's own library, from the same bytes. */
export const p4: Bench = { id: 'P4', run: ({ smoke }) => measure(smoke ? 1 : 7) };

async function measure(rounds: number): Promise<Measured> {
  const { origin, stop } = await cannedServer();
  const runs = { ours: [] as Said[], sdk: [] as Said[], nothing: [] as Said[] };
  for (let round = 0; round < rounds; round += 1) {
    const order =
      round % 2 === 0 ? (['ours', 'sdk', 'nothing'] as const) : (['sdk', 'ours', 'nothing'] as const);
    for (const who of order) runs[who].push(await job(who, origin));
  }
  stop();
  const rows = accountIds.length * pagesEach * rowsEach;
  for (const { rows: got } of [...runs.ours, ...runs.sdk])
    if (got !== rows) throw new Error(`A side read ${got} of ${rows} rows.`);
  const middle = (list: readonly Said[], pick: keyof Said) => median(list.map((said) => said[pick]));
  const speed = median(runs.ours.map((said, at) => (runs.sdk[at]?.ms ?? 0) / said.ms));
  // What Node itself takes belongs to neither.
  const idle = middle(runs.nothing, 'peakMb');
  const memory = (middle(runs.ours, 'peakMb') - idle) / (middle(runs.sdk, 'peakMb') - idle);
  return {
    figures: {
      rows,
      ms: Math.round(middle(runs.ours, 'ms')),
      ms_sdk: Math.round(middle(runs.sdk, 'ms')),
      cpu_ms: Math.round(middle(runs.ours, 'cpuMs')),
      cpu_ms_sdk: Math.round(middle(runs.sdk, 'cpuMs')),
      peak_mb: rounded(middle(runs.ours, 'peakMb'), 1),
      peak_mb_sdk: rounded(middle(runs.sdk, 'peakMb'), 1),
      peak_mb_of_a_process_that_does_nothing: rounded(idle, 1),
      memory_ratio_above_that: rounded(memory),
      memory_bar: mostMemory,
    },
    ratio: rounded(speed),
    bar,
    met: speed >= bar && memory <= mostMemory,
  };
}

function job(who: string, origin: string): Promise<Said> {
  const child = fork(fileURLToPath(new URL('list-job.ts', import.meta.url)), [who, origin, fields]);
  let said: Said | null = null;
  child.once('message', (message) => (said = message as Said));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (said) resolve(said);
      else reject(new Error(`${who} ended with ${String(code)}`));
    });
  });
}
