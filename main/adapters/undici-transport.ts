import { rootCertificates } from 'node:tls';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { AppError } from '../../shared/failure.ts';
import type { GraphReply, GraphRequest, GraphTransport } from '../ports.ts';
import { unzipped } from './unzip.ts';

/** Nothing that Steward asks for comes near this; a reply that does is cut off rather than held in memory. */
const largestReply = 16 * 1024 * 1024;
const longestMs = 90_000;

export interface Network {
  /** `http://proxy.example:3128`, of the agency. */
  readonly proxy?: string;
  /** Where the proxy asks who comes. */
  readonly login?: { readonly user: string; readonly password: string };
  /** A certificate authority of the agency, in PEM, trusted on top of the public ones. */
  readonly authority?: string;
}

/**
 * One fixed origin for all calls. undici's own retry, redirect and cache interceptors stay off: a redirect would carry
 * the token elsewhere, a retry could send a write twice. It speaks to the dispatcher itself: a stream for each reply, as
 * `request` makes it, costs more than everything else here together.
 */
export function undiciTransport(origin: string, network: Network = {}): GraphTransport {
  const dispatcher = dispatcherFor(origin, network);
  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        new Exchange(request, signal, resolve, reject).start(dispatcher, origin);
      }),
    close: () => dispatcher.destroy(),
  };
}

/** SECURITY: verification stays on, whatever the network; an authority adds to the trusted ones and replaces none. */
export function tlsOf({ authority }: Network): { ca?: string[] } {
  return authority === undefined ? {} : { ca: [...rootCertificates, authority] };
}

/** SECURITY: to the proxy alone, when the tunnel is opened; what goes through it carries another header. */
export function proxyTokenOf({ login }: Network): { token?: string } {
  if (login === undefined) return {};
  return { token: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` };
}

function dispatcherFor(origin: string, network: Network): Dispatcher {
  const { proxy } = network;
  const tls = tlsOf(network);
  const common = { connections: 20, headersTimeout: 60_000, bodyTimeout: 30_000, pipelining: 1 };
  if (proxy === undefined) return new Pool(origin, { ...common, connect: { timeout: 5_000, ...tls } });
  return new ProxyAgent({
    uri: proxy,
    ...proxyTokenOf(network),
    ...common,
    requestTls: tls,
    proxyTls: tls,
    connect: { timeout: 5_000 },
  });
}

/** One request and its reply. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: GraphRequest;
  readonly #signal: AbortSignal;
  readonly #resolve: (reply: GraphReply) => void;
  readonly #reject: (error: Error) => void;
  readonly #parts: Buffer[] = [];
  #size = 0;
  #status = 0;
  #headers: Record<string, string> = {};
  #controller: Dispatcher.DispatchController | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failure: AppError | null = null;
  #isOver = false;

  constructor(
    request: GraphRequest,
    signal: AbortSignal,
    resolve: (reply: GraphReply) => void,
    reject: (error: Error) => void,
  ) {
    this.#request = request;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(dispatcher: Dispatcher, origin: string): void {
    if (this.#signal.aborted) {
      this.#fail(new AppError('cancelled', 'Cancelled.', { sent: false }));
      return;
    }
    this.#signal.addEventListener('abort', this.#onAbort, { once: true });
    // A slow trickle resets every timeout of the HTTP layer; this one it does not.
    this.#timer = setTimeout(this.#onLate, Math.min(this.#request.withinMs ?? longestMs, longestMs));
    this.#timer.unref();
    const { method, path, body, token } = this.#request;
    const headers: Record<string, string> = {
      // SECURITY: the token travels in a header; undici's debug output and error objects never print those.
      authorization: `Bearer ${token.toString('utf8')}`,
      accept: 'application/json',
      'accept-encoding': 'gzip',
    };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    dispatcher.dispatch({ origin, method, path, headers, body: body ?? null }, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#headers = flat(headers);
    if (Number(this.#headers['content-length'] ?? 0) > largestReply) this.#cut(tooLarge());
  }

  onResponseData(_: Dispatcher.DispatchController, part: Buffer): void {
    this.#size += part.length;
    if (this.#size > largestReply) this.#cut(tooLarge());
    else this.#parts.push(part);
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    const bytes = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts);
    const encoding = this.#headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') {
      this.#end();
      this.#resolve({ status: this.#status, headers: this.#headers, body: bytes.toString('utf8') });
      return;
    }
    unzipped(bytes, encoding, largestReply).then(
      (body) => {
        if (this.#isOver) return;
        this.#end();
        this.#resolve({ status: this.#status, headers: this.#headers, body });
      },
      (error: unknown) => this.#fail(error instanceof AppError ? error : unreachable('encoding', true)),
    );
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#fail(
      this.#failure ?? (asksWho(error) ? notLetIn() : unreachable(codeOf(error), this.#controller !== null)),
    );
  }

  readonly #onAbort = (): void =>
    this.#cut(new AppError('cancelled', 'Cancelled.', { sent: this.#controller !== null }));

  readonly #onLate = (): void =>
    this.#cut(
      new AppError('graph_failed', 'Meta took too long to answer. Try again in a moment.', {
        why: 'timeout',
        sent: this.#controller !== null,
        mayRetry: true,
      }),
    );

  #cut(failure: AppError): void {
    this.#failure ??= failure;
    this.#controller?.abort(this.#failure);
    this.#fail(this.#failure);
  }

  #fail(error: AppError): void {
    if (this.#isOver) return;
    this.#end();
    this.#reject(error);
  }

  #end(): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}

function tooLarge(): AppError {
  return new AppError('graph_failed', 'Meta answered with far more than was asked for.', {
    why: 'too_large',
    sent: true,
  });
}

/** SECURITY: no cause is attached; an error of the HTTP layer may name the address, and that may hold a token. */
function unreachable(why: string, sent: boolean): AppError {
  return new AppError(
    'offline',
    'Meta cannot be reached. Check the network; everything already synced stays readable.',
    { why, sent, mayRetry: true },
  );
}

/** The proxy's own refusal: nothing has gone to Meta. */
const asksWho = (error: Error) => error.message.startsWith('Proxy response (407)');

function notLetIn(): AppError {
  const sentence = 'The proxy wants a user name and a password, or does not accept these.';
  return new AppError('offline', sentence, { why: 'proxy_login', sent: false, mayRetry: false });
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const one: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) one[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return one;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
