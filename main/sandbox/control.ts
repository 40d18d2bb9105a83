import type { Config } from './config.ts';
import { type Fault, type Match, readFault } from './faults.ts';
import { jsonBody, type Row, type SandboxReply, type SandboxRequest } from './request.ts';
import type { Sandbox } from './sandbox.ts';

type Verb = (sandbox: Sandbox, body: Row, url: URL) => unknown;

function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${name} must be a number.`);
  return value;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${name} must be a text.`);
  return value;
}

function moveClock(sandbox: Sandbox, body: Row) {
  if (body['now'] !== undefined) {
    const at = Date.parse(text(body['now'], 'now'));
    if (Number.isNaN(at)) throw new Error('now must be an ISO instant.');
    sandbox.clock.set(at);
  } else {
    sandbox.clock.advance(number(body['advanceSeconds'], 'advanceSeconds'));
  }
  return { now: new Date(sandbox.clock.now()).toISOString() };
}

const verbs: Readonly<Record<string, Verb>> = {
  'POST faults': (sandbox, body) => {
    const { match, fault, left, skip } = readFault(body);
    sandbox.fault(match as Match, fault as Fault, left ?? undefined, skip);
    return { success: true };
  },
  'DELETE faults': (sandbox) => {
    sandbox.clearFaults();
    return { success: true };
  },
  'POST clock': moveClock,
  'GET clock': (sandbox) => ({ now: new Date(sandbox.clock.now()).toISOString() }),
  'POST config': (sandbox, body) => {
    sandbox.configure(body as Partial<Config>);
    return { success: true };
  },
  'POST foreign-write': (sandbox, body) => {
    const { value } = body;
    const given = typeof value === 'number' ? value : text(value, 'value');
    sandbox.foreignWrite(text(body['object'], 'object'), text(body['field'], 'field'), given);
    return { success: true };
  },
  'POST access': (sandbox, body) => {
    sandbox.withdraw(text(body['object'], 'object'), body['withdrawn'] !== false);
    return { success: true };
  },
  'POST reset': (sandbox) => {
    sandbox.reset();
    return { success: true };
  },
  'GET requests': (sandbox) => sandbox.requests(),
  'GET applied': (sandbox) => sandbox.applied(),
  'GET truth': (sandbox, _, url) =>
    sandbox.truth(
      text(url.searchParams.get('object'), 'object'),
      url.searchParams.get('since') ?? undefined,
      url.searchParams.get('until') ?? undefined,
    ),
  'GET description': (sandbox) => sandbox.describe(),
};

/** The door by which a test or a person moves the world; it never counts as a request to Meta. */
export function answerControl(sandbox: Sandbox, request: SandboxRequest, url: URL): SandboxReply {
  const name = `${request.method.toUpperCase()} ${url.pathname.slice('/__sandbox/'.length)}`;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) return reply(404, { error: `There is no ${name}; there are ${Object.keys(verbs).join(', ')}.` });
  try {
    return reply(200, verb(sandbox, request.method.toUpperCase() === 'POST' ? jsonBody(request) : {}, url));
  } catch (error) {
    return reply(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function reply(status: number, value: unknown): SandboxReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify(value),
  };
}
