import { contract } from '../shared/contract/contract.ts';
import type { StewardContract } from '../shared/contract/contract.ts';
import type { Emit } from '../shared/rpc.ts';
import { serve } from '../shared/rpc.ts';
import { inProcessTransport } from './adapters/sandbox-transport.ts';
import { undiciTransport } from './adapters/undici-transport.ts';
import { diskFiles } from './adapters/disk-files.ts';
import { admission } from './admission.ts';
import { TrailWatch } from './audit/watch.ts';
import { graphClient, type GraphClient } from './graph/client.ts';
import { handlers } from './handlers.ts';
import type { Domain, GraphTransport, Ports } from './ports.ts';
import type { Description } from './sandbox/description.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import { Backups } from './workspace/backup/backups.ts';
import { settleRestore } from './workspace/backup/swap.ts';
import type { DemoAgency } from './workspace/demo.ts';
import { Desk } from './workspace/desk.ts';
import { folderOf, kinds } from './workspace/doors.ts';
import { KeptHeads } from './workspace/lock/kept-heads.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** SECURITY: where a real workspace's tokens go, decided when Steward is built. */
const metaOrigin = 'https://graph.facebook.com';

/** Builds the domain from its ports. Everything with a life starts here and ends in `stop`. */
export function compose(ports: Ports): Domain {
  const { log, clock, ids, folder } = ports;
  const emit: Emit<StewardContract> = (name, payload) => ports.emit(name, payload);
  finishRestores(folder, clock.now(), log);
  const heads = new KeptHeads(folder, ports.secrets, log);
  const trail = new TrailWatch(
    (ok) => emit('audit.verified', { ok }),
    (workspaceId) => heads.settled().then(() => heads.known(workspaceId)),
  );
  const verify = verifier(trail, log);
  const onChange = (work: OpenWorkspace | null) => {
    if (!work) ways.forget();
    emit('workspace.changed', { signedIn: work !== null });
    verify(work);
  };
  const desk = new Desk({ folder, clock, ids, log, secrets: ports.secrets, heads, onChange, onMove: verify });
  const backups = new Backups({ profile: folder, clock, ids, dialogs: ports.dialogs });
  const stopBackingUp = backUpDaily(desk, backups, log);
  const stopWatching = ports.idle.onAway(
    () => desk.lockAfterMs(),
    (reason) => desk.lock(reason),
  );
  const ways = waysToMeta(ports);
  const graphFor = (work: OpenWorkspace) => ways.of(work);
  const needs = {
    desk,
    graphFor,
    demo: ways.agency,
    backups,
    heads,
    log,
    trail,
    dialogs: ports.dialogs,
    files: diskFiles,
    settings: ports.settings,
    links: ports.links,
    menu: ports.menu,
    emit,
    version: ports.version,
  };
  const served = serve(contract, handlers(needs), admission(desk), (name, error) =>
    log.error('call.failed', error, { name }),
  );
  return {
    served,
    stop: async () => {
      stopWatching();
      stopBackingUp();
      desk.lock('quit');
      await heads.settled();
      await backups.settled();
      await ways.close();
    },
  };
}

/** After the window has what it needs: a few milliseconds at a time, and it ends with the session. */
function verifier(trail: TrailWatch, log: Ports['log']): (work: OpenWorkspace | null) => void {
  let verifying = new AbortController();
  return (work) => {
    verifying.abort();
    const { signal } = (verifying = new AbortController());
    if (!work) return;
    trail.verify(work, signal).catch((error: unknown) => {
      if (!signal.aborted) log.error('audit.not_verified', error);
    });
  };
}

/** A minute after the start at the earliest, when the window has long been used. */
function backUpDaily(desk: Desk, backups: Backups, log: Ports['log']): () => void {
  const timer = setInterval(() => {
    const seat = desk.current();
    if (seat) backups.daily(seat).catch((error: unknown) => log.error('backup.not_made', error));
  }, 60_000).unref();
  return () => clearInterval(timer);
}

/** A restore that was stopped after it had been prepared is finished before anybody looks at the workspace. */
function finishRestores(profile: string, now: Date, log: Ports['log']): void {
  for (const kind of kinds) {
    try {
      settleRestore(folderOf(profile, kind), now);
    } catch (error) {
      log.error('restore.not_finished', error, { kind });
    }
  }
}

/** A workspace's way to Meta; the demo agency's is the sandbox in this process. Each is made when first needed. */
function waysToMeta(ports: Ports) {
  const { clock, log } = ports;
  let wire: GraphTransport | null = null;
  let real: GraphClient | null = null;
  let pretend: GraphClient | null = null;
  let sandbox: Sandbox | null = null;
  const demo = () => (sandbox ??= createSandbox({ now: () => ports.clock.now() }));
  return {
    of: (work: OpenWorkspace): GraphClient => {
      if (work.kind === 'demo')
        return (pretend ??= graphClient({ transport: inProcessTransport(demo()), clock, log }));
      wire ??= undiciTransport(ports.graphOrigin ?? metaOrigin);
      return (real ??= graphClient({ transport: wire, clock, log }));
    },
    /** SECURITY: with the workspace locked, no Page token stays in memory. */
    forget: () => {
      real?.forgetSecrets();
      pretend?.forgetSecrets();
    },
    agency: () => agencyOf(demo().describe()),
    close: async () => wire?.close(),
  };
}

function agencyOf({ tokens, clients }: Description): DemoAgency {
  return {
    sharedToken: tokens['shared'] ?? '',
    clients: clients.map(({ name, accounts, pages }) => ({
      name,
      currency: accounts[0]?.currency ?? 'EUR',
      timezone: accounts[0]?.timezone ?? 'Europe/Warsaw',
      metaIds: [...accounts.map(({ accountId }) => accountId), ...pages.map(({ id }) => id)],
    })),
  };
}
