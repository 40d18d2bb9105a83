import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import { AppError } from '../../shared/failure.ts';
import type { PictureTransport } from '../ports.ts';
import { type Network, proxyTokenOf, tlsOf } from './undici-transport.ts';

/** SECURITY: knows no token, sends no cookie and follows nothing by itself. */
export function undiciPictures(network: Network = {}): PictureTransport {
  const agent = agentFor(network);
  return {
    get: async (url, most, signal) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
      try {
        const reply = await request(url, {
          dispatcher: agent,
          signal: limit,
          headers: { accept: 'image/*' },
        });
        const { location } = reply.headers;
        const isElsewhere = reply.statusCode >= 300 && reply.statusCode < 400 && typeof location === 'string';
        const parts: Buffer[] = [];
        let size = 0;
        for await (const part of reply.body as AsyncIterable<Buffer>) {
          size += part.length;
          if (size > most) throw new AppError('graph_failed', 'This picture is too large.');
          parts.push(part);
        }
        return {
          status: reply.statusCode,
          location: isElsewhere ? location : null,
          bytes: Buffer.concat(parts),
        };
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
        // SECURITY: no cause; a signed address stays out of every log.
        throw new AppError('offline', 'The picture could not be fetched. Check the network.');
      }
    },
    close: () => agent.destroy(),
  };
}

function agentFor(network: Network): Dispatcher {
  const tls = tlsOf(network);
  const common = { connections: 6, headersTimeout: 15_000, bodyTimeout: 15_000 };
  if (network.proxy === undefined) return new Agent({ ...common, connect: { timeout: 5_000, ...tls } });
  return new ProxyAgent({
    uri: network.proxy,
    ...proxyTokenOf(network),
    ...common,
    requestTls: tls,
    proxyTls: tls,
    connect: { timeout: 5_000 },
  });
}
