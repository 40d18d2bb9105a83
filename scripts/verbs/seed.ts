import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { aDesk, closeDesks, founder } from '../../test/builders/desk.ts';
import { aSandbox, closeSandboxes } from '../../test/builders/sandbox.ts';

// A real workspace of any size, made through the contract and synced from a sandbox: for trying things, and for support.
const { values } = parseArgs({
  options: { clients: { type: 'string', default: '30' }, folder: { type: 'string', default: 'seed-output' } },
});
const clients = Number(values.clients);
const folder = resolve(values.folder);
if (!Number.isInteger(clients) || clients < 1 || clients > 1000)
  fail('--clients takes a number from 1 to 1000.');
if (existsSync(folder) && readdirSync(folder).length > 0)
  fail(`${values.folder} is not empty. Name another --folder.`);

mkdirSync(folder, { recursive: true, mode: 0o700 });
const served = await aSandbox(new Date().toISOString(), clients);
const desk = aDesk({ folder, graphOrigin: served.origin, now: new Date().toISOString() });
try {
  await desk.api.workspace.create(founder);
  await desk.api.tokens.setShared({ token: served.sandbox.describe().tokens['shared'] ?? '' });
  const reached = new Set((await desk.api.assets.discover({})).map(({ metaId }) => metaId));
  for (const [index, { name, accounts, pages }] of served.sandbox.describe().clients.entries()) {
    const currency = accounts[0]?.currency ?? 'EUR';
    const { id: clientId } = await desk.api.clients.add({ name, currency, timezone: 'Europe/Warsaw' });
    const assets = [
      ...accounts.map((one) => ({ kind: 'ad_account' as const, metaId: one.accountId })),
      ...pages.map((one) => ({ kind: 'page' as const, metaId: one.id })),
    ].filter(({ metaId }) => reached.has(metaId));
    for (const asset of assets) await desk.api.assets.connect({ clientId, ...asset });
    if (assets.length > 0) await desk.api.sync.run({ clientId });
    console.log(`${index + 1} of ${clients}: ${name}`);
  }
} finally {
  await closeDesks();
  await closeSandboxes();
}
console.log(`A workspace with ${clients} clients lies in ${values.folder}. Open it with
  STEWARD_PROFILE="${folder}" npm start
and sign in as ${founder.name} with "${founder.passphrase}".`);

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
