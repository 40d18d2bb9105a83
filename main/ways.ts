import { inProcessPictures, inProcessTransport } from './adapters/sandbox-transport.ts';
import { AppError } from '../shared/failure.ts';
import type { DemoPlug } from './connection/demo-plug.ts';
import type { Reach } from './connection/reach.ts';
import { graphClient, type GraphClient } from './graph/client.ts';
import type { SavedGovernor } from './graph/governor-state.ts';
import { ownersInLedger } from './graph/ledger-owners.ts';
import { keptNetwork } from './graph/network.ts';
import { keepLimits, savedLimits } from './graph/use-cases.ts';
import type { NetworkWay } from './network-way.ts';
import { appSecretOf, type DeadToken, markDead, proxyLogin, tally } from './tokens/use-cases.ts';
import type { Clock, GraphTransport, PictureTransport, Ports } from './ports.ts';
import type { Description } from './sandbox/description.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import type { DemoAgency } from './workspace/demo.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** SECURITY: where a real workspace's tokens go, decided when Steward is built. */
const metaOrigin = 'https://graph.facebook.com';

/** One of Meta's hosts by name; nothing is ever sent there, the sandbox in this process answers. */
const pictureOrigin = 'https://pictures.demo.fbcdn.net';

export function metaOriginOf({ graphOrigin }: Ports): string {
  return graphOrigin ?? metaOrigin;
}

export interface WaysNeeds {
  readonly ports: Ports;
  readonly way: NetworkWay;
  readonly reach: Reach;
  readonly plug: DemoPlug;
  /** Meta asked for a pause. */
  readonly onPause: () => void;
  /** A token of the vault was just found dead, by whatever call it was. */
  readonly onDeadToken: (work: OpenWorkspace, dead: DeadToken) => void;
}

/** SECURITY: nothing is sent once the workspace is locked: its ledger says which way, and it is closed. */
function throughNetwork(way: NetworkWay, work: OpenWorkspace): GraphTransport {
  return {
    send: async (request, signal) => {
      if (!work.ledger.raw.open) throw new AppError('locked', 'Steward was locked.', { sent: false });
      return way.use(keptNetwork(work.ledger), () => proxyLogin(work)).graph.send(request, signal);
    },
    close: () => Promise.resolve(),
  };
}

interface Way {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
}

/**
 * An open workspace's way to Meta; the demo agency's is the sandbox in this process. A client lives as long as its
 * workspace is open: what it must not forget (owners of objects, pauses) is in the ledger.
 */
export function waysToMeta({ ports, way, reach, plug, onPause, onDeadToken }: WaysNeeds) {
  const { clock, log } = ports;
  let sandbox: Sandbox | null = null;
  let open: Way | null = null;
  /** Across a lock; across a restart it is the ledger that remembers. */
  const limits = new Map<string, SavedGovernor>();
  const demo = () => (sandbox ??= demoSandbox(clock));

  function made(work: OpenWorkspace): GraphClient {
    const transport =
      work.kind === 'demo'
        ? plug.behind(inProcessTransport(demo()))
        : reach.watched(throughNetwork(way, work));
    return graphClient({
      transport,
      clock,
      log,
      wake: ports.wake,
      owners: ownersInLedger(work),
      savedGovernor: limits.get(work.kind) ?? savedLimits(work),
      onPause: (saved) => {
        keepLimits(work, saved);
        onPause();
      },
      appSecret: () => appSecretOf(work),
      onReply: (heard) => {
        const dead = tally(heard);
        if (dead === null || !markDead(work, dead)) return;
        onDeadToken(work, dead);
      },
    });
  }

  return {
    of: (work: OpenWorkspace): GraphClient => {
      if (open?.work !== work) open = { work, graph: made(work) };
      return open.graph;
    },
    backOnline: () => open?.graph.backOnline(),
    /** SECURITY: with the workspace locked, no Page token stays in memory. */
    forget: () => {
      way.forget();
      if (open === null) return;
      limits.set(open.work.kind, open.graph.saveLimits());
      open.graph.forgetSecrets();
      open = null;
    },
    pictures: (work: OpenWorkspace): PictureTransport =>
      work.kind === 'demo'
        ? inProcessPictures(demo())
        : way.use(keptNetwork(work.ledger), () => proxyLogin(work)).pictures,
    agency: () => agencyOf(demo().describe()),
  };
}

/** Long enough for the first sync to bring its history, which is then shown as what it is. */
const untilRetiredMs = 4 * 60_000;

function demoSandbox(clock: Clock): Sandbox {
  const retiredAt = new Date(clock.now().getTime() + untilRetiredMs).toISOString();
  return createSandbox({
    now: () => clock.now(),
    config: { pictureOrigin, retiredMetrics: [`page_video_complete_views_30s@${retiredAt}`] },
  });
}

export type Ways = ReturnType<typeof waysToMeta>;

function agencyOf({ tokens, clients }: Description): DemoAgency {
  return {
    sharedToken: tokens['shared'] ?? '',
    clients: clients.map(({ name, trade, accounts, pages, ownToken }) => ({
      name,
      label: trade === 'hotel' ? 'Hotels' : 'Clinics',
      currency: accounts[0]?.currency ?? 'EUR',
      timezone: accounts[0]?.timezone ?? 'Europe/Warsaw',
      metaIds: [...accounts.map(({ accountId }) => accountId), ...pages.map(({ id }) => id)],
      ownToken: ownToken === null ? null : (tokens[ownToken] ?? null),
    })),
  };
}
