import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Caller, Domain, Log } from '../ports.ts';
import { replaceFile } from '../workspace/keys/replace-file.ts';
import { answering } from './answers.ts';
import { Asked, hearLines, Hello, sayLine } from './frames.ts';
import { doorFileName, removeDoorFile, socketPath } from './place.ts';

export interface SocketDoor {
  close(): Promise<void>;
}

interface Needs {
  readonly profile: string;
  readonly domain: Pick<Domain, 'served' | 'left'>;
  readonly log: Log;
}

/** More than any person and their tools have open at once. */
const mostConnections = 16;

/**
 * SECURITY: the door of this desktop for the command line and for models. Its socket and the file with its secret are
 * for this user alone; the secret is new at every start; whoever comes in has no session and has to get one.
 */
export async function openSocketDoor({ profile, domain, log }: Needs): Promise<SocketDoor> {
  const secret = randomBytes(32).toString('hex');
  const path = socketPath(profile, secret);
  const isFile = process.platform !== 'win32';
  // Left behind by a start that was killed: whoever may write here holds the instance lock, or the workspace's.
  if (isFile) rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    attend(socket, secret, domain, log);
  });
  server.maxConnections = mostConnections;
  await listening(server, path);
  if (isFile) chmodSync(path, 0o600);
  replaceFile(profile, doorFileName, `${JSON.stringify({ path, secret, pid: process.pid })}\n`);
  return {
    close: () =>
      new Promise((closed) => {
        removeDoorFile(profile, secret);
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          if (isFile && dirname(path) !== profile) rmSync(dirname(path), { recursive: true, force: true });
          closed();
        });
      }),
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Made closed: between making it and chmod nobody else gets in either, for its folder is 0700.
    server.listen(path, () => resolve());
  });
}

function attend(socket: Socket, secret: string, domain: Needs['domain'], log: Log): void {
  let caller: Caller | null = null;
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    if (caller) void domain.left(caller).catch((error: unknown) => log.error('doors.not_left', error));
  });
  // Nobody who says nothing holds a place.
  socket.setTimeout(5_000, () => {
    if (!caller) socket.destroy();
  });
  hearLines(socket, (line) => {
    if (!caller) {
      const hello = Hello.parse(line);
      if (!isSame(hello.secret, secret)) {
        log.info('doors.refused', { why: 'secret' });
        return socket.destroy();
      }
      caller = { window: 0, door: hello.door };
      return sayLine(socket, { n: 0, text: 'welcome' });
    }
    const { n, name, text, path } = Asked.parse(line);
    const from = caller;
    answering({ path: from.door === 'command_line' ? path : null }, () => domain.served(name, text, from))
      .then((answer) => sayLine(socket, { n, text: answer }))
      .catch((error: unknown) => log.error('doors.call_failed', error, { name }));
  });
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
