import { AppError, Failure, failureOf } from './failure.ts';
import type { Host } from './host.ts';
import { z } from './zod.ts';

/** One call of a contract. `Access` is the app's own word for who may make it; this file only carries it. */
export interface Call<I extends z.ZodType, O extends z.ZodType, Access> {
  readonly kind: 'call';
  readonly access: Access;
  /** `write` is whatever changes something, uses a token or a key, or leaves a row in the audit trail. */
  readonly effect: 'read' | 'write';
  readonly input: I;
  readonly output: O;
}
export interface Event<P extends z.ZodType> {
  readonly kind: 'event';
  readonly payload: P;
}
export type AnyCall<Access = unknown> = Call<z.ZodType, z.ZodType, Access>;
export type AnyEvent = Event<z.ZodType>;
/** Calls and events by noun: `contract.clients.list`. */
export type Contract<Access = unknown> = Record<string, Record<string, AnyCall<Access> | AnyEvent>>;

export function event<P extends z.ZodType>(payload: P): Event<P> {
  return { kind: 'event', payload };
}

/** What a handler gets beside its input. */
export interface CallContext {
  readonly signal: AbortSignal;
}

/** What a call runs in, such as a session: it may end before the call does. */
export interface Life {
  /** Throws when it is ending already. Aborts the call, with the failure that it is to end with, when it ends. */
  join(stop: AbortController): void;
  leave(stop: AbortController): void;
  /** Whether it has ended: nothing of it may leave any more. */
  readonly isOver: boolean;
}

type CallKeys<N> = { [K in keyof N]: N[K] extends { kind: 'call' } ? K : never }[keyof N];
type EventKeys<N> = { [K in keyof N]: N[K] extends { kind: 'event' } ? K : never }[keyof N];
type InputOf<E> = E extends Call<infer I, z.ZodType, unknown> ? z.output<I> : never;
type SentOf<E> = E extends Call<infer I, z.ZodType, unknown> ? z.input<I> : never;
type OutputOf<E> = E extends Call<z.ZodType, infer O, unknown> ? z.output<O> : never;
type ReplyOf<E> = E extends Call<z.ZodType, infer O, unknown> ? z.input<O> : never;
type PayloadOf<E> = E extends Event<infer P> ? z.output<P> : never;

/** One function per call; `Ctx` is what the admission decided (who asks, for which client). */
export type Handlers<C extends Contract, Ctx> = {
  [N in keyof C]: {
    [K in CallKeys<C[N]>]: (
      input: InputOf<C[N][K]>,
      ctx: Ctx & CallContext,
    ) => ReplyOf<C[N][K]> | Promise<ReplyOf<C[N][K]>>;
  };
};

/** What the other side of the wire holds. */
export type Client<C extends Contract> = {
  [N in keyof C]: {
    [K in CallKeys<C[N]>]: (
      input: SentOf<C[N][K]>,
      options?: { signal?: AbortSignal },
    ) => Promise<OutputOf<C[N][K]>>;
  };
};

export type EventName<C extends Contract> = {
  [N in keyof C & string]: `${N}.${EventKeys<C[N]> & string}`;
}[keyof C & string];
export type EventPayload<C extends Contract, Name extends string> = Name extends `${infer N}.${infer K}`
  ? N extends keyof C
    ? K extends keyof C[N]
      ? PayloadOf<C[N][K]>
      : never
    : never
  : never;
/** Sends one event to whoever listens. */
export type Emit<C extends Contract> = <Name extends EventName<C>>(
  name: Name,
  payload: EventPayload<C, Name>,
) => void;
/** Listens to one event; the returned function stops it. */
export type Hear<C extends Contract> = <Name extends EventName<C>>(
  name: Name,
  listener: (payload: EventPayload<C, Name>) => void,
) => () => void;

const Envelope = z.object({ id: z.string().max(64), input: z.unknown().optional() });
const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);
type Answer = z.infer<typeof Answer>;

/** The largest request text that is even parsed. A CSV of 5,000 rows fits many times over. */
const longestRequest = 16 * 1024 * 1024;
/** The one name outside the contract: stops a running call of the same caller. */
const cancelName = 'rpc.cancel';

export interface Served<Caller> {
  (name: string, text: string, caller: Caller): Promise<string>;
}

/**
 * The door of main. Looks the call up by its own name only, parses the input, asks `admit` who may, runs the
 * handler, and parses the output too, so that an undeclared key (a token column, say) can never leave.
 */
export function serve<C extends Contract, Ctx extends { life?: Life }, Caller extends object>(
  contract: C,
  handlers: Handlers<C, Ctx>,
  admit: (
    call: AnyCall<C[string][string] extends AnyCall<infer A> ? A : never>,
    name: string,
    input: unknown,
    caller: Caller,
  ) => Ctx,
  onBug: (name: string, error: unknown) => void,
  /** Hears of every failure, and says in words what the app knows of and this file does not, a full disk say. */
  inWords: (error: unknown, asked: { readonly name: string; readonly caller: Caller }) => unknown = (error) =>
    error,
): Served<Caller> {
  const running = new WeakMap<Caller, Map<string, AbortController>>();

  async function answer(name: string, text: string, caller: Caller): Promise<Answer> {
    if (text.length > longestRequest) throw new AppError('invalid_request', 'That request is too large.');
    const envelope = Envelope.safeParse(parseJson(text));
    if (!envelope.success) throw new AppError('invalid_request', 'That request cannot be read.');
    const mine = running.get(caller) ?? new Map<string, AbortController>();
    running.set(caller, mine);
    if (name === cancelName) {
      mine.get(envelope.data.id)?.abort();
      return { ok: true };
    }
    const found = findCall(contract, handlers, name);
    const input = found.call.input.safeParse(envelope.data.input);
    if (!input.success) throw new AppError('invalid_request', z.prettifyError(input.error), { call: name });
    const ctx = admit(found.call as never, name, input.data, caller);
    const stop = new AbortController();
    ctx.life?.join(stop);
    mine.set(envelope.data.id, stop);
    try {
      const reply = await found.handler(input.data, { ...ctx, signal: stop.signal });
      if (ctx.life?.isOver && stop.signal.aborted) throw stop.signal.reason;
      return { ok: true, value: found.call.output.parse(reply) };
    } catch (error) {
      throw endOf(stop.signal, error);
    } finally {
      mine.delete(envelope.data.id);
      ctx.life?.leave(stop);
    }
  }

  return async (name, text, caller) => {
    try {
      return JSON.stringify(await answer(name, text, caller));
    } catch (thrown) {
      const error = inWords(thrown, { name, caller });
      const failure = failureOf(error);
      if (failure.code === 'internal') onBug(name, error);
      return JSON.stringify({ ok: false, failure } satisfies Answer);
    }
  };
}

/** A call that was stopped for a reason, and broke off or stumbled because of it, ends with that reason. */
function endOf(signal: AbortSignal, error: unknown): unknown {
  const reason: unknown = signal.reason;
  if (!(reason instanceof AppError)) return error;
  return ['internal', 'cancelled'].includes(failureOf(error).code) ? reason : error;
}

function findCall(contract: Contract, handlers: object, name: string) {
  const [noun = '', verb = '', ...rest] = name.split('.');
  const entry = rest.length === 0 ? entryIn(contract, name) : undefined;
  if (entry?.kind !== 'call')
    throw new AppError('invalid_request', `There is no call named ${JSON.stringify(name.slice(0, 80))}.`);
  const nouns = handlers as Record<string, Record<string, (input: unknown, ctx: object) => unknown>>;
  const handler = nouns[noun]?.[verb];
  if (!handler) throw new Error(`The contract names ${name}, but nothing handles it.`);
  return { call: entry, handler };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Main's side of events: parsed before they leave, so that no undeclared key does. */
export function emitting<C extends Contract>(
  contract: C,
  send: (name: string, payload: unknown) => void,
): Emit<C> {
  return (name, payload) => {
    const entry = entryIn(contract, name);
    if (entry?.kind !== 'event') throw new Error(`The contract has no event named ${name}.`);
    send(name, entry.payload.parse(payload));
  };
}

interface Connected<C extends Contract> {
  readonly api: Client<C>;
  readonly hear: Hear<C>;
}

/** The other side of the contract: a test's, or that of a command line which may be of another version than main. */
export function connect<C extends Contract>(contract: C, host: Host): Connected<C> {
  const read: Read = (name, value) => {
    const entry = entryIn(contract, name);
    if (entry === undefined) throw new Error(`The contract has nothing named ${name}.`);
    return (entry.kind === 'call' ? entry.output : entry.payload).parse(value);
  };
  const send = sender(host, read);
  const api: Record<string, Record<string, unknown>> = {};
  for (const [noun, group] of Object.entries(contract)) {
    const calls = Object.entries(group).filter(([, entry]) => entry.kind === 'call');
    api[noun] = Object.fromEntries(calls.map(([verb]) => [verb, send(`${noun}.${verb}`)]));
  }
  return { api: api as Client<C>, hear: listen<C>(host, read) };
}

/**
 * The window's side. It is of one build with main, which has parsed whatever it sends: so a window has no schema to make
 * before it draws, and no answer is gone through a second time.
 */
export function connectWindow<C extends Contract>(host: Host): Connected<C> {
  const read: Read = (_name, value) => value;
  const send = sender(host, read);
  const api = made((noun) => made((verb) => send(`${noun}.${verb}`)));
  return { api: api as Client<C>, hear: listen<C>(host, read) };
}

function entryIn(contract: Contract, name: string): AnyCall | AnyEvent | undefined {
  const [noun = '', verb = ''] = name.split('.');
  const group = Object.hasOwn(contract, noun) ? contract[noun] : undefined;
  return group && Object.hasOwn(group, verb) ? group[verb] : undefined;
}

/** What came by this name, as its reader takes it. */
type Read = (name: string, value: unknown) => unknown;
type Send = (input: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>;

function sender(host: Host, read: Read): (name: string) => Send {
  let last = 0;
  const prefix = Math.random().toString(36).slice(2, 8);
  return (name) =>
    async (input, { signal } = {}) => {
      const id = `${prefix}-${(last += 1)}`;
      if (signal?.aborted) throw new AppError('cancelled', 'Cancelled.');
      const cancel = () => void host.call(cancelName, JSON.stringify({ id }));
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const answered = Answer.parse(JSON.parse(await host.call(name, JSON.stringify({ id, input }))));
        if (!answered.ok) {
          throw new AppError(answered.failure.code, answered.failure.message, answered.failure.details);
        }
        return read(name, answered.value);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    };
}

/** An object whose properties are made when they are first asked for: their names are the contract's, in its type. */
function made<T>(make: (name: string) => T): Record<string, T> {
  return new Proxy<Record<string, T>>(Object.create(null), {
    get: (known, name) => (typeof name === 'string' ? (known[name] ??= make(name)) : undefined),
  });
}

function listen<C extends Contract>(host: Host, read: Read): Hear<C> {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  host.hear((name, text) => {
    const heard = listeners.get(name);
    if (!heard) return;
    const payload = read(name, JSON.parse(text)) as never;
    for (const listener of heard) listener(payload);
  });
  return (name, listener) => {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    return () => heard.delete(listener);
  };
}
