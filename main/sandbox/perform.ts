import { runBatch } from './batch.ts';
import { foreignWrite } from './changes.ts';
import { envelope, GraphError, statusOf } from './errors.ts';
import type { Fault } from './faults.ts';
import { modeOf } from './faults.ts';
import { letters } from './hash.ts';
import { admit, block, type Target, usageHeaders } from './limits.ts';
import type { Bound } from './node.ts';
import { accessToken, debugToken, revokeToken } from './oauth.ts';
import { followersNow } from './page-history.ts';
import { noUser } from './people-nodes.ts';
import type { RequestRecord } from './records.ts';
import type { Ask, Row, SandboxReply, SandboxRequest } from './request.ts';
import { resolve } from './resolve.ts';
import type { Ctx, State } from './state.ts';
import { throttleOf } from './throttles.ts';
import { findToken, type Token } from './tokens.ts';
import { answeredVersion, checkParameters, versionHeaders } from './versions.ts';

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** One request with everything that is known about it before it is looked into. */
export interface Arrival {
  readonly state: State;
  readonly ask: Ask;
  readonly record: RequestRecord;
  readonly faults: readonly Fault[];
  readonly trace: string;
  /** Sends one item of a batch through the same door; null where no reply came. */
  readonly again: (request: SandboxRequest) => SandboxReply | null;
}

export function perform(arrival: Arrival): Answered {
  const { state, ask, faults, trace } = arrival;
  const foreign = faults.filter((fault) => fault.kind === 'foreign-write');
  // Between a read and a write: after the read was answered, or before the write is looked at.
  if (ask.method !== 'GET') for (const fault of foreign) writeForeign(state, fault);
  const headers = { ...standardHeaders(trace, state), ...versionHeaders(ask, faults, null, state.config) };
  let answered: Answered;
  try {
    const row = route(arrival, headers);
    answered = {
      status: 200,
      body: JSON.stringify(row),
      headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    answered = failed(error, trace, headers);
  }
  if (ask.method === 'GET') for (const fault of foreign) writeForeign(state, fault);
  return answered;
}

function writeForeign(state: State, fault: Fault): void {
  const object = state.world.objects.get(fault.object ?? '');
  if (!object || object.kind === 'ad')
    throw new Error(`There is no campaign or ad set ${fault.object ?? ''}.`);
  foreignWrite(state, object, fault.field ?? 'daily_budget', fault.value ?? 0);
}

export function standardHeaders(trace: string, state: State): Record<string, string> {
  return {
    'cache-control': 'private, no-store, no-cache, must-revalidate',
    expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
    'facebook-api-version': 'v26.0',
    'x-fb-request-id': letters(`request/${trace}`, state.world.seed, 22),
    'x-fb-trace-id': trace.slice(0, 11),
    'x-fb-rev': '1030000000',
    'access-control-allow-origin': '*',
  };
}

export function failed(error: GraphError, trace: string, headers: Record<string, string>): Answered {
  const message = error.facts.message.replaceAll(/["\r\n]/g, "'").replaceAll(/[^\u0020-\u007e]/g, '?');
  return {
    status: statusOf(error.facts),
    body: JSON.stringify(envelope(error.facts, trace)),
    headers: {
      ...headers,
      'content-type': 'text/javascript; charset=UTF-8',
      'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${message}"`,
    },
  };
}

/** Calls about tokens themselves: nobody's asset pays for them, only the app. */
const aboutTokens: Readonly<Record<string, (state: State, ask: Ask) => Row>> = {
  'oauth/access_token': accessToken,
  'oauth/revoke': revokeToken,
  debug_token: debugToken,
};

const nobody: Target = { accountId: null, pageId: null, insights: false, write: false, engaged: 0 };

function route(arrival: Arrival, headers: Record<string, string>): Row | readonly unknown[] {
  const { state, ask, record, faults } = arrival;
  checkParameters(ask);
  answeredVersion(ask);
  const about = aboutTokens[ask.segments.join('/')];
  if (about) {
    charge(arrival, nobody, headers);
    return about(state, ask);
  }
  if (ask.segments[0] === 'me' && ask.tokenText === null) {
    throw noUser();
  }
  const now = state.clock.now();
  const token = findToken(state.tokens, ask.tokenText, now);
  checkProof(state, ask, token);
  const ctx: Ctx = { state, ask, token, now, record, faults };
  if (ask.segments.length === 0) {
    if (ask.method === 'POST' && ask.params['batch'] !== undefined) return runBatch(ctx, arrival.again);
    record.unlisted = true;
    throw new GraphError({ code: 2500, message: 'Unknown path components: /' });
  }
  return metered(ctx, resolveCounted(ctx, headers), headers);
}

/** A request about nothing that can be found still costs the app a call. */
function resolveCounted(ctx: Ctx, headers: Record<string, string>): Bound {
  try {
    return resolve(ctx);
  } catch (error) {
    charge(ctx, nobody, headers);
    throw error;
  }
}

function metered(ctx: Ctx, bound: Bound, headers: Record<string, string>): Row {
  const { state, ask, now } = ctx;
  Object.assign(headers, versionHeaders(ask, ctx.faults, bound, state.config));
  const target: Target = {
    accountId: bound.account?.id ?? null,
    pageId: bound.page?.id ?? null,
    insights: bound.isInsights || bound.typeName === 'AdReportRun',
    write: ask.method !== 'GET' && !bound.isInsights,
    engaged: bound.page ? followersNow(state.world, bound.page, now) : 0,
  };
  const fault = ctx.faults.find((one) => one.kind === 'throttle');
  if (fault) {
    const mode = modeOf(fault);
    const { scope } = throttleOf(mode);
    const owner =
      scope === 'app' ? 'app' : scope === 'account' ? `account:${target.accountId}` : `page:${target.pageId}`;
    block(state.limits, owner, mode, now + (fault.seconds ?? 300) * 1000);
  }
  charge(ctx, target, headers);
  return bound.answer(ctx);
}

type Charged = Pick<Ctx, 'state' | 'record' | 'faults'>;

function charge(ctx: Charged, target: Target, headers: Record<string, string>): void {
  const { state, record } = ctx;
  const now = state.clock.now();
  try {
    admit(state.limits, state.config, target, now, () => {
      record.whileBlocked = true;
    });
  } finally {
    Object.assign(headers, usageFor(ctx, target));
  }
}

function usageFor(ctx: Charged, target: Target): Record<string, string> {
  const { state, faults } = ctx;
  const now = state.clock.now();
  const fault = faults.find((one) => one.kind === 'usage');
  const mode = fault?.mode ?? state.config.usageHeaders;
  if (mode === 'missing') return {};
  const headers = usageHeaders(state.limits, state.config, target, now);
  if (mode === 'malformed')
    return Object.fromEntries(Object.keys(headers).map((name) => [name, '{"call_count":']));
  if (fault?.percent === undefined) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value
        .replaceAll(/"(call_count|acc_id_util_pct|app_id_util_pct)":\d+/g, `"$1":${fault.percent}`)
        .replaceAll(/"(estimated_time_to_regain_access)":\d+/g, `"$1":${fault.regainMinutes ?? 0}`),
    ]),
  );
}

function checkProof(state: State, ask: Ask, token: Token): void {
  const proof = ask.params['appsecret_proof'];
  if (proof === undefined) {
    if (state.config.proof === 'off' || token.kind === 'APP') return;
    throw new GraphError({
      code: 100,
      type: 'GraphMethodException',
      message: 'API calls from the server require an appsecret_proof argument',
    });
  }
  if (proof !== state.tools.hmac(state.tokens.appSecret, token.text)) {
    throw new GraphError({
      code: 100,
      type: 'GraphMethodException',
      message: 'Invalid appsecret_proof provided in the API argument',
    });
  }
}
