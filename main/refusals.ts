import { hourMs } from '../shared/model/durations.ts';
import type { Here } from './admission.ts';
import { record } from './audit/use-cases.ts';
import { clientStanding } from './clients/store.ts';
import { write } from './db/access.ts';
import type { Caller, Log } from './ports.ts';
import { Refused } from './refused.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

interface Needs {
  readonly desk: { here(caller: Caller): Here };
  readonly log: Log;
}

interface Asked {
  readonly name: string;
  readonly caller: Caller;
}

/**
 * SECURITY: who knocked at a wall leaves a trace: the call and the client, in the workspace's own chain, where whoever
 * knocked cannot read it. Once an hour for each, so that nobody can flood the trail; ids that no client has count as one.
 */
export class Refusals {
  readonly #needs: Needs;
  readonly #last = new WeakMap<OpenWorkspace, Map<string, number>>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  note(error: unknown, { name, caller }: Asked): void {
    // What a model asks for is recorded at its own door, every call of it.
    if (!(error instanceof Refused) || caller.door === 'model') return;
    const here = this.#here(caller);
    // Locked, it is only read: nothing is written then.
    if (here === null || here.isLocked || !here.work.ledger.raw.open) return;
    try {
      this.#keep(here.work, name, error);
    } catch (failed) {
      this.#needs.log.error('access.refusal_not_recorded', failed, { name });
    }
  }

  #here(caller: Caller): Here | null {
    try {
      return this.#needs.desk.here(caller);
    } catch {
      return null;
    }
  }

  #keep(work: OpenWorkspace, name: string, { clientId, code }: Refused): void {
    const isClient = clientId !== null && clientStanding(work.ledger, clientId) !== 'missing';
    const client = isClient ? clientId : null;
    const at = work.clock.now();
    const last = this.#last.get(work) ?? new Map<string, number>();
    this.#last.set(work, last);
    const key = `${name} ${client ?? ''}`;
    if (at.getTime() - (last.get(key) ?? -Infinity) < hourMs) return;
    last.set(key, at.getTime());
    const row = {
      chain: 'workspace',
      actor: work.actor,
      what: 'access.refused',
      subject: name,
      outcome: 'refused' as const,
      detail: { client, code },
    };
    write(work.ledger, (w) => record(w, row, at, work.ids));
  }
}
