import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import type { Access, ClientRole, Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { failureOf } from '../../shared/failure.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import { admission } from '../../main/admission.ts';
import { InFlight } from '../../main/workspace/lock/in-flight.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { aLedger } from '../builders/ledger.ts';
import { may } from './role-table.ts';

const own = ClientId.parse('01890000-0000-7000-8000-000000000001');
const foreign = ClientId.parse('01890000-0000-7000-8000-000000000002');
const life = new InFlight();
const missing = ClientId.parse('01890000-0000-7000-8000-000000000003');
const person = PersonId.parse('01890000-0000-7000-8000-00000000000a');

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall<Access> | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' ? [{ name: `${noun}.${verb}`, call: entry }] : [],
  ),
);

type Role = 'nobody' | 'client_user' | 'client_admin' | 'super_admin';

function sessionOf(role: Role): Session {
  const roles = new Map<ClientId, ClientRole>(
    role === 'client_user' || role === 'client_admin' ? [[own, role]] : [],
  );
  return { personId: person, name: 'Somebody', isSuperAdmin: role === 'super_admin', roles };
}

/** What must come of it: the code of the refusal, or null when the handler may run. */
function expected(name: keyof typeof may, role: Role, client: ClientId): string | null {
  const need = may[name];
  if (need === 'anybody') return null;
  if (role === 'nobody') return 'signed_out';
  if (need === 'signed_in' || need === 'newcomer') return null;
  if (need === 'super_admin') return role === 'super_admin' ? null : 'not_allowed';
  if (client === missing) return 'not_found';
  if (role === 'super_admin') return null;
  if (client === foreign) return 'not_found';
  return need === 'user' || role === 'client_admin' ? null : 'not_allowed';
}

describe('every call of the contract by every role', () => {
  let ledger: ReturnType<typeof aLedger>;
  beforeAll(() => {
    ledger = aLedger({ person, clients: [own, foreign] });
  });
  afterAll(() => ledger.close());

  test('has a line in the table above', () => {
    expect(calls.map(({ name }) => name).toSorted()).toEqual(Object.keys(may).toSorted());
  });

  const roles: Role[] = ['nobody', 'client_user', 'client_admin', 'super_admin'];
  const clients = { own, foreign, missing };
  const cases = calls.flatMap(({ name, call }) =>
    roles.flatMap((role) =>
      Object.entries(clients).map(([which, client]) => ({ name, call, role, which, client })),
    ),
  );

  test.each(cases)('$name as $role at the $which client', ({ name, call, role, client }) => {
    const work = { ledger: ledger.db } as OpenWorkspace;
    const admit = admission({
      here: () => {
        if (role === 'nobody') throw Object.assign(new Error(), { name: 'nobody' });
        return { work, session: sessionOf(role), mustChange: false, isLocked: false, life };
      },
    });
    let outcome: string | null = null;
    try {
      admit(call, name, { clientId: client }, { window: 1 });
    } catch (error) {
      outcome = error instanceof Error && error.name === 'nobody' ? 'signed_out' : failureOf(error).code;
    }
    expect(outcome).toBe(expected(name as keyof typeof may, role, client));
  });

  test.each(calls)(
    '$name is closed to a super admin with a one-time passphrase, unless it is for newcomers',
    ({ name, call }) => {
      const work = { ledger: ledger.db } as OpenWorkspace;
      const here = () => ({
        work,
        session: sessionOf('super_admin'),
        mustChange: true,
        isLocked: false,
        life,
      });
      const enter = () => admission({ here })(call, name, { clientId: own }, { window: 1 });
      const need = may[name as keyof typeof may];
      if (need === 'anybody' || need === 'newcomer') expect(enter).not.toThrow();
      else expect(enter).toThrow('Set a passphrase of your own first.');
    },
  );
});
