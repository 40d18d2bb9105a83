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
  const group = rest.length === 0 && Object.hasOwn(contract, noun) ? contract[noun] : undefined;
  const entry = group && Object.hasOwn(group, verb) ? group[verb] : undefined;
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

/** The other side of the contract: a test's, or the command line's. */
export function connect<C extends Contract>(contract: C, host: Host): { api: Client<C>; hear: Hear<C> } {
  const lookup: Lookup = (name) => entryIn(contract, name);
  const send = sender(lookup, host);
  const api: Record<string, Record<string, unknown>> = {};
  for (const [noun, group] of Object.entries(contract)) {
    const calls = Object.entries(group).filter(([, entry]) => entry.kind === 'call');
    api[noun] = Object.fromEntries(calls.map(([verb]) => [verb, send(`${noun}.${verb}`)]));
  }
  return { api: api as Client<C>, hear: listen<C>(lookup, host) };
}

type Entry = AnyCall | AnyEvent | undefined;
/** Looks up what the wire carries: at once, or when the rest of the contract is there. */
type Lookup = (name: string) => Entry | Promise<Entry>;

/**
 * The window's side. Making the schemas of the whole contract takes longer than drawing the first screen does, and that
 * screen needs few of them: `whole` is asked for once, with the first call or event that `first` does not know.
 */
export function connectInParts<C extends Contract>(
  first: Partial<C>,
  whole: () => Promise<C>,
  host: Host,
): { api: Client<C>; hear: Hear<C> } {
  let known: Contract = first as Contract;
  let reading: Promise<void> | undefined;
  const lookup: Lookup = (name) => {
    const entry = entryIn(known, name);
    if (entry !== undefined || known !== first) return entry;
    reading ??= whole().then((contract) => void (known = contract));
    return reading.then(() => entryIn(known, name));
  };
  const send = sender(lookup, host);
  const api = made((noun) => made((verb) => send(`${noun}.${verb}`)));
  return { api: api as Client<C>, hear: listen<C>(lookup, host) };
}

function entryIn(contract: Contract, name: string): Entry {
  const [noun = '', verb = ''] = name.split('.');
  return contract[noun]?.[verb];
}

type Send = (input: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>;

function sender(lookup: Lookup, host: Host): (name: string) => Send {
  let last = 0;
  const prefix = Math.random().toString(36).slice(2, 8);
  return (name) =>
    async (input, { signal } = {}) => {
      const id = `${prefix}-${(last += 1)}`;
      if (signal?.aborted) throw new AppError('cancelled', 'Cancelled.');
      const cancel = () => void host.call(cancelName, JSON.stringify({ id }));
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const asked = host.call(name, JSON.stringify({ id, input }));
        const [text, entry] = await Promise.all([asked, lookup(name)]);
        const answered = Answer.parse(JSON.parse(text));
        if (!answered.ok) {
          throw new AppError(answered.failure.code, answered.failure.message, answered.failure.details);
        }
        if (entry?.kind !== 'call') throw new Error(`The contract has no call named ${name}.`);
        return entry.output.parse(answered.value);
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

/** An event that waits for the rest of the contract comes after those that need not: none of them builds on another. */
function listen<C extends Contract>(lookup: Lookup, host: Host): Hear<C> {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const tell = (name: string, text: string, entry: Entry): void => {
    const heard = listeners.get(name);
    if (!heard || entry?.kind !== 'event') return;
    const payload = entry.payload.parse(JSON.parse(text)) as never;
    for (const listener of heard) listener(payload);
  };
  host.hear((name, text) => {
    if (!listeners.has(name)) return;
    const entry = lookup(name);
    if (entry instanceof Promise) void entry.then((found) => tell(name, text, found));
    else tell(name, text, entry);
  });
  return (name, listener) => {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    return () => heard.delete(listener);
  };
}
