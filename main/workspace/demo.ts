import type { DemoPerson } from '../../shared/model/demo.ts';
import { demoAgency, demoPassphrase, demoPeople } from '../../shared/model/demo.ts';
import type { Client, ReachedAsset } from '../../shared/model/client.ts';
import { type ClientScope, mintScope } from '../clients/scope.ts';
import { connectReached, discoverAssets } from '../clients/assets/use-cases.ts';
import { createClient, listClients } from '../clients/use-cases.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Caller } from '../ports.ts';
import { adoptToken, setSharedToken } from '../tokens/use-cases.ts';
import { type DemoWish, planDemo, wishesOf } from './demo-plans.ts';
import type { Desk } from './desk.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { giveRole } from './people/members.ts';
import { addInvented } from './people/use-cases.ts';

/** What the sandbox says of the agency that it plays. */
export interface DemoAgency {
  readonly sharedToken: string;
  readonly clients: readonly {
    readonly name: string;
    readonly currency: string;
    readonly timezone: string;
    readonly label: string;
    readonly metaIds: readonly string[];
    /** Of the client's own System User; one of them has ended. */
    readonly ownToken: string | null;
  }[];
}

export interface DemoNeeds {
  readonly desk: Desk;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly agency: () => DemoAgency;
  readonly propose: ProposeInDemo;
}

export type { DemoWish };

/** Puts a budget up for the other person: budgets/ does it, as for everybody. */
export type ProposeInDemo = (
  job: {
    readonly work: OpenWorkspace;
    readonly graph: GraphClient;
    readonly scope: ClientScope;
    readonly signal: AbortSignal;
  },
  wish: DemoWish,
) => Promise<void>;

/**
 * One click: the demo workspace is made with its clients and people if it is not there, and one of its two people sits
 * down. Whoever sat there before gives way; somebody at a real workspace does not.
 */
export async function exploreDemo(
  needs: DemoNeeds,
  as: DemoPerson,
  caller: Caller,
  signal: AbortSignal,
): Promise<void> {
  const { desk } = needs;
  if (desk.state(caller).signedIn?.kind === 'demo') await desk.lock('another person');
  if (!isThere(needs, caller, 'founder')) {
    await makeDemo(needs, caller, signal);
    if (as === 'founder') return;
    await desk.lock('another person');
  }
  if (!isThere(needs, caller, as)) {
    await enter(needs, caller, 'founder');
    await addColleague(needs, caller);
    await desk.lock('another person');
  }
  await enter(needs, caller, as);
}

function personOf({ desk }: DemoNeeds, caller: Caller, who: DemoPerson) {
  const door = desk.state(caller).doors.find((one) => one.kind === 'demo');
  return door?.people.find((person) => person.name === demoPeople[who].name);
}

const isThere = (needs: DemoNeeds, caller: Caller, who: DemoPerson) =>
  personOf(needs, caller, who) !== undefined;

async function enter(needs: DemoNeeds, caller: Caller, who: DemoPerson): Promise<void> {
  const person = personOf(needs, caller, who);
  if (!person) throw new Error(`The demo agency has no ${who}.`);
  await needs.desk.unlock({ kind: 'demo', personId: person.id, passphrase: demoPassphrase }, caller);
}

async function makeDemo(needs: DemoNeeds, caller: Caller, signal: AbortSignal): Promise<void> {
  const { desk, graphFor } = needs;
  const founding = {
    kind: 'demo',
    workspaceName: demoAgency,
    ...demoPeople.founder,
    passphrase: demoPassphrase,
  } as const;
  const { work } = await desk.create(founding, caller);
  const graph = graphFor(work);
  const { sharedToken, clients } = needs.agency();
  await setSharedToken(work, graph, sharedToken, signal);
  const reached = await discoverAssets(work, graph, signal);
  const made: Client[] = [];
  for (const client of clients) {
    const one = addClient(needs, work, caller, client, reached);
    if (client.ownToken !== null)
      await adoptToken(work, graph, { clientId: one.id, pasted: client.ownToken }, signal);
    made.push(one);
  }
  await addColleague(needs, caller);
  const { session } = desk.here(caller);
  for (const { id, wish } of wishesOf(made)) {
    const scope = mintScope(work.ledger, session, 'propose', id);
    await needs.propose({ work, graph, scope, signal }, wish);
  }
}

/** An asset that the shared token does not reach (its client has a token of its own) waits to be connected. */
function addClient(
  { desk }: DemoNeeds,
  work: OpenWorkspace,
  caller: Caller,
  client: DemoAgency['clients'][number],
  reached: readonly ReachedAsset[],
): Client {
  const made = createClient(work, client);
  planDemo(work, desk.here(caller).session, made, client.label);
  for (const asset of reached.filter(({ metaId }) => client.metaIds.includes(metaId))) {
    connectReached(work, mintScope(work.ledger, desk.here(caller).session, 'connect', made.id), asset);
  }
  return made;
}

/** An account manager of every client, also for a demo agency of before there was one. */
async function addColleague({ desk }: DemoNeeds, caller: Caller): Promise<void> {
  const { work, session } = desk.here(caller);
  const personId = await addInvented(desk.seat(caller), demoPeople.colleague, demoPassphrase);
  for (const { id: clientId } of listClients(work, session)) {
    giveRole(work, { clientId, personId, role: 'client_admin' });
  }
}
