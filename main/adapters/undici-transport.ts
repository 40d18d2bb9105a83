import { Pool } from 'undici';
import { AppError } from '../../shared/failure.ts';
import type { GraphReply, GraphRequest, GraphTransport } from '../ports.ts';

/** Nothing that Steward asks for comes near this; a reply that does is cut off rather than held in memory. */
const largestReply = 16 * 1024 * 1024;

/**
 * One fixed origin for all calls. undici's own retry, redirect and cache interceptors stay off: a redirect would carry
 * the token elsewhere, a retry could send a write twice.
 */
export function undiciTransport(origin: string): GraphTransport {
  const pool = new Pool(origin, {
    connections: 10,
    connect: { timeout: 5_000 },
    headersTimeout: 30_000,
    bodyTimeout: 60_000,
    pipelining: 1,
  });
  return {
    send: (request, signal) => send(pool, request, signal),
    close: () => pool.destroy(),
  };
}

async function send(pool: Pool, request: GraphRequest, signal: AbortSignal): Promise<GraphReply> {
  try {
    const reply = await pool.request({
      method: request.method,
      path: request.path,
      // SECURITY: the token travels in a header; undici's debug output and error objects never print those.
      headers: { authorization: `Bearer ${request.token.toString('utf8')}`, accept: 'application/json' },
      signal,
    });
    return { status: reply.statusCode, headers: flat(reply.headers), body: await bounded(reply.body) };
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    if (error instanceof AppError) throw error;
    // SECURITY: no cause is attached; an error of the HTTP layer may name the address, and that may hold a token.
    throw new AppError(
      'offline',
      'Meta cannot be reached. Check the network; everything already synced stays readable.',
      {
        why: codeOf(error),
      },
    );
  }
}

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largestReply)
      throw new AppError('graph_failed', 'Meta answered with far more than was asked for.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
