import { contract } from '../../shared/contract/contract.ts';
import { failureOf } from '../../shared/failure.ts';
import type { Access, ClientRole, Session } from '../../shared/model/access.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { Probe } from '../../shared/model/isolation.ts';
import type { AnyCall, AnyEvent, Served } from '../../shared/rpc.ts';
import { z } from '../../shared/zod.ts';
import type { Here } from '../admission.ts';
import type { admission } from '../admission.ts';
import type { Caller } from '../ports.ts';

export type Admission = typeof admission;
type Reception = Parameters<Admission>[0];
/** The door with every handler behind it, for sessions that the reception makes up. */
export type Door = (reception: Reception) => Served<Caller>;

export interface CallTry {
  readonly name: string;
  readonly wall: Probe['wall'];
  readonly refused: boolean;
  readonly ownPasses: boolean | null;
  readonly what: string;
}

export interface Pair {
  readonly own: ClientId;
  readonly foreign: ClientId;
  readonly here: Here;
  readonly personId: PersonId;
  readonly door: Door;
  readonly admission: Admission;
  /** Awaited between tries, so that a thousand clients do not hold the window. */
  readonly pace: () => Promise<void> | undefined;
}

const roles: readonly ClientRole[] = ['client_admin', 'client_user'];
const caller: Caller = { window: -1 };

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall<Access> | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' ? [{ name: `${noun}.${verb}`, call: entry, fields: fieldsOf(entry) }] : [],
  ),
);
type Listed = (typeof calls)[number];

function fieldsOf({ input }: AnyCall): readonly string[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { properties?: object };
  return Object.keys(schema.properties ?? {});
}

/** A member of one client tries every call with the id of another one, in each role. */
export async function tryCalls(pair: Pair): Promise<CallTry[]> {
  const tries: CallTry[] = [];
  for (const role of roles) {
    for (const listed of calls) {
      tries.push(await tryOne(pair, role, listed));
      await pair.pace();
    }
  }
  return tries;
}

async function tryOne(pair: Pair, role: ClientRole, listed: Listed): Promise<CallTry> {
  const { name, call, fields } = listed;
  const { access, effect } = call;
  if (typeof access === 'object') {
    const [theirs, mine] = [enter(pair, role, listed, pair.foreign), enter(pair, role, listed, pair.own)];
    // A role that the call does not take is refused at one's own client too, but in other words.
    const ownPasses = mine === null || mine === 'not_allowed';
    return { name, wall: 'membership', refused: theirs === 'not_found', ownPasses, what: said(theirs) };
  }
  if (access === 'super_admin') {
    const outcome = enter(pair, role, listed, pair.foreign);
    const refused = outcome === 'not_allowed';
    return { name, wall: 'super_admins_only', refused, ownPasses: null, what: said(outcome) };
  }
  const named = fields.find((field) => field === 'clientId' || field === 'clientIds');
  if (named !== undefined) {
    const input = named === 'clientId' ? { clientId: pair.foreign } : { clientIds: [pair.foreign] };
    const { ok, text } = await send(pair, role, name, input);
    return { name, wall: 'named_inside', refused: !ok, ownPasses: null, what: text.slice(0, 200) };
  }
  if (access !== 'signed_in' || effect === 'write')
    return { name, wall: 'no_client', refused: true, ownPasses: null, what: '' };
  const { text } = await send(pair, role, name, {});
  const refused = !text.includes(pair.foreign);
  return {
    name,
    wall: 'own_answer',
    refused,
    ownPasses: null,
    what: 'The answer speaks of a foreign client.',
  };
}

const said = (outcome: string | null) => outcome ?? 'The door let it in.';

/** SECURITY: the door alone, with no handler behind it: what a hole lets in changes nothing. */
function enter(pair: Pair, role: ClientRole, { name, call }: Listed, clientId: ClientId): string | null {
  try {
    pair.admission(receptionFor(pair, role))(call, name, { clientId }, caller);
    return null;
  } catch (error) {
    return failureOf(error).code;
  }
}

async function send(
  pair: Pair,
  role: ClientRole,
  name: string,
  input: object,
): Promise<{ ok: boolean; text: string }> {
  const served = pair.door(receptionFor(pair, role));
  const text = await served(name, JSON.stringify({ id: 'drill', input }), caller);
  return { ok: text.startsWith('{"ok":true'), text };
}

function receptionFor({ own, here, personId }: Pair, role: ClientRole): Reception {
  const session: Session = {
    personId,
    name: 'Isolation drill',
    isSuperAdmin: false,
    roles: new Map([[own, role]]),
  };
  return { here: () => ({ ...here, session, mustChange: false, isLocked: false, use: undefined }) };
}
