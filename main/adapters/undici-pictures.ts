import { Agent, request } from 'undici';
import { AppError } from '../../shared/failure.ts';
import type { PictureTransport } from '../ports.ts';

/** SECURITY: knows no token, sends no cookie and follows nothing by itself. */
export function undiciPictures(): PictureTransport {
  const agent = new Agent({
    connections: 6,
    connect: { timeout: 5_000 },
    headersTimeout: 15_000,
    bodyTimeout: 15_000,
  });
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
