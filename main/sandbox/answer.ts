import { GraphError } from './errors.ts';
import { type Fault, hitting } from './faults.ts';
import { letters } from './hash.ts';
import { type Answered, failed, perform, standardHeaders } from './perform.ts';
import { type RequestRecord, recordRequest } from './records.ts';
import { type Ask, readAsk, type SandboxReply, type SandboxRequest } from './request.ts';
import type { State } from './state.ts';

/** What goes back over the wire, and how badly. */
export interface Outcome {
  readonly reply: SandboxReply;
  readonly delayMs: number;
  readonly cut: 'none' | 'reset' | 'truncate' | 'trickle';
}

/** One Graph request, from its bytes to the bytes of its reply. */
export function answerGraph(state: State, request: SandboxRequest, inBatch = false): Outcome {
  const trace = `A${letters(`trace/${state.records.seq}`, state.world.seed, 22)}`;
  let ask: Ask;
  try {
    ask = readAsk(request);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return whole(failed(error, trace, standardHeaders(trace, state)));
  }
  const record = openRecord(state, ask, inBatch);
  const token = state.tokens.byText.get(ask.tokenText ?? '');
  const seen = { method: ask.method, path: ask.path, params: ask.params, token: token?.name ?? null };
  const faults = hitting(state.faults, seen);
  record.fault = faults.length === 0 ? null : faults.map((fault) => fault.kind).join(',');
  const delayMs =
    state.config.latencyMs +
    Math.max(0, ...faults.filter((f) => f.kind === 'delay').map((f) => f.ms ?? 1000));
  const outer = faults.find((fault) => isOuter(fault) && !appliesFirst(fault));
  const again = (item: SandboxRequest) => {
    const out = answerGraph(state, item, true);
    return out.cut === 'none' ? out.reply : null;
  };
  const answered = outer ? null : perform({ state, ask, record, faults, trace, again });
  const said = outer ?? faults.find(isOuter);
  const out = said
    ? spoil(said, answered, trace, state)
    : whole(answered ?? { status: 200, body: '', headers: {} });
  closeRecord(record, out, answered);
  return { ...out, delayMs };
}

const outerKinds: ReadonlySet<Fault['kind']> = new Set([
  'reset-before',
  'reset-after',
  'html',
  'truncate',
  'empty',
  'trickle',
  'huge',
  'deep',
  'gzip-bomb',
  'error',
]);
const isOuter = (fault: Fault) => outerKinds.has(fault.kind);
const appliesFirst = (fault: Fault) =>
  fault.apply === true ||
  fault.kind === 'reset-after' ||
  fault.kind === 'truncate' ||
  fault.kind === 'trickle';

function whole(answered: Answered): Outcome {
  return { reply: answered, delayMs: 0, cut: 'none' };
}

function spoil(fault: Fault, answered: Answered | null, trace: string, state: State): Outcome {
  const headers = { ...standardHeaders(trace, state), ...answered?.headers };
  const { kind, status } = fault;
  if (kind === 'html') {
    const body =
      '<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, something went wrong.</body></html>';
    return whole({ status: status ?? 502, body, headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
  if (kind === 'empty') return whole({ status: status ?? 500, body: '', headers });
  if (kind === 'huge' || kind === 'deep') return whole({ status: 200, body: swollen(fault), headers });
  if (kind === 'gzip-bomb') {
    const body = state.tools.gzip(swollen({ ...fault, kind: 'huge' }));
    return {
      reply: { status: 200, body, headers: { ...headers, 'content-encoding': 'gzip' } },
      delayMs: 0,
      cut: 'none',
    };
  }
  if (kind === 'error') return whole(failed(namedError(fault), trace, headers));
  if (kind === 'truncate' || kind === 'trickle') {
    return { reply: answered ?? { status: 200, body: '', headers }, delayMs: 0, cut: kind };
  }
  return { reply: { status: 0, body: '', headers: {} }, delayMs: 0, cut: 'reset' };
}

/** Valid JSON that no honest reply looks like. */
function swollen(fault: Fault): string {
  const size = Math.min(fault.bytes ?? (fault.kind === 'huge' ? 64_000_000 : 100_000), 256_000_000);
  if (fault.kind === 'huge') return `{"data":["${'x'.repeat(size)}"]}`;
  return `{"data":${'['.repeat(size)}${']'.repeat(size)}}`;
}

function namedError(fault: Fault): GraphError {
  const code = fault.code ?? 1;
  return new GraphError({
    code,
    message:
      fault.message ??
      (code === 1 ? 'An unknown error occurred' : `(#${code}) Service temporarily unavailable`),
    ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
    ...(fault.status === undefined ? {} : { status: fault.status }),
    transient: fault.transient ?? (code === 1 || code === 2),
  });
}

/** The oracle must not become a place where tokens lie about. */
const secrets: ReadonlySet<string> = new Set([
  'access_token',
  'appsecret_proof',
  'input_token',
  'fb_exchange_token',
  'revoke_token',
  'client_secret',
]);

function openRecord(state: State, ask: Ask, inBatch: boolean): RequestRecord {
  const params = Object.fromEntries(Object.entries(ask.params).filter(([name]) => !secrets.has(name)));
  state.records.seq += 1;
  const record: RequestRecord = {
    seq: state.records.seq,
    at: new Date(state.clock.now()).toISOString(),
    method: ask.method,
    path: `/${ask.path}`,
    version: ask.version,
    params,
    token: state.tokens.byText.get(ask.tokenText ?? '')?.name ?? null,
    tokenIn: ask.tokenIn,
    proof: ask.params['appsecret_proof'] !== undefined,
    inBatch,
    status: null,
    code: null,
    subcode: null,
    fault: null,
    whileBlocked: false,
    unlisted: false,
  };
  recordRequest(state.records, record);
  return record;
}

function closeRecord(record: RequestRecord, out: Outcome, answered: Answered | null): void {
  if (out.cut === 'reset') return;
  record.status = out.reply.status;
  const body =
    out.reply.status >= 400 && typeof out.reply.body === 'string' ? out.reply.body : (answered?.body ?? '');
  if (!body.startsWith('{"error"')) return;
  const { error } = JSON.parse(body) as { error: { code: number; error_subcode?: number } };
  record.code = error.code;
  record.subcode = error.error_subcode ?? null;
}
