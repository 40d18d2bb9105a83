import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Host } from '../../shared/host.ts';
import { modelServer } from './server.ts';

/** Serves one model by this process's own input and output, until the input ends. */
export async function serveStdio(host: Host, version: string): Promise<void> {
  const server = modelServer(host, version);
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}
