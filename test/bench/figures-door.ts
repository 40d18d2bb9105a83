import { contract } from '../../shared/contract/contract.ts';
import { type Served, serve } from '../../shared/rpc.ts';
import { alertHandlers } from '../../main/alerts/handlers.ts';
import { mintScope } from '../../main/clients/scope.ts';
import { insightHandlers } from '../../main/insights/handlers.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import type { LargeAgency } from './large-agency.ts';
import { recorded } from './recorded.ts';

/** The app's own door onto the calls that show figures: text in, text out, both checked. */
export function figuresDoor(work: OpenWorkspace, session: LargeAgency['session']): Served<object> {
  const handlers = { ...insightHandlers(), ...alertHandlers({ emit: () => undefined }) };
  const here = () => ({ work, session });
  const admit = (_call: object, _name: string, input: unknown) => ({
    here,
    scope: () => mintScope(work.ledger, session, 'view', (input as { clientId: never }).clientId),
  });
  return serve(contract, handlers as never, admit as never, (name, error) => {
    throw new Error(`${name} failed`, { cause: error });
  }) as Served<object>;
}

/** The SQL that one round of calls needs, and nothing else: the counterpart of both P1 and P2. */
export async function bareReads(
  { work, session }: LargeAgency,
  calls: (served: Served<object>) => Promise<void>,
): Promise<() => void> {
  const ledger = recorded(work.ledger);
  const insights = recorded(work.insights);
  await calls(figuresDoor({ ...work, ledger: ledger.db, insights: insights.db }, session));
  const [one, other] = [ledger.replay(), insights.replay()];
  return () => {
    one();
    other();
  };
}

const window = {};

export async function ask(served: Served<object>, name: string, input: object): Promise<void> {
  const answer = await served(name, JSON.stringify({ id: 'bench', input }), window);
  if (!answer.startsWith('{"ok":true')) throw new Error(`${name}: ${answer.slice(0, 300)}`);
}

export async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
