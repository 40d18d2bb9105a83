import { AppError, unreachable } from '../shared/failure.ts';
import type { Access, Session } from '../shared/model/access.ts';
import type { ClientId } from '../shared/model/ids.ts';
import type { AnyCall, Life } from '../shared/rpc.ts';
import type { ClientScope } from './clients/scope.ts';
import { mintScope } from './clients/scope.ts';
import { assertMayPass } from './doors/reach.ts';
import type { Caller } from './ports.ts';
import { Refused } from './refused.ts';
import type { InFlight } from './workspace/lock/in-flight.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export interface Here {
  readonly work: OpenWorkspace;
  readonly session: Session;
  /** Whoever is here still uses a one-time passphrase. */
  readonly mustChange: boolean;
  /** Locked, and only to be read on. */
  readonly isLocked: boolean;
  readonly life: InFlight;
  /** Notes that something of a client was opened. */
  readonly use?: ((clientId: ClientId) => void) | undefined;
}

/** What a handler knows about whoever calls. Asking for more than the call's own access gives is a bug and throws. */
export interface Admitted {
  readonly caller: Caller;
  /** The session that the call ends with. */
  readonly life?: Life;
  readonly here: () => Here;
  readonly scope: () => ClientScope;
}

interface Reception {
  here(caller: Caller): Here;
}

/** SECURITY: the one place where a session and a role are asked for, on every call of every door. */
export function admission(reception: Reception) {
  return (call: AnyCall<Access>, name: string, input: unknown, caller: Caller): Admitted => {
    assertMayPass(name, caller.door);
    const { access } = call;
    if (access === 'open') return { caller, here: forbidden(name), scope: forbidden(name) };
    const here = reception.here(caller);
    const { life } = here;
    if (here.isLocked && call.effect === 'write')
      throw new AppError('locked', 'Steward is locked. Type your passphrase to go on working.');
    if (access !== 'newcomer' && here.mustChange) {
      throw new AppError('not_allowed', 'Set a passphrase of your own first.', { mustChange: true });
    }
    if (access === 'newcomer' || access === 'signed_in')
      return { caller, life, here: () => here, scope: forbidden(name) };
    if (access === 'super_admin') {
      if (here.session.isSuperAdmin) return { caller, life, here: () => here, scope: forbidden(name) };
      throw new Refused('not_allowed', 'Only a super admin of the agency may do this.');
    }
    if (typeof access === 'object') {
      const { clientId } = input as { clientId: ClientId };
      const scope = mintScope(here.work.ledger, here.session, access.client, clientId);
      here.use?.(clientId);
      return { caller, life, here: () => here, scope: () => scope };
    }
    return unreachable(access);
  };
}

function forbidden(name: string) {
  return (): never => {
    throw new Error(`${name} asks for more than its access in the contract gives.`);
  };
}
