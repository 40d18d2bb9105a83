import { doorOpens } from './adapters/open-door.ts';
import { whenFirstUsed } from './adapters/when-first-used.ts';
import type { KeptNetwork, Probe, Tried } from './graph/network.ts';
import type { ProxyLogin } from './tokens/use-cases.ts';
import type { GraphTransport, PictureTransport } from './ports.ts';

/** Calls that are under way when the network changes end on the old way. */
const patienceMs = 120_000;

interface Wires {
  readonly key: string;
  readonly network: KeptNetwork;
  readonly graph: GraphTransport;
  readonly pictures: PictureTransport;
}

/** The wires to Meta, through the proxy and with the authority that the open workspace names; made when first needed. */
export class NetworkWay {
  readonly #origin: string;
  #wires: Wires | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** `login` is asked for when a new wire is laid, not for every call. */
  use(network: KeptNetwork, login: () => ProxyLogin | null): Wires {
    const key = JSON.stringify(network);
    if (this.#wires?.key === key) return this.#wires;
    const old = this.#wires;
    if (old) setTimeout(() => void closeWires(old), patienceMs).unref();
    const options = optionsOf({ ...network, login: network.loginMark === null ? null : login() });
    const wires = {
      key,
      network,
      graph: lazyGraph(this.#origin, options),
      pictures: lazyPictures(options),
    };
    return (this.#wires = wires);
  }

  /** SECURITY: with the workspace locked, no password of the proxy stays in memory. */
  forget(): void {
    const wires = this.#wires;
    if (wires === null || wires.network.loginMark === null) return;
    this.#wires = null;
    void closeWires(wires);
  }

  /** Whether somebody listens at the first door on the way: the proxy's, where there is one. */
  opens(): Promise<boolean> {
    return doorOpens(this.#wires?.network.proxy ?? this.#origin);
  }

  /** SECURITY: asks Meta for nothing and carries no token; any answer at all says that the way is open. */
  readonly probe: Probe = async (network, signal) => {
    const wire = lazyGraph(this.#origin, optionsOf(network));
    try {
      await wire.send({ method: 'GET', path: '/', token: Buffer.alloc(0), withinMs: 15_000 }, signal);
    } finally {
      await wire.close();
    }
  };

  async close(): Promise<void> {
    if (this.#wires) await closeWires(this.#wires);
  }
}

type Options = ReturnType<typeof optionsOf>;

function lazyGraph(origin: string, options: Options): GraphTransport {
  return whenFirstUsed<GraphTransport>(
    async () => (await import('./adapters/undici-transport.ts')).undiciTransport(origin, options),
    (wire) => ({ send: async (request, signal) => (await wire()).send(request, signal) }),
  );
}

function lazyPictures(options: Options): PictureTransport {
  return whenFirstUsed<PictureTransport>(
    async () => (await import('./adapters/undici-pictures.ts')).undiciPictures(options),
    (wire) => ({ get: async (url, most, signal) => (await wire()).get(url, most, signal) }),
  );
}

function optionsOf({ proxy, authority, login }: Tried) {
  return {
    ...(proxy === null ? {} : { proxy }),
    ...(authority === null ? {} : { authority }),
    ...(login === null ? {} : { login }),
  };
}

async function closeWires({ graph, pictures }: Wires): Promise<void> {
  await graph.close();
  await pictures.close();
}
