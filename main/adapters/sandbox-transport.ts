import { AppError } from '../../shared/failure.ts';
import type { GraphReply, GraphRequest, GraphTransport, PictureTransport } from '../ports.ts';

/** Something that answers like Meta without a network: the sandbox, as far as a transport needs to know it. */
export interface AnswersLikeMeta {
  handle(request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  }): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Uint8Array;
  }>;
}

/** The demo agency's way to its Graph: the same requests, answered in this process. */
export function inProcessTransport(graph: AnswersLikeMeta): GraphTransport {
  return { send: (request, signal) => send(graph, request, signal), close: () => Promise.resolve() };
}

async function send(graph: AnswersLikeMeta, request: GraphRequest, signal: AbortSignal): Promise<GraphReply> {
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  const headers = {
    authorization: `Bearer ${request.token.toString('utf8')}`,
    ...(request.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  const asked = { method: request.method, url: request.path, headers, body: request.body ?? null };
  const reply = await graph.handle(asked).catch((cause: unknown) => {
    throw new AppError('offline', 'The demo Graph gave no answer.', { mayRetry: true }, { cause });
  });
  const body = typeof reply.body === 'string' ? reply.body : new TextDecoder().decode(reply.body);
  const lower = Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status: reply.status, headers: Object.fromEntries(lower), body };
}

/** The demo agency's pictures, drawn in this process. */
export function inProcessPictures(graph: AnswersLikeMeta): PictureTransport {
  return {
    get: async (address) => {
      const { pathname, search } = new URL(address);
      const asked = { method: 'GET', url: `${pathname}${search}`, headers: {}, body: null };
      const { status, body } = await graph.handle(asked);
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return { status, location: null, bytes };
    },
    close: () => Promise.resolve(),
  };
}
