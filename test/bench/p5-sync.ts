import { systemWake } from '../../main/adapters/system-wake.ts';
import { undiciTransport } from '../../main/adapters/undici-transport.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { mintScope } from '../../main/clients/scope.ts';
import { graphClient } from '../../main/graph/client.ts';
import { type RunOne, SyncScheduler } from '../../main/sync/scheduler.ts';
import { standingsOf } from '../../main/sync/standings.ts';
import { syncClient } from '../../main/sync/use-cases.ts';
import { anOffice, closeOffices, type Office } from '../builders/office.ts';
import type { Bench, Measured } from './bench.ts';
import { type Apart, aSandboxApart } from './sandbox-apart.ts';
import { rounded } from './stats.ts';

const latencyMs = 150;
const sockets = 10;
/** A sync may take as long as its calls must, and an eighth part more. */
const bar = 1 / 0.85;

/** P5: the hourly sync of every client, against the time that its calls must take over ten sockets. */
export const p5: Bench = {
  id: 'P5',
  run: ({ smoke }) => measure(smoke ? 20 : 300),
};

async function measure(clients: number): Promise<Measured> {
  const apart = await aSandboxApart(clients);
  const transport = undiciTransport(apart.origin);
  try {
    const log = { info: () => undefined, error: () => undefined };
    const clock = { now: () => new Date() };
    const office = await anOffice(apart, Infinity, graphClient({ transport, clock, log, wake: systemWake }));
    const first = await syncAll(office, apart);
    await apart.configure({ latencyMs });
    const second = await syncAll(office, apart);
    const bound = (second.calls * latencyMs) / sockets;
    const ratio = second.ms / bound;
    return {
      figures: {
        clients,
        calls_first_sync_each: rounded(first.calls / clients),
        calls_each: rounded(second.calls / clients),
        calls_while_blocked: second.whileBlocked,
        rows: second.rows,
        seconds: rounded(second.ms / 1000),
        bound_seconds: rounded(bound / 1000),
        ...callsByKind(office),
      },
      ratio: rounded(ratio),
      bar: rounded(bar),
      met: ratio <= bar && second.whileBlocked === 0,
    };
  } finally {
    closeOffices();
    await transport.close();
    await apart.close();
  }
}

async function syncAll(office: Office, apart: Apart) {
  const before = (await apart.requests()).length;
  const scheduler = schedulerOf(office);
  const start = performance.now();
  const results = await Promise.allSettled(
    office.clients.map(({ id }) => scheduler.request(id, 'asked', { isPatient: true })),
  );
  const ms = performance.now() - start;
  scheduler.stop();
  const failed = results.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) throw new Error(`${failed} of ${results.length} clients did not sync.`);
  const requests = (await apart.requests()).slice(before);
  const rows = office.rows('select sum(rows) as n from sync_run')[0]?.['n'];
  return {
    ms,
    calls: requests.length,
    whileBlocked: requests.filter((one) => one.whileBlocked).length,
    rows: Number(rows),
  };
}

function schedulerOf({ work, graph, session }: Office): SyncScheduler {
  const run = ({ clientId, why, part, isPatient, signal, onStep }: RunOne) => {
    const scope = mintScope(work.ledger, session, 'sync', ClientId.parse(clientId));
    return syncClient({ work, graph, scope, signal, why, part, isPatient, onStep });
  };
  return new SyncScheduler({
    clock: work.clock,
    log: { info: () => undefined, error: () => undefined },
    // History is another job's.
    background: () => () => undefined,
    standings: () => standingsOf(work),
    everyMs: () => 0,
    isBlocked: () => false,
    run,
    onChange: () => undefined,
  });
}

/** Of the last run of the first client that has everything: what one client costs, kind by kind. */
function callsByKind(office: Office): Record<string, number> {
  const [run] = office.rows(
    `select calls_by_kind as kinds from sync_run where outcome = 'done' order by started_at desc, id desc limit 1`,
  );
  const kinds = JSON.parse(run ? String(run['kinds']) : '{}') as Record<string, number>;
  return Object.fromEntries(Object.entries(kinds).map(([kind, calls]) => [`calls_${kind}`, calls]));
}
