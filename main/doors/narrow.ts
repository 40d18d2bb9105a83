import { AppError } from '../../shared/failure.ts';
import type { ClientRole, Session } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { ModelDoor } from '../../shared/model/door.ts';
import { modelDoorSetting } from '../../shared/model/door.ts';
import type { Here } from '../admission.ts';
import { clientIds } from '../clients/store.ts';
import type { Caller } from '../ports.ts';
import { readSetting } from '../settings/use-cases.ts';

interface Reception {
  here(caller: Caller): Here;
}

/** SECURITY: a model's session is the person's, made smaller: no super admin, chosen clients only, by the same walls. */
export function narrowed(desk: Reception): Reception {
  return {
    here: (caller) => {
      const here = desk.here(caller);
      if (caller.door !== 'model') return here;
      const door = readSetting(here.work.ledger, modelDoorSetting);
      if (!door.on)
        throw new AppError('not_allowed', 'Models have no access. A super admin can give it in Settings.');
      return { ...here, session: sessionFor(here, door) };
    },
  };
}

function sessionFor({ work, session }: Here, door: ModelDoor): Session {
  const held: Iterable<[ClientId, ClientRole]> = session.isSuperAdmin
    ? clientIds(work.ledger).map((id) => [id, 'client_admin'])
    : session.roles;
  const chosen = door.clients === null ? null : new Set(door.clients);
  const roles = [...held]
    .filter(([id]) => chosen?.has(id) ?? true)
    // Proposing takes an admin of the client; without it, a model is a reader.
    .map(([id, role]) => [id, door.mayPropose ? role : 'client_user'] as const);
  return { ...session, isSuperAdmin: false, roles: new Map(roles) };
}
