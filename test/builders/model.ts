import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { commandFor } from './command-line.ts';
import type { TestDesk } from './desk.ts';

/** A model's tool, and everything that reached it. */
export interface Model {
  readonly client: Client;
  readonly heard: string[];
}

const open: Client[] = [];

const aClient = (): Client => {
  const client = new Client({ name: 'a-model', version: '1.0.0' });
  open.push(client);
  return client;
};

/** It starts `steward mcp` and hears what comes out of it, both ways. */
export async function modelByStdio(profile: string): Promise<Model> {
  const heard: string[] = [];
  const client = aClient();
  const command = await commandFor(['mcp'], { profile });
  const transport = new StdioClientTransport({ ...command, stderr: 'pipe' });
  transport.stderr?.on('data', (bytes: Buffer) => heard.push(String(bytes)));
  await client.connect(transport);
  const take = transport.onmessage;
  transport.onmessage = (message) => {
    heard.push(JSON.stringify(message));
    take?.(message);
  };
  return { client, heard };
}

/** It comes by the HTTP door, which is open, with the secret of this time; headers are heard as well. */
export async function modelByHttp(desk: TestDesk): Promise<Model> {
  const heard: string[] = [];
  const client = aClient();
  const { address } = await desk.api.doors.model({});
  await desk.api.doors.copyModelSecret({});
  const headers = { authorization: `Bearer ${desk.outbox.copied.at(-1) ?? ''}` };
  const transport = new StreamableHTTPClientTransport(new URL(address ?? ''), {
    requestInit: { headers },
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      heard.push(JSON.stringify([...response.headers]));
      // What it listens to for ever is heard message by message, below.
      if (init?.method === 'POST') heard.push(await response.clone().text());
      return response;
    },
  });
  await client.connect(transport as Parameters<typeof client.connect>[0]);
  return { client, heard };
}

/** For `afterEach`. */
export async function closeModels(): Promise<void> {
  for (const client of open.splice(0)) await client.close();
}
