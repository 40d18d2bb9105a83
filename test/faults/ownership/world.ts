import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { write } from '../../../main/db/access.ts';
import { fetchBreakdownNow } from '../../../main/sync/on-demand.ts';
import { closeGraphs } from '../../builders/graph.ts';
import { anOffice, closeOffices } from '../../builders/office.ts';
import { aSandbox, closeSandboxes } from '../../builders/sandbox.ts';
import { addFigureRows, addLedgerRows, addPeople } from './rows.ts';
import { sliced } from './walk.ts';
import { addOnlyTheirs, addTwins, unguard } from './twins.ts';

/** What a walk needs to know of the workspace that it finds. */
export interface Known {
  readonly clientId: string;
  readonly account: string;
  readonly page: string;
}

/** Two workspaces in a folder: `alone` with one client, `among` with the same client between two that have its rows. */
export async function makeWorlds(folder: string): Promise<void> {
  const served = await aSandbox();
  const office = await anOffice(served, 1);
  const client = office.clients[0]!;
  await office.sync(client);
  await office.sync(client, { part: 'history', why: 'first_fill' });
  const { ledger, insights } = office.work;
  const idOf = (kind: string) => client.assets.find((asset) => asset.kind === kind)?.id ?? '';
  const known: Known = { clientId: client.id, account: idOf('ad_account'), page: idOf('page') };
  const job = { ...office, scope: office.scope(client), signal: new AbortController().signal };
  await fetchBreakdownNow(job, { ...sliced, assetId: known.account, campaignId: null, kind: 'age_gender' });
  write(ledger, addPeople);
  for (const { raw } of [ledger, insights]) unguard(raw);
  write(ledger, (w) => addLedgerRows(w, client.id, known.account));
  write(insights, (w) => addFigureRows(w, client.id, known.account, known.page));
  const keep = (name: string) => {
    for (const { raw } of [ledger, insights]) raw.pragma('wal_checkpoint(truncate)');
    cpSync(office.folder, join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'known.json'), JSON.stringify(known));
  };
  // Its zone is on its card, and its Page is one that is too small for figures.
  ledger.raw.prepare('update asset set timezone = null').run();
  insights.raw.prepare('update page_card set likes = 50').run();
  keep('alone');
  for (const { raw } of [ledger, insights]) addTwins(raw, client.id);
  addOnlyTheirs(ledger.raw, insights.raw, known);
  keep('among');
  closeOffices();
  await closeGraphs();
  await closeSandboxes();
}
