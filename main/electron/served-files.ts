import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export const scheme = 'app';
export const uiOrigin = 'app://ui';
export const reportOrigin = 'app://report';

export interface Body {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
/** Exact path as it stands in the address → what is sent. */
export type ServedFiles = ReadonlyMap<string, Body>;

export interface Answer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// SECURITY: nothing from another origin, nothing inline, no frames, no forms, no eval.
const uiPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

// SECURITY: a report is a still page: no scripts at all, and only what it carries within itself.
const reportPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Reads every built file once, at start. A file of an unknown type is not served. */
export function readServedFiles(folder: string): ServedFiles {
  const files = new Map<string, Body>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, {
      type,
      bytes: new Uint8Array(readFileSync(file)),
    });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

/** Pages that main makes itself (reports), looked up by the exact path; `undefined` is 404. */
export type MadePages = (path: string) => Body | undefined;

export function answerFor(method: string, address: string, ui: ServedFiles, reports: MadePages): Answer {
  if (method !== 'GET') return refusal(405);
  const url = URL.canParse(address) ? new URL(address) : null;
  // SECURITY: the address must be written the one way that parsing writes it, and its path is a key, compared as it
  // stands: never decoded, never joined, so there is nothing to escape from.
  if (url === null || `${scheme}://${url.host}${url.pathname}${url.hash}` !== address) return refusal(404);
  if (url.host === 'ui') return found(ui.get(url.pathname), uiPolicy);
  if (url.host === 'report') return found(reports(url.pathname), reportPolicy);
  return refusal(404);
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const pictureAddress = new RegExp(`^${uiOrigin}/media/(${uuid})/(${uuid})$`);

/** `app://ui/media/<client>/<picture>`, written exactly so; null for everything else. */
export function pictureAsked(method: string, address: string): { clientId: string; id: string } | null {
  const [, clientId, id] = (method === 'GET' ? pictureAddress.exec(address) : null) ?? [];
  return clientId === undefined || id === undefined ? null : { clientId, id };
}

/** SECURITY: a picture is never a page: with the still policy it can run nothing, whatever it is. */
export function pictureAnswer(picture: { readonly type: string; readonly bytes: Uint8Array } | null): Answer {
  if (picture === null || !/^image\/(?:webp|png)$/.test(picture.type)) return refusal(404);
  return { status: 200, headers: headers(picture.type, reportPolicy), body: new Uint8Array(picture.bytes) };
}

function found(body: Body | undefined, policy: string): Answer {
  return body ? { status: 200, headers: headers(body.type, policy), body: body.bytes } : refusal(404);
}

function refusal(status: 404 | 405): Answer {
  return { status, headers: headers('text/plain; charset=utf-8', reportPolicy), body: null };
}

function headers(type: string, policy: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    // SECURITY: a file is what its type says, never what it looks like.
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}
