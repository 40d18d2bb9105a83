import { GraphError, invalid } from './errors.ts';

export interface SandboxRequest {
  readonly method: string;
  /** Absolute, or path and query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string | Uint8Array | null;
}

export interface SandboxReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export type Params = Readonly<Record<string, string>>;
export type Row = Record<string, unknown>;

/** A request as the Graph understands it: query, form and JSON bodies are one bag of parameters. */
export interface Ask {
  readonly method: string;
  /** As asked for, `v26.0`; empty when the path names none. */
  readonly version: string;
  readonly path: string;
  readonly segments: readonly string[];
  readonly params: Params;
  readonly tokenText: string | null;
  readonly tokenIn: 'header' | 'url' | 'body' | 'none';
  readonly origin: string;
}

/** Where replies say that their links and pictures live, if the request does not name a host. */
const fallbackOrigin = 'http://127.0.0.1';

function header(request: SandboxRequest, name: string): string | undefined {
  for (const [key, value] of Object.entries(request.headers ?? {})) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value?.[0];
  }
  return undefined;
}

export function urlOf(request: SandboxRequest): URL {
  if (/^https?:/.test(request.url)) return new URL(request.url);
  const host = header(request, 'host');
  return new URL(request.url, host === undefined ? fallbackOrigin : `http://${host}`);
}

function textOf(body: SandboxRequest['body']): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

export function jsonBody(request: SandboxRequest): Row {
  const text = textOf(request.body).trim();
  if (text === '') return {};
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Error('Not an object.');
  return parsed as Row;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? '';
}

function bodyParams(request: SandboxRequest): Record<string, string> {
  const text = textOf(request.body);
  if (text.trim() === '') return {};
  const type = header(request, 'content-type') ?? '';
  if (type.includes('json') || text.trimStart().startsWith('{')) {
    try {
      return Object.fromEntries(Object.entries(jsonBody(request)).map(([k, v]) => [k, asText(v)]));
    } catch {
      throw new GraphError({ code: 100, message: '(#100) The request body is not valid JSON' });
    }
  }
  if (type.includes('multipart/form-data')) return multipart(text, type);
  return Object.fromEntries(new URLSearchParams(text));
}

/** Only plain fields: files have no place in anything that this sandbox serves. */
function multipart(text: string, type: string): Record<string, string> {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined) throw invalid('Invalid multipart body');
  const fields: Record<string, string> = {};
  for (const part of text.split(`--${boundary}`)) {
    const name = /name="([^"]+)"/.exec(part)?.[1];
    const start = part.indexOf('\r\n\r\n');
    if (name !== undefined && start >= 0) fields[name] = part.slice(start + 4).replace(/\r\n$/, '');
  }
  return fields;
}

export function readAsk(request: SandboxRequest): Ask {
  const url = urlOf(request);
  const query = Object.fromEntries(url.searchParams);
  const body = bodyParams(request);
  const bearer = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  const params: Record<string, string> = { ...query, ...body };
  const parts = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const version = /^v\d+\.\d+$/.test(parts[0] ?? '') ? (parts.shift() ?? '') : '';
  const override = params['method'];
  const fromUrl = query['access_token'];
  const fromBody = body['access_token'];
  return {
    method: (override ?? request.method).toUpperCase(),
    version,
    path: parts.join('/'),
    segments: parts,
    params,
    tokenText: bearer ?? fromBody ?? fromUrl ?? null,
    tokenIn:
      fromUrl !== undefined
        ? 'url'
        : bearer !== undefined
          ? 'header'
          : fromBody !== undefined
            ? 'body'
            : 'none',
    origin: url.origin,
  };
}
