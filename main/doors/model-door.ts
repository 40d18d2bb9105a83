import { contract } from '../../shared/contract/contract.ts';
import { AppError, failureOf } from '../../shared/failure.ts';
import type { Access } from '../../shared/model/access.ts';
import { modelDoorSetting } from '../../shared/model/door.ts';
import type { ProposalSource } from '../../shared/model/proposal.ts';
import type { AnyCall, AnyEvent, Served } from '../../shared/rpc.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Caller, DoorKind, Log } from '../ports.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { Desk } from '../workspace/desk.ts';
import { MinuteRate } from './rate.ts';
import { mayPass } from './reach.ts';

interface Needs {
  readonly desk: Desk;
  readonly log: Log;
}

/**
 * SECURITY: what stands before every call of a model: somebody is signed in, a super admin has let models in, the session
 * keeps within its rate, and what it asked for and got is in the audit trail, refusals too.
 */
export function throughModelDoor(served: Served<Caller>, { desk, log }: Needs): Served<Caller> {
  const rates = new WeakMap<Caller, MinuteRate>();

  async function enter(caller: Caller): Promise<void> {
    if (!(await desk.join(caller)))
      throw new AppError('signed_out', 'Nobody is signed in to Steward, or it is locked. Unlock it first.');
    const { work } = desk.here(caller);
    const { perMinute } = readSetting(work.ledger, modelDoorSetting);
    const rate = rates.get(caller) ?? new MinuteRate();
    rates.set(caller, rate);
    if (!rate.take(work.clock.now().getTime(), perMinute))
      throw new AppError('too_many_attempts', `A model may ask ${perMinute} times a minute. Wait a little.`);
  }

  return async (name, said, caller) => {
    const text = caller.door === undefined ? said : sourced(name, said, caller.door);
    if (caller.door !== 'model') return served(name, text, caller);
    try {
      await enter(caller);
    } catch (error) {
      return JSON.stringify({ ok: false, failure: failureOf(error) });
    }
    const answer = await served(name, text, caller);
    try {
      noteCall(desk, caller, { name, text, answer });
    } catch (error) {
      // Nothing leaves that the trail does not know of.
      log.error('doors.call_not_recorded', error, { name });
      return JSON.stringify({ ok: false, failure: failureOf(error) });
    }
    return answer;
  };
}

const sources: Readonly<Record<DoorKind, ProposalSource>> = { command_line: 'cli', model: 'mcp' };

/** SECURITY: whoever decides on a proposal sees which door it came by, whatever it says of itself. */
function sourced(name: string, text: string, door: DoorKind): string {
  if (name !== 'budgets.propose') return text;
  try {
    const { id, input } = JSON.parse(text) as { id: unknown; input: object };
    return JSON.stringify({ id, input: { ...input, source: sources[door] } });
  } catch {
    return text;
  }
}

interface Exchange {
  readonly name: string;
  readonly text: string;
  readonly answer: string;
}

/** In the client's own chain when it answered about one; else in the workspace's. */
function noteCall(desk: Desk, caller: Caller, { name, text, answer }: Exchange): void {
  const { work } = desk.here(caller);
  const refusal = refusalIn(answer);
  const client = refusal === null && isOfClient(name) ? clientIn(text) : null;
  const row = {
    chain: client ?? 'workspace',
    actor: work.actor,
    what: mayPass(name, 'model') && refusal === null ? 'model.asked' : 'model.refused',
    subject: callNamed(name) === null ? 'unknown call' : name,
    detail: { bytes: answer.length, refusal },
  };
  write(work.ledger, (w) => record(w, row, work.clock.now(), work.ids));
}

function callNamed(name: string): AnyCall<Access> | null {
  const [noun = '', verb = ''] = name.split('.');
  const nouns: Record<string, Record<string, AnyCall<Access> | AnyEvent>> = contract;
  const entry = Object.hasOwn(nouns, noun) ? nouns[noun]?.[verb] : undefined;
  return entry?.kind === 'call' ? entry : null;
}

const isOfClient = (name: string) => typeof callNamed(name)?.access === 'object';

function refusalIn(answer: string): string | null {
  const { ok, failure } = JSON.parse(answer) as { ok: boolean; failure?: { code: string } };
  return ok ? null : (failure?.code ?? 'internal');
}

function clientIn(text: string): string | null {
  const { input } = JSON.parse(text) as { input?: { clientId?: unknown } };
  return typeof input?.clientId === 'string' ? input.clientId : null;
}
