import { parseArgs } from 'node:util';
import { createSandbox } from '../../main/sandbox/sandbox.ts';

const help = `npm run sandbox -- [--json] [--port N] [--seed S] [--clients N] [--now ISO]

Serves the sandbox Graph on loopback until SIGTERM. --json prints one line with origin, app, tokens and clients.
With --now time starts at that instant and runs on; without it, the system's clock is followed.`;

function whole(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number.`);
  return value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      port: { type: 'string' },
      seed: { type: 'string' },
      clients: { type: 'string' },
      now: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const seed = whole(values.seed, 'seed');
  const clients = whole(values.clients, 'clients');
  const sandbox = createSandbox({
    ...(seed === undefined ? {} : { seed }),
    ...(clients === undefined ? {} : { clients }),
    ...(values.now === undefined ? {} : { now: values.now, running: true }),
  });
  const door = await sandbox.listen({ port: whole(values.port, 'port') ?? 0, hold: true });
  const description = sandbox.describe();
  if (values.json) {
    console.log(JSON.stringify({ origin: door.origin, ...description }));
  } else {
    console.log(
      `Sandbox Graph on ${door.origin} with ${description.clients.length} clients; open it in a browser.`,
    );
    for (const [name, text] of Object.entries(description.tokens))
      console.log(`  ${name.padEnd(12)} ${text}`);
    console.log('Ends with Ctrl+C.');
  }
  const end = () => void door.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
