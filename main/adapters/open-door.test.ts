import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { doorOpens } from './open-door.ts';

test('a door opens while somebody listens behind it', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  expect(await doorOpens(origin)).toBe(true);
  await new Promise((done) => server.close(done));
  expect(await doorOpens(origin)).toBe(false);
});
