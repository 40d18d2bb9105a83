import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Outcome } from './answer.ts';
import type { SandboxRequest } from './request.ts';
import type { Tools } from './state.ts';

export interface ListenOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  /** Keeps the process alive: only for the command line. */
  readonly hold?: boolean;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

export const nodeTools: Tools = {
  hmac: (key, message) => createHmac('sha256', key).update(message).digest('hex'),
  gzip: (text) => gzipSync(text),
};

const longestBody = 10 * 1024 * 1024;

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > longestBody) throw new Error('That request is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function serve(
  answer: (request: SandboxRequest) => Outcome,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await bodyOf(incoming);
  const { method = 'GET', url = '/', headers } = incoming;
  const outcome = answer({ method, url, headers, body });
  if (outcome.delayMs === 0) send(outcome, incoming, outgoing);
  else setTimeout(() => send(outcome, incoming, outgoing), outcome.delayMs).unref();
}

function send({ reply, cut }: Outcome, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (cut === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  if (cut === 'none') {
    outgoing.end(body);
    return;
  }
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (cut === 'truncate') {
    outgoing.write(half, () => incoming.socket.destroy());
    return;
  }
  trickle(body, outgoing);
}

/** A byte now and then, for a client that has to lose patience. */
function trickle(body: Buffer, outgoing: ServerResponse): void {
  let at = 0;
  const step = () => {
    if (outgoing.destroyed) return;
    outgoing.write(body.subarray(at, at + 1));
    at += 1;
    if (at >= body.length) outgoing.end();
    else setTimeout(step, 100).unref();
  };
  step();
}

/** Loopback only: this door opens everything to whoever reaches it. */
export async function listenOn(
  answer: (request: SandboxRequest) => Outcome,
  options: ListenOptions = {},
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(599, { 'content-type': 'text/plain' });
      outgoing.end(
        `The sandbox itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  if (options.hold !== true) server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
