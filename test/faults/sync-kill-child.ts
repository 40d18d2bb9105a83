import { ClientId } from '../../shared/model/ids.ts';
import { systemWake } from '../../main/adapters/system-wake.ts';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import { mintScope } from '../../main/clients/scope.ts';
import { graphClient } from '../../main/graph/client.ts';
import { syncClient } from '../../main/sync/use-cases.ts';
import { openOffice } from '../builders/office-files.ts';
import { officeSession } from '../builders/office.ts';

// Syncs a client, figures of today and history, and says after each step how much is covered, until it is killed.
const [folder = '', origin = '', now = '', client = ''] = process.argv.slice(2);
const clock = { now: () => new Date(now) };
const { work } = openOffice(folder, clock);
const log = { info: () => undefined, error: () => undefined };
const graph = graphClient({ transport: undiciTransport(origin), clock, log, wake: systemWake });
const scope = mintScope(work.ledger, officeSession, 'sync', ClientId.parse(client));
const covered = work.insights.raw.prepare('select count(*) from covered_day').pluck();
const say = (line: string) => process.stdout.write(`${line}\n`);

const sync = (part: 'fresh' | 'history') =>
  syncClient({
    work,
    graph,
    scope,
    signal: new AbortController().signal,
    why: part === 'fresh' ? 'schedule' : 'first_fill',
    part,
    isPatient: true,
    onStep: () => say(`covered ${String(covered.get())}`),
  });

say('ready');
for (let { hasMore } = await sync('fresh'); hasMore;) ({ hasMore } = await sync('history'));
say('finished');
process.exit(0);
