import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Host } from '../../shared/host.ts';
import { modelServer } from './server.ts';

export interface ModelHttpNeeds {
  /** One for each session of a model. */
  readonly openHost: () => Host;
  readonly secret: string;
  readonly version: string;
  readonly port: number;
}

export interface ModelHttp {
  readonly address: string;
  close(): Promise<void>;
}

interface Session {
  readonly transport: StreamableHTTPServerTransport;
  usedAt: number;
}

const mostSessions = 8;
const largestBody = 1024 * 1024;

/**
 * SECURITY: on this computer's own address alone. A web page in a browser can send requests there too, so it needs the
 * secret, its `Host` is ours (no name that was rebound to 127.0.0.1), and whatever names an `Origin` is a browser.
 */
export async function serveModelHttp(needs: ModelHttpNeeds): Promise<ModelHttp> {
  const sessions = new Map<string, Session>();
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, needs.secret, portOf(server));
    if (refusal !== null) return refuse(response, refusal);
    answer(request, response, sessions, needs).catch(() => refuse(response, 400));
  });
  const port = await listening(server, needs.port).catch(() => listening(server, 0));
  return {
    address: `http://127.0.0.1:${port}/mcp`,
    close: async () => {
      for (const { transport } of sessions.values()) await transport.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}

function listening(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(portOf(server));
    });
  });
}

function portOf(server: HttpServer): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function refusalOf({ headers, url }: IncomingMessage, secret: string, port: number): number | null {
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) return 403;
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, port)) return 403;
  const [given, right] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${secret}`)];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 401;
  return url === '/mcp' ? null : 404;
}

const isOwnOrigin = (origin: string, port: number) =>
  origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  response.writeHead(status, { 'content-type': 'text/plain' }).end();
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  sessions: Map<string, Session>,
  needs: ModelHttpNeeds,
): Promise<void> {
  const named = request.headers['mcp-session-id'];
  const known = typeof named === 'string' ? sessions.get(named) : undefined;
  if (named !== undefined && !known) return refuse(response, 404);
  const body = request.method === 'POST' ? await bodyOf(request) : undefined;
  const session = known ?? (await newSession(sessions, needs));
  session.usedAt = Date.now();
  await session.transport.handleRequest(request, response, body);
}

async function newSession(sessions: Map<string, Session>, needs: ModelHttpNeeds): Promise<Session> {
  const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => {
      sessions.set(id, session);
      void dropOldest(sessions);
    },
    onsessionclosed: (id) => void sessions.delete(id),
  });
  const session: Session = { transport, usedAt: Date.now() };
  const server = modelServer(needs.openHost(), needs.version);
  // The class gives its callbacks as possibly undefined, which the interface does not allow to be said.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  return session;
}

async function dropOldest(sessions: Map<string, Session>): Promise<void> {
  if (sessions.size <= mostSessions) return;
  const [oldest] = [...sessions].toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
  if (!oldest) return;
  sessions.delete(oldest[0]);
  await oldest[1].transport.close();
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largestBody) throw new Error('That request is too large.');
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
