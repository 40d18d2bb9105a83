import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cannedReplies, type Canned } from './canned.ts';

// A process of its own that answers with bytes made beforehand, so that neither client pays for making them.

let replies = new Map<string, Canned>();
const other: Canned = { status: 404, headers: {}, body: Buffer.from('{}') };

const server = createServer((request, reply) => {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const after = /(?:^|&)after=([^&]*)/.exec(query)?.[1] ?? '';
  const { status, headers, body } = replies.get(`${path.slice(path.indexOf('act_'))}${after}`) ?? other;
  request.resume();
  reply.writeHead(status, headers);
  reply.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  replies = new Map(Object.entries(cannedReplies(origin)));
  process.send?.(origin);
});
process.once('disconnect', () => process.exit(0));
