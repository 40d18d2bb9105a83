import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind, WorkspaceOnDoor, WorkspaceState } from '../../shared/model/workspace.ts';
import { record } from '../audit/use-cases.ts';
import { membershipsOf } from '../clients/store.ts';
import { write } from '../db/access.ts';
import type { Caller, Clock, Ids, Log } from '../ports.ts';
import { createKeys } from './keys/create.ts';
import { dbPaths, sweepGenerations } from './keys/generations.ts';
import { readKeyFile } from './keys/key-file.ts';
import { passphraseStrength } from './keys/strength.ts';
import { unlockWithPassphrase } from './keys/unlock.ts';
import type { OwnerLock } from './lock/owner-lock.ts';
import { takeLock } from './lock/owner-lock.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Founding } from './opening.ts';
import { openDatabases, writeFounding } from './opening.ts';
import { findPerson } from './store.ts';

export interface DeskNeeds {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The workspace that was opened; null once it is closed. */
  readonly onChange: (work: OpenWorkspace | null) => void;
}

interface Open {
  readonly work: OpenWorkspace;
  readonly lock: OwnerLock;
}

const kinds = ['real', 'demo'] as const;

/** The one workspace that may be open in this process, and who sits at it. */
export class Desk {
  readonly #needs: DeskNeeds;
  #open: Open | null = null;
  #seated = new WeakSet<Caller>();
  /** Opening takes a moment; a second one in that moment would find a half-open desk. */
  #isOpening = false;

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  state(caller: Caller): WorkspaceState {
    const open = this.#seated.has(caller) ? this.#open : null;
    if (!open) return { doors: kinds.flatMap((kind) => this.#door(kind) ?? []), signedIn: null };
    const session = sessionOf(open.work);
    const person = { id: session.personId, name: session.name, isSuperAdmin: session.isSuperAdmin };
    return { doors: [], signedIn: { kind: open.work.kind, workspaceName: open.work.name, person } };
  }

  /** Who calls, fresh from the ledger: a role that was taken away is gone at the next call. */
  here(caller: Caller): { work: OpenWorkspace; session: Session } {
    if (!this.#open || !this.#seated.has(caller)) throw new AppError('signed_out', 'Sign in first.');
    return { work: this.#open.work, session: sessionOf(this.#open.work) };
  }

  async create(founding: Founding, caller: Caller): Promise<{ recoveryCode: string; work: OpenWorkspace }> {
    const strength = passphraseStrength(founding.passphrase);
    if (!strength.ok) throw new AppError('invalid_request', strength.advice);
    const { clock, ids } = this.#needs;
    const folder = this.#folderOf(founding.kind);
    const personId = PersonId.parse(ids.next());
    const workspaceId = ids.next();
    let recoveryCode = '';
    const work = await this.#opening(folder, caller, async () => {
      if (this.#door(founding.kind)) {
        throw new AppError('conflict', 'There is a workspace on this desktop already. Unlock it instead.');
      }
      const { kind, name, passphrase } = founding;
      const made = await createKeys({
        folder,
        kind,
        workspaceId,
        person: { id: personId, name },
        passphrase,
        now: clock.now(),
      });
      recoveryCode = made.recoveryCode;
      const { workspaceKey, keyFile } = made;
      return openDatabases({
        kind,
        folder,
        workspaceKey,
        generation: keyFile.generation,
        personId,
        clock,
        ids,
        found: (ledger, seal) => writeFounding(ledger, seal, { founding, workspaceId, personId, clock, ids }),
      });
    });
    return { recoveryCode, work };
  }

  async unlock(
    ask: { kind: WorkspaceKind; personId: PersonId; passphrase: string },
    caller: Caller,
  ): Promise<void> {
    const { kind, personId, passphrase } = ask;
    const { clock, ids } = this.#needs;
    const folder = this.#folderOf(kind);
    if (!this.#door(kind)) throw new AppError('not_found', 'There is no such workspace on this desktop.');
    const work = await this.#opening(folder, caller, async () => {
      const { workspaceKey, generation, personal } = await unlockWithPassphrase({
        folder,
        personId,
        passphrase,
        now: clock.now(),
      });
      personal.wipe();
      if (!existsSync(dbPaths(folder, generation).ledger)) {
        throw new AppError('storage_damaged', 'The ledger of this workspace is missing. Restore a backup.');
      }
      sweepGenerations(folder, generation);
      return openDatabases({ kind, folder, workspaceKey, generation, personId, clock, ids });
    });
    this.#record(work, 'person.signed_in', { by: 'passphrase' });
  }

  lock(why: string): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    this.#seated = new WeakSet();
    const { work } = open;
    try {
      this.#record(work, 'person.locked', { why });
    } finally {
      work.ledger.raw.close();
      work.insights.raw.close();
      work.tokenKey.fill(0);
      open.lock.release();
      this.#needs.onChange(null);
    }
  }

  async #opening(folder: string, caller: Caller, work: () => Promise<OpenWorkspace>): Promise<OpenWorkspace> {
    if (this.#open || this.#isOpening)
      throw new AppError('conflict', 'Somebody is signed in already. Lock first.');
    this.#isOpening = true;
    let lock: OwnerLock | null = null;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      lock = takeLock(folder);
      this.#open = { work: await work(), lock };
    } catch (error) {
      lock?.release();
      throw error;
    } finally {
      this.#isOpening = false;
    }
    this.#seated.add(caller);
    this.#needs.onChange(this.#open.work);
    return this.#open.work;
  }

  #record(work: OpenWorkspace, what: string, detail: { [key: string]: string }): void {
    const { clock, ids } = this.#needs;
    write(work.ledger, (w) =>
      record(
        w,
        { chain: 'workspace', actor: work.actor, what, subject: work.person.name, detail },
        clock.now(),
        ids,
      ),
    );
  }

  #door(kind: WorkspaceKind): WorkspaceOnDoor | null {
    const read = readKeyFile(this.#folderOf(kind));
    if (!read) return null;
    const people = read.keyFile.people.map(({ personId, name }) => ({ id: PersonId.parse(personId), name }));
    return { kind, people, warning: read.warning };
  }

  #folderOf(kind: WorkspaceKind): string {
    return join(this.#needs.folder, kind === 'demo' ? 'demo-workspace' : 'workspace');
  }
}

function sessionOf(work: OpenWorkspace): Session {
  const person = findPerson(work.ledger, work.person.personId);
  if (person?.state !== 'active') throw new AppError('signed_out', 'This account is not active any more.');
  const roles = membershipsOf(work.ledger, person.id).map(
    (row) => [ClientId.parse(row.clientId), row.role] as const,
  );
  return {
    personId: PersonId.parse(person.id),
    name: person.name,
    isSuperAdmin: person.isSuperAdmin,
    roles: new Map(roles),
  };
}
