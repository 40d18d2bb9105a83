import { demoAgency, demoFounder, demoPassphrase } from '../../shared/model/demo.ts';
import type { ReachedAsset } from '../../shared/model/client.ts';
import { mintScope } from '../clients/scope.ts';
import { connectReached, createClient, discoverAssets } from '../clients/use-cases.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Caller } from '../ports.ts';
import { setSharedToken } from '../tokens/use-cases.ts';
import type { Desk } from './desk.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** What the sandbox says of the agency that it plays. */
export interface DemoAgency {
  readonly sharedToken: string;
  readonly clients: readonly {
    readonly name: string;
    readonly currency: string;
    readonly timezone: string;
    readonly metaIds: readonly string[];
  }[];
}

export interface DemoNeeds {
  readonly desk: Desk;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly agency: () => DemoAgency;
}

/** One click: the demo workspace is made with its clients if it is not there, else its founder signs in. */
export async function exploreDemo(needs: DemoNeeds, caller: Caller, signal: AbortSignal): Promise<void> {
  const { desk, graphFor } = needs;
  const door = desk.state(caller).doors.find((one) => one.kind === 'demo');
  const founder = door?.people.find((person) => person.name === demoFounder.name);
  if (founder) return desk.unlock({ kind: 'demo', personId: founder.id, passphrase: demoPassphrase }, caller);
  const founding = {
    kind: 'demo',
    workspaceName: demoAgency,
    ...demoFounder,
    passphrase: demoPassphrase,
  } as const;
  const { work } = await desk.create(founding, caller);
  const graph = graphFor(work);
  const { sharedToken, clients } = needs.agency();
  await setSharedToken(work, graph, sharedToken, signal);
  const reached = await discoverAssets(work, graph, signal);
  for (const client of clients) addClient(needs, work, caller, client, reached);
}

/** An asset that the shared token does not reach (its client has a token of its own) waits to be connected. */
function addClient(
  { desk }: DemoNeeds,
  work: OpenWorkspace,
  caller: Caller,
  client: DemoAgency['clients'][number],
  reached: readonly ReachedAsset[],
): void {
  const made = createClient(work, client);
  for (const asset of reached.filter(({ metaId }) => client.metaIds.includes(metaId))) {
    connectReached(work, mintScope(work.ledger, desk.here(caller).session, 'connect', made.id), asset);
  }
}
