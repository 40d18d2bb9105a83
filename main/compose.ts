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
import { Backups } from './workspace/backup/use-cases.ts';
import type { DemoAgency } from './workspace/demo.ts';
import { Desk } from './workspace/desk.ts';
import { KeptHeads } from './workspace/lock/kept-heads.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** SECURITY: where a real workspace's tokens go, decided when Steward is built. */
const metaOrigin = 'https://graph.facebook.com';

/** Builds the domain from its ports. Everything with a life starts here and ends in `stop`. */
export function compose(ports: Ports): Domain {
  const { log, clock, ids, folder } = ports;
  const emit: Emit<StewardContract> = (name, payload) => ports.emit(name, payload);
  const heads = new KeptHeads(folder, ports.secrets, log);
  const trail = new TrailWatch(
    (ok) => emit('audit.verified', { ok }),
    (workspaceId) => heads.known(workspaceId),
  );
  let verifying = new AbortController();
  // After the window has what it needs: a few milliseconds at a time, and it ends with the session.
  const verify = (work: OpenWorkspace | null) => {
    verifying.abort();
    const { signal } = (verifying = new AbortController());
    if (!work) return;
    trail.verify(work, signal).catch((error: unknown) => {
      if (!signal.aborted) log.error('audit.not_verified', error);
    });
  };
  const onChange = (work: OpenWorkspace | null) => {
    if (!work) ways.forget();
    emit('workspace.changed', { signedIn: work !== null });
    verify(work);
  };
  const desk = new Desk({ folder, clock, ids, log, secrets: ports.secrets, heads, onChange, onMove: verify });
  const stopWatching = ports.idle.onAway(
    () => desk.lockAfterMs(),
    (reason) => desk.lock(reason),
  );
  const backups = new Backups({ profile: folder, clock, ids, dialogs: ports.dialogs });
  const ways = waysToMeta(ports);
  const graphFor = (work: OpenWorkspace) => ways.of(work);
  const needs = {
    desk,
    graphFor,
    demo: ways.agency,
    backups,
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
      desk.lock('quit');
      await heads.settled();
      await ways.close();
    },
  };
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
