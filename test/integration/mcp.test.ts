import { request } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openSocketDoor, type SocketDoor } from '../../main/doors/socket.ts';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { commandFor, removeCommandLine } from '../builders/command-line.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';

const minute = 60_000;
const ends: (() => Promise<void>)[] = [];
const doors: SocketDoor[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  for (const door of doors.splice(0)) await door.close();
  await closeDesks();
});
afterAll(removeCommandLine);

const quiet = { info: () => undefined, error: () => undefined };

async function aRunningDemo(): Promise<TestDesk> {
  const desk = aDesk();
  doors.push(await openSocketDoor({ profile: desk.folder, domain: desk.domain, log: quiet }));
  await desk.api.workspace.exploreDemo({});
  return desk;
}

/** A model's tool, which starts `steward mcp` and speaks to it. */
async function aModel(profile: string): Promise<Client> {
  const client = new Client({ name: 'a-model', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({ ...(await commandFor(['mcp'], { profile })), stderr: 'pipe' }),
  );
  ends.push(() => client.close());
  return client;
}

interface Told {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
}
async function tell(client: Client, name: string, input: Record<string, unknown> = {}): Promise<Told> {
  return (await client.callTool({ name, arguments: input })) as unknown as Told;
}

const allowed = { on: true, clients: null, mayPropose: false, perMinute: 600, http: false };

describe('a model by standard input and output', () => {
  test('gets nothing until a super admin lets models in', { timeout: minute }, async () => {
    const desk = await aRunningDemo();
    const model = await aModel(desk.folder);
    expect(await tell(model, 'clients_list')).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('A super admin can give it in Settings. (not_allowed)') }],
    });
  });

  test('reads the clients that it may, and no others', { timeout: minute }, async () => {
    const desk = await aRunningDemo();
    const [first, second] = await desk.api.clients.list({});
    await desk.api.doors.setModel({ ...allowed, clients: [first!.id] });
    const model = await aModel(desk.folder);
    const { content } = await tell(model, 'clients_list');
    expect(JSON.parse(content[0]!.text).map(({ name }: { name: string }) => name)).toEqual([first!.name]);
    expect(await tell(model, 'insights_overview', { clientId: second!.id })).toMatchObject({
      isError: true,
      content: [{ text: 'There is no such client among yours. (not_found)' }],
    });
    const rows = await desk.api.audit.workspace({});
    expect(rows.map(({ what, subject }) => [what, subject])).toEqual(
      expect.arrayContaining([
        ['model.asked', 'clients.list'],
        ['model.refused', 'insights.overview'],
      ]),
    );
  });
});

describe('a model over HTTP', () => {
  async function anHttpDoor(): Promise<{ desk: TestDesk; url: URL; secret: string }> {
    const desk = aDesk();
    await desk.api.workspace.exploreDemo({});
    const { address } = await desk.api.doors.setModel({ ...allowed, http: true });
    await desk.api.doors.copyModelSecret({});
    return { desk, url: new URL(address!), secret: desk.outbox.copied.at(-1)! };
  }

  test(
    'reads with the secret of this time, and the door closes with the lock',
    { timeout: minute },
    async () => {
      const { desk, url, secret } = await anHttpDoor();
      expect(url.hostname).toBe('127.0.0.1');
      const client = new Client({ name: 'a-model', version: '1.0.0' });
      const headers = { authorization: `Bearer ${secret}` };
      const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers } });
      await client.connect(transport as Parameters<typeof client.connect>[0]);
      const { content } = await tell(client, 'clients_list');
      expect(JSON.parse(content[0]!.text)).toHaveLength((await desk.api.clients.list({})).length);
      await client.close();
      await desk.api.workspace.lock({});
      await expect
        .poll(() =>
          fetch(url, { headers }).then(
            () => 'open',
            () => 'closed',
          ),
        )
        .toBe('closed');
    },
  );

  const hello = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
  });

  /** By hand: fetch names no Host of its own. */
  function knock(url: URL, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const accept = 'application/json, text/event-stream';
      const sent = request(url, {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json', ...headers },
      });
      sent.once('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject);
      sent.end(hello);
    });
  }

  test(
    'refuses a missing or wrong secret, a foreign Host, any page of a browser',
    { timeout: minute },
    async () => {
      const { url, secret } = await anHttpDoor();
      const authorization = `Bearer ${secret}`;
      expect(await knock(url, { authorization })).toBe(200);
      expect(await knock(url, {})).toBe(401);
      expect(await knock(url, { authorization: `Bearer ${secret.slice(0, -1)}x` })).toBe(401);
      expect(await knock(url, { authorization, host: `rebound.example:${url.port}` })).toBe(403);
      expect(await knock(url, { authorization, origin: 'https://page.example' })).toBe(403);
      expect(await knock(url, { authorization, origin: 'null' })).toBe(403);
      expect(await knock(new URL('/', url), { authorization })).toBe(404);
    },
  );
});
