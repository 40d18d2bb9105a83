import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../main/db/driver.ts';
import { aGraph, closeGraphs } from '../../builders/graph.ts';
import { openOffice } from '../../builders/office-files.ts';
import { aSandbox, closeSandboxes } from '../../builders/sandbox.ts';
import { asks, decisions, ends, records } from './changes.ts';
import { ownedTables, twins } from './twins.ts';
import { digest, reads } from './walk.ts';
import type { Known } from './world.ts';

// Walks through everything that is about one client of a workspace, and says what each step answered, and what of the
// client's rows and of the twins' there is after it.
const [folder = ''] = process.argv.slice(2);
const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as Known;
const served = await aSandbox();
served.sandbox.clock.advance(86_400);
let now = Date.parse('2026-11-21T09:00:00.000Z');
const { work: opened, close } = openOffice(folder, { now: () => new Date(now) });
let made = 0;
const ids = { next: () => `01890000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}` };
const work = { ...opened, ids } as typeof opened;
const { graph } = aGraph(served);

const said: Record<string, string> = {};
async function take(stage: string, steps: Record<string, () => unknown>): Promise<void> {
  for (const [name, step] of Object.entries(steps)) {
    try {
      said[`${stage} ${name}`] = digest(await step());
    } catch (error) {
      said[`${stage} ${name}`] = `threw ${String(error)}`;
    }
  }
}

/** Each table's rows of a client, as they are now, and the client's own. */
const kept = (owner: string) => {
  const rowsOf = (raw: Connection, table: string, key: string) => () =>
    raw
      .prepare(`select * from "${table}" where ${key} = ?`)
      .all(owner)
      .map((one) => JSON.stringify(one))
      .toSorted();
  const tables = [work.ledger.raw, work.insights.raw].flatMap((raw) =>
    ownedTables(raw).map((table) => [table, rowsOf(raw, table, 'client_id')] as const),
  );
  return Object.fromEntries([...tables, ['client', rowsOf(work.ledger.raw, 'client', 'id')]]);
};
const look = async (when: string) => {
  await take(`${when}: own`, kept(known.clientId));
  for (const [index, twin] of twins.entries()) await take(`${when}: twin ${index}`, kept(twin));
};

await look('at first');
await take('first', reads(work, known));
const { noFigures, noDays, noCampaigns, ...rest } = asks(work, graph, known);
await take('silent', { noFigures, noDays, noCampaigns });
await look('after the silence');
await take('asked', rest);
now += 600_000;
await take('asked again', { fresh: rest.fresh });
await look('after the syncs');
await take('then', reads(work, known));
await take('recorded', records(work, known));
await take('decided', decisions(work, known));
await look('after the changes');
// How many people are without a client is no client's own.
const { peopleCounts: _, ...ofClient } = reads(work, known);
await take('closed', ofClient);
await take('ended', ends(work, known));
await look('at last');
process.stdout.write(JSON.stringify(said));
close();
await closeGraphs();
await closeSandboxes();
