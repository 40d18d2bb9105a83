import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeFeed } from '../../scripts/package/feed.ts';
import { removeFolder } from './desk.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface UpdateServer {
  readonly address: string;
  /** The paths that were asked for. */
  readonly asked: string[];
  readonly releaseKey: string;
  /** Signs and offers a version whose one file holds `content`. */
  release(version: string, content: Buffer, as?: { machine?: string; by?: KeyObject }): Promise<void>;
  /** Answers for one path in a way of its own. */
  instead(path: string, answer: Answer): void;
  /** What lies there, to be altered. */
  file(name: string): string;
}

export const anotherKey = () => generateKeyPairSync('ed25519').privateKey;

const servers: { server: Server; folder: string }[] = [];

export async function anUpdateServer(): Promise<UpdateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-feed-'));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const asked: string[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const own = answers.get(path);
    if (own) return own(request, response);
    try {
      response.end(readFileSync(join(folder, basename(path))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({ server, folder });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/steward`,
    asked,
    releaseKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    release: async (version, content, { machine = 'linux-x64', by = privateKey } = {}) => {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `steward-${version}.AppImage`);
      writeFileSync(file, content);
      const pem = by.export({ format: 'pem', type: 'pkcs8' }).toString();
      const feed = await writeFeed({ file, version, machine, privateKey: pem });
      // For a feed that lies where another machine's should.
      if (machine !== 'linux-x64')
        for (const end of ['', '.sig'])
          writeFileSync(join(folder, `latest-linux.yml${end}`), readFileSync(`${feed}${end}`));
    },
    instead: (path, answer) => void answers.set(path, answer),
    file: (name) => join(folder, name),
  };
}

export async function closeUpdateServers(): Promise<void> {
  for (const { server, folder } of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    removeFolder(folder);
  }
}
