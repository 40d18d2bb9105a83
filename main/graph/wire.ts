import { AppError, failureOf } from '../../shared/failure.ts';
import type { GraphReply, GraphRequest } from '../ports.ts';
import { type About, classify, GraphRefusal } from './classify.ts';
import type { Engine } from './engine.ts';
import { jsonOf } from './json.ts';
import { proofOf } from './sign.ts';
import { usageOf, type Usage } from './usage.ts';
import type { Verdict } from './verdict.ts';
import { graphVersion, versionNotice } from './version.ts';
import type { Call } from './waiting.ts';

/** One request, as far as the wire needs to know it. */
export interface Sending {
  readonly endpoint: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: Record<string, string>;
  readonly token: Buffer;
  /** Whose call it is: the token that a Page token came from, else the token itself. */
  readonly asker: Buffer;
  /** Signs with this instead of the kept app secret. */
  readonly proofBy?: Uint8Array | undefined;
  readonly isSecret: boolean;
  readonly about: About;
  readonly call: Call;
  readonly client: string | null;
  readonly attempt: number;
  readonly withinMs: number;
  /** The last look before the first byte leaves, after any wait for a turn. Throws to send nothing. */
  readonly lastLook?: (() => void) | undefined;
}

/** Sends one request once: brake, signature, transport, classification, usage, trace. */
export async function sendOnce(engine: Engine, sending: Sending, signal: AbortSignal): Promise<unknown> {
  const { governor, breaker, transport } = engine;
  const { call } = sending;
  const pass = governor.enter(call, signal);
  if (pass) await pass;
  try {
    sending.lastLook?.();
  } catch (error) {
    governor.leave(call, nothing);
    throw error;
  }
  const at = engine.now();
  const nextTry = breaker.refusal(at);
  if (nextTry !== null) {
    governor.leave(call, nothing);
    throw new AppError(
      'offline',
      'Meta has not been answering. Steward tries again in a moment; everything already synced stays readable.',
      { why: 'breaker', sent: false, seconds: Math.ceil((nextTry - at) / 1000) },
    );
  }
  const request = requestOf(engine, sending);
  let reply: GraphReply;
  try {
    reply = await transport.send(request, signal);
  } catch (error) {
    governor.leave(call, nothing);
    if (signal.aborted) breaker.abandoned();
    else breaker.failed(engine.now());
    note(engine, sending, request, at, { outcome: failureOf(error).code, status: null, verdict: null });
    throw error;
  }
  return readReply(engine, sending, request, reply, at);
}

const nothing = { usage: null, verdict: null };

function readReply(
  engine: Engine,
  sending: Sending,
  request: GraphRequest,
  reply: GraphReply,
  at: number,
): unknown {
  engine.metaClock.heard(reply.headers['date']);
  const value = jsonOf(reply.body);
  const verdict = isAnswer(reply.status, value) ? null : classify(reply.status, reply.body, sending.about);
  const usage = usageOf(reply.headers);
  engine.governor.leave(sending.call, { usage, verdict });
  if (verdict?.kind === 'transient' || verdict?.kind === 'unreadable') engine.breaker.failed(engine.now());
  else engine.breaker.answered();
  engine.onReply({ token: sending.asker, endpoint: sending.endpoint, verdict });
  const notice = versionNotice(reply.headers);
  if (notice) engine.notice(notice);
  note(engine, sending, request, at, { outcome: verdict?.kind ?? 'answered', status: reply.status, verdict });
  if (verdict) throw refusalOf(engine, sending.call, verdict, usage);
  return value;
}

/** Meta has been seen to put an error into a reply of status 200. */
function isAnswer(status: number, value: unknown): boolean {
  if (status !== 200 || typeof value !== 'object' || value === null) return false;
  return !('error' in value) || 'data' in value;
}

function refusalOf({ governor }: Engine, call: Call, verdict: Verdict, usage: Usage): GraphRefusal {
  const isPause = verdict.kind === 'throttle' || verdict.kind === 'budget_hourly_limit';
  const told = Math.max(0, ...[...usage.owners.values()].map(({ regainSeconds }) => regainSeconds));
  return new GraphRefusal(verdict, isPause ? (governor.minutesToRegain(call) ?? Math.ceil(told / 60)) : null);
}

function requestOf({ appSecret }: Engine, sending: Sending): GraphRequest {
  const { method, token, withinMs, params } = sending;
  const kept = sending.proofBy ? null : appSecret();
  const secret = sending.proofBy ?? kept;
  if (secret) params['appsecret_proof'] = proofOf(secret, token);
  // SECURITY: opened for this one signature.
  kept?.fill(0);
  const form = formOf(params);
  const path = `/${graphVersion}/${sending.path}`;
  if (method === 'POST') return { method, path, body: form, token, withinMs };
  return { method, path: form === '' ? path : `${path}?${form}`, token, withinMs };
}

function formOf(params: Record<string, string>): string {
  let form = '';
  for (const name in params) {
    const value = params[name];
    if (value !== undefined) form += `${form === '' ? '' : '&'}${name}=${encodeURIComponent(value)}`;
  }
  return form;
}

interface Ended {
  readonly outcome: string;
  readonly status: number | null;
  readonly verdict: Verdict | null;
}

function note(
  engine: Engine,
  sending: Sending,
  request: GraphRequest,
  at: number,
  { outcome, status, verdict }: Ended,
): void {
  const { endpoint, method, client, attempt, isSecret } = sending;
  const ms = engine.now() - at;
  const { code = null, subcode = null, trace = null } = verdict ?? {};
  // SECURITY: where the address holds a secret, not even the trace keeps it.
  const path = isSecret ? null : request.path;
  engine.trace.add({
    at,
    endpoint,
    method,
    path,
    client,
    attempt,
    ms,
    status,
    outcome,
    code,
    subcode,
    trace,
  });
  // The path stays out of the log: a cursor may be in it.
  if (verdict === null && status !== null) engine.log.info('graph.answered', { endpoint, status, ms });
  else engine.log.info('graph.refused', { endpoint, status, ms, outcome, code, subcode, trace, attempt });
}
