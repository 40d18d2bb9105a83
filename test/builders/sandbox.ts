import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { createSandbox } from '../../main/sandbox/sandbox.ts';
import type { DeskAsk, TestDesk } from './desk.ts';
import { aDesk, founder } from './desk.ts';

export interface Served {
  readonly sandbox: Sandbox;
  readonly origin: string;
  close(): Promise<void>;
}

const served: Served[] = [];

/** The sandbox behind a real HTTP port, its clock standing where the test says. */
export async function aSandbox(now = '2026-11-20T09:00:00.000Z', clients = 3): Promise<Served> {
  const sandbox = createSandbox({ now, clients });
  const listening = await sandbox.listen();
  const one = { sandbox, origin: listening.origin, close: () => listening.close() };
  served.push(one);
  return one;
}

/** For `afterEach`. */
export async function closeSandboxes(): Promise<void> {
  for (const one of served.splice(0)) await one.close();
}

/** A founder signed in to a real workspace, with the sandbox's shared token in the vault. */
export async function aDeskWithToken(
  { sandbox, origin }: Served,
  ask: Pick<DeskAsk, 'jumping'> = {},
): Promise<TestDesk> {
  const desk = aDesk({ ...ask, graphOrigin: origin, now: new Date(sandbox.clock.now()).toISOString() });
  await desk.api.workspace.create(founder);
  await desk.api.tokens.setShared({ token: sandbox.describe().tokens['shared'] ?? '' });
  return desk;
}
