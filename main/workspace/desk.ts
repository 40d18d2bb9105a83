import { existsSync } from 'node:fs';
import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind, WorkspaceState } from '../../shared/model/workspace.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Caller, Clock, Ids, Log, SecretStore } from '../ports.ts';
import { doorOf, folderOf, kinds } from './doors.ts';
import { createKeys } from './keys/create.ts';
import type { KeyRing } from './keys/derive.ts';
import { keyRing } from './keys/derive.ts';
import { dbPaths, sweepGenerations } from './keys/generations.ts';
import { unlockWithPassphrase } from './keys/unlock.ts';
import type { OwnerLock } from './lock/owner-lock.ts';
import { takeLock } from './lock/owner-lock.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Founding } from './opening.ts';
import { openDatabases, writeFounding } from './opening.ts';
import { reconcile } from './people/reconcile.ts';
import type { Seat } from './seat.ts';
import { sessionOf } from './session.ts';

export interface DeskNeeds {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly secrets: SecretStore;
  /** The workspace that was opened; null once it is closed. */
  readonly onChange: (work: OpenWorkspace | null) => void;
}

interface Opened {
  readonly work: OpenWorkspace;
  readonly ring: KeyRing;
  readonly mustChange: boolean;
}

interface Open {
  readonly folder: string;
  readonly lock: OwnerLock;
  readonly work: OpenWorkspace;
  ring: KeyRing;
  mustChange: boolean;
  notices: readonly string[];
}

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
    if (!open) {
      const doors = kinds.flatMap((kind) => doorOf(this.#needs.folder, kind) ?? []);
      return { doors, signedIn: null };
    }
    const { work, mustChange, notices } = open;
    const session = sessionOf(work);
    const person = {
      id: session.personId,
      name: session.name,
      isSuperAdmin: session.isSuperAdmin,
      mustChange,
    };
    return {
      doors: [],
      signedIn: { kind: work.kind, workspaceName: work.name, person, notices: [...notices] },
    };
  }

  here(caller: Caller): { work: OpenWorkspace; session: Session; mustChange: boolean } {
    const { work, mustChange } = this.#seatedAt(caller);
    return { work, session: sessionOf(work), mustChange };
  }

  /** For those few calls that change keys. */
  seat(caller: Caller): Seat {
    return this.#seatOf(this.#seatedAt(caller));
  }

  async create(founding: Founding, caller: Caller): Promise<{ recoveryCode: string; work: OpenWorkspace }> {
    const { clock, ids } = this.#needs;
    const { kind, name, passphrase } = founding;
    const folder = this.#folderOf(kind);
    const personId = PersonId.parse(ids.next());
    const workspaceId = ids.next();
    let recoveryCode = '';
    const work = await this.#opening(folder, caller, async () => {
      if (doorOf(this.#needs.folder, kind)) {
        throw new AppError('conflict', 'There is a workspace on this desktop already. Unlock it instead.');
      }
      let opened: Opened | null = null;
      try {
        const made = await createKeys({
          folder,
          kind,
          workspaceId,
          person: { id: personId, name },
          passphrase,
          now: clock.now(),
          prepare: ({ workspaceKey, generation, credentials }) => {
            const ring = keyRing(Buffer.from(workspaceKey));
            const rows = { founding, workspaceId, personId, credentials, clock, ids };
            const found = (...ledger: [Parameters<typeof writeFounding>[0], Buffer]) =>
              writeFounding(...ledger, rows);
            opened = {
              work: openDatabases({ kind, folder, ring, generation, personId, clock, ids, found }),
              ring,
              mustChange: false,
            };
          },
        });
        made.workspaceKey.fill(0);
        recoveryCode = made.recoveryCode;
      } catch (error) {
        if (opened) close(opened);
        throw error;
      }
      if (!opened) throw new Error('The databases were not made.');
      return opened;
    });
    return { recoveryCode, work };
  }

  async unlock(
    ask: { kind: WorkspaceKind; personId: PersonId; passphrase: string },
    caller: Caller,
  ): Promise<void> {
    const { kind, personId, passphrase } = ask;
    const { clock } = this.#needs;
    const folder = this.#folderOf(kind);
    const work = await this.#opening(folder, caller, async () => {
      const warning = doorOf(this.#needs.folder, kind)?.warning ?? null;
      const unlocked = await unlockWithPassphrase({ folder, personId, passphrase, now: clock.now() });
      unlocked.personal.wipe();
      const opened = this.#openWith(kind, personId, unlocked);
      return { ...opened, notices: warning === null ? [] : [warning] };
    });
    this.#record(work, 'person.signed_in', { by: 'passphrase' });
  }

  lock(why: string): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    this.#seated = new WeakSet();
    try {
      this.#record(open.work, 'person.locked', { why });
    } finally {
      close(open);
      this.#leave(open);
    }
  }

  /** Takes the workspace key over. */
  #openWith(
    kind: WorkspaceKind,
    personId: PersonId,
    unlocked: { workspaceKey: Buffer; generation: number; mustChange: boolean },
  ): Opened {
    const { clock, ids } = this.#needs;
    const folder = this.#folderOf(kind);
    const { generation, mustChange } = unlocked;
    const ring = keyRing(unlocked.workspaceKey);
    try {
      if (!existsSync(dbPaths(folder, generation).ledger)) {
        throw new AppError('storage_damaged', 'The ledger of this workspace is missing. Restore a backup.');
      }
      sweepGenerations(folder, generation);
      const work = openDatabases({ kind, folder, ring, generation, personId, clock, ids });
      return { work, ring, mustChange };
    } catch (error) {
      ring.wipe();
      throw error;
    }
  }

  async #opening(
    folder: string,
    caller: Caller,
    work: () => Promise<Opened & { notices?: readonly string[] }>,
  ): Promise<OpenWorkspace> {
    if (this.#open || this.#isOpening)
      throw new AppError('conflict', 'Somebody is signed in already. Lock first.');
    this.#isOpening = true;
    let lock: OwnerLock | null = null;
    let opened: Opened | null = null;
    try {
      lock = takeLock(folder);
      const made = await work();
      opened = made;
      const open: Open = { ...made, folder, lock, notices: made.notices ?? [] };
      open.notices = [...open.notices, ...(await reconcile(this.#seatOf(open)))];
      this.#open = open;
    } catch (error) {
      if (opened) close(opened);
      lock?.release();
      throw error;
    } finally {
      this.#isOpening = false;
    }
    this.#seated.add(caller);
    this.#needs.onChange(this.#open.work);
    return this.#open.work;
  }

  #seatedAt(caller: Caller): Open {
    if (!this.#open || !this.#seated.has(caller)) throw new AppError('signed_out', 'Sign in first.');
    return this.#open;
  }

  #seatOf(open: Open): Seat {
    const { work, folder } = open;
    return {
      work,
      folder,
      secretStore: this.#needs.secrets,
      ring: () => (work.ledger.raw.open ? open.ring : null),
      move: (to) => this.#move(open, to),
      settled: () => {
        open.mustChange = false;
      },
    };
  }

  /** The same workspace goes on with the databases under the new key, so that whoever holds it does too. */
  #move(open: Open, { workspaceKey, generation }: { workspaceKey: Buffer; generation: number }): void {
    const { work, folder } = open;
    const { kind, clock, ids, person } = work;
    const ring = keyRing(Buffer.from(workspaceKey));
    close(open);
    try {
      const { personId } = person;
      const next = openDatabases({ kind, folder, ring, generation, personId, clock, ids });
      open.ring = ring;
      Object.assign(work, next);
    } catch (error) {
      ring.wipe();
      this.#leave(open);
      throw error;
    }
  }

  /** Without a word to the ledger, which is closed. */
  #leave(open: Open): void {
    if (this.#open === open) this.#open = null;
    this.#seated = new WeakSet();
    open.lock.release();
    this.#needs.onChange(null);
  }

  #record(work: OpenWorkspace, what: string, detail: { [key: string]: string }): void {
    const { clock, ids } = this.#needs;
    const row = { chain: 'workspace', actor: work.actor, what, subject: work.person.name, detail };
    write(work.ledger, (w) => record(w, row, clock.now(), ids));
  }

  #folderOf(kind: WorkspaceKind): string {
    return folderOf(this.#needs.folder, kind);
  }
}

function close({ work, ring }: Pick<Opened, 'work' | 'ring'>): void {
  work.ledger.raw.close();
  work.insights.raw.close();
  work.tokenKey.fill(0);
  ring.wipe();
}
