import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Description } from '../../main/sandbox/description.ts';
import type { RequestRecord } from '../../main/sandbox/records.ts';
import type { Served } from '../builders/sandbox.ts';

export interface Apart extends Served {
  /** Through the sandbox's control door. */
  configure(change: Readonly<Record<string, unknown>>): Promise<void>;
  requests(): Promise<RequestRecord[]>;
}

/** The sandbox in a process of its own, so that what Meta's side costs is not counted as ours. It follows the system's clock. */
export async function aSandboxApart(clients: number): Promise<Apart> {
  const script = fileURLToPath(new URL('../../scripts/verbs/sandbox.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--json', '--clients', String(clients)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The sandbox ended before it said where it is.')));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const end = said.indexOf('\n');
      if (end >= 0) resolve(said.slice(0, end));
    });
  });
  const { origin, ...description } = JSON.parse(line) as Description & { origin: string };
  const control = (name: string) => `${origin}/__sandbox/${name}`;
  const sandbox = {
    describe: () => description,
    clock: { now: () => Date.now() },
  } as unknown as Served['sandbox'];
  return {
    sandbox,
    origin,
    configure: async (change) => {
      const reply = await fetch(control('config'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(change),
      });
      if (!reply.ok) throw new Error(await reply.text());
    },
    requests: async () => (await (await fetch(control('requests'))).json()) as RequestRecord[],
    close: async () => {
      child.removeAllListeners('exit');
      const ended = new Promise((done) => child.once('exit', done));
      child.kill();
      await ended;
    },
  };
}
