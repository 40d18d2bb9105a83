import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { WorkspaceKind, WorkspaceState } from '../../shared/model/workspace.ts';
import { watchGrowth } from '../audit/use-cases.ts';
import type { Caller, Clock, Ids, Log, SecretStore } from '../ports.ts';
import { isDamage, storageFailure } from '../db/failures.ts';
import { assertGivesWay, doorOf, doorsOf, folderOf } from './doors.ts';
import type { Opened } from './entering.ts';
import { closeOpened, enterNew, enterWith, recordSignIn } from './entering.ts';
import { withBallast, withBallastAround } from './keys/ballast.ts';
import type { KeyRing } from './keys/derive.ts';
import { keyRing } from './keys/derive.ts';
import { signGrown, signHead, signOff } from './lock/closing.ts';
import type { KeptHeads } from './lock/kept-heads.ts';
import type { OwnerLock } from './lock/owner-lock.ts';
import { takeLock } from './lock/owner-lock.ts';
import { newRecoveryCode } from './new-keys.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Founding } from './opening.ts';
import { openDatabases } from './opening.ts';
import { reconcile } from './people/reconcile.ts';
import type { Seat } from './seat.ts';
import { ringOf } from './seat.ts';
import { sessionOf } from './session.ts';
import { lockAfterMinutes } from './settings.ts';
import type { WayIn, Who } from './ways-in.ts';
import { byKeychain, byPassphrase, byRecoveryCode } from './ways-in.ts';

export interface DeskNeeds {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly secrets: SecretStore;
  readonly heads: KeptHeads;
  /** The workspace that was opened; null once it is closed. */
  readonly onChange: (work: OpenWorkspace | null) => void;
  /** The open workspace has other databases now: whoever reads them in the background begins again. */
  readonly onMove: (work: OpenWorkspace) => void;
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
  /** Opening and restoring take a moment; another opening in that moment would find a half-open desk. */
  #isBusy = false;

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  state(caller: Caller): WorkspaceState {
    const open = this.#seated.has(caller) ? this.#open : null;
    const session = open && this.#readable(open);
    if (!open || !session) return { doors: doorsOf(this.#needs.folder), signedIn: null };
    const { work, mustChange, notices } = open;
    const { personId: id, name, isSuperAdmin } = session;
    const person = { id, name, isSuperAdmin, mustChange };
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
    let recoveryCode = '';
    const work = await this.#opening(founding.kind, caller, async () => {
      const made = await enterNew(this.#entering(), founding);
      recoveryCode = made.recoveryCode;
      return made;
    });
    return { recoveryCode, work };
  }

  unlock(who: Who & { passphrase: string }, caller: Caller): Promise<void> {
    return this.#enter(who, caller, byPassphrase(this.#needs, who));
  }

  unlockQuick(who: Who, caller: Caller): Promise<void> {
    return this.#enter(who, caller, byKeychain(this.#needs, who));
  }

  /** Answers with the new recovery code: the one that was typed has been seen. */
  async recover(
    who: Who & { code: string; newPassphrase: string },
    caller: Caller,
  ): Promise<{ recoveryCode: string | null }> {
    await this.#enter(who, caller, byRecoveryCode(this.#needs, who));
    try {
      return { recoveryCode: await newRecoveryCode(this.seat(caller)) };
    } catch (error) {
      this.#needs.log.error('workspace.recovery_code_not_replaced', error);
      return { recoveryCode: null };
    }
  }

  lock(why: string): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    try {
      signOff(open, { why }, this.#needs.heads);
    } catch (error) {
      // A full disk must not keep the workspace open.
      this.#needs.log.error('workspace.not_signed_off', error);
    } finally {
      closeOpened(open);
      this.#leave(open);
    }
  }

  /** For what is done in the background while somebody is signed in. */
  current(): Seat | null {
    return this.#open && this.#seatOf(this.#open);
  }

  /**
   * Runs a restore, while which nobody signs in; it locks when it is ready. At the door, a workspace gives way to an
   * earlier state of itself, which only its super admin can open; to another workspace only when its own super admin,
   * signed in, says so, or when it cannot be read.
   */
  async givingWay<T>(
    { kind, workspaceId }: { readonly kind: WorkspaceKind; readonly workspaceId: string },
    caller: Caller,
    restore: (leave: () => void) => Promise<T>,
  ): Promise<T> {
    this.#assertIdle();
    const own = this.#seated.has(caller) ? this.#open : null;
    if (this.#open && !own) throw new AppError('conflict', 'Somebody is signed in. Lock first.');
    const isSuperAdmin = own?.work.kind === kind && (this.#readable(own)?.isSuperAdmin ?? false);
    assertGivesWay(this.#needs.folder, { kind, workspaceId, isSuperAdmin });
    this.#isBusy = true;
    try {
      return await restore(() => this.lock('restore'));
    } finally {
      this.#isBusy = false;
    }
  }

  lockAfterMs(): number {
    const minutes = this.#open ? lockAfterMinutes(this.#open.work.ledger) : 10;
    return minutes * 60_000;
  }

  async #enter({ kind, personId }: Who, caller: Caller, { by, getKey }: WayIn): Promise<void> {
    const work = await this.#opening(kind, caller, async () => {
      const warning = doorOf(this.#needs.folder, kind)?.warning;
      const opened = await enterWith(this.#entering(), kind, personId, await getKey());
      return { ...opened, notices: [...(warning ? [warning] : []), ...opened.notices] };
    });
    try {
      recordSignIn(work, folderOf(this.#needs.folder, kind), by);
    } catch (error) {
      // Nobody is let in without a word of it in the trail.
      this.lock('not recorded');
      throw error;
    }
  }

  async #opening<T extends Opened>(
    kind: WorkspaceKind,
    caller: Caller,
    enter: () => Promise<T>,
  ): Promise<OpenWorkspace> {
    if (this.#open) throw new AppError('conflict', 'Somebody is signed in already. Lock first.');
    this.#assertIdle();
    this.#isBusy = true;
    let lock: OwnerLock | null = null;
    let opened: Opened | null = null;
    try {
      const folder = folderOf(this.#needs.folder, kind);
      lock = withBallast(folder, folder, () => takeLock(folder));
      opened = await withBallastAround(folder, enter);
      const { work, ring, mustChange } = opened;
      const open: Open = { folder, lock, work, ring, mustChange, notices: [] };
      open.notices = [...opened.notices, ...(await reconcile(this.#seatOf(open)))];
      this.#open = open;
      this.#watch(open);
    } catch (error) {
      if (opened) closeOpened(opened);
      lock?.release();
      throw error;
    } finally {
      this.#isBusy = false;
    }
    this.#seated.add(caller);
    this.#needs.onChange(this.#open.work);
    return this.#open.work;
  }

  /** A ledger too damaged to say who is here shows the door, where a backup can be restored. */
  #readable({ work }: Open): Session | null {
    try {
      return sessionOf(work);
    } catch (error) {
      if (!isDamage(storageFailure(error))) throw error;
      this.lock('damaged');
      return null;
    }
  }

  #assertIdle(): void {
    if (!this.#isBusy) return;
    throw new AppError('conflict', 'Steward is opening or restoring at this moment. Try again in a moment.');
  }

  #entering() {
    const { folder, clock, ids } = this.#needs;
    return { profile: folder, clock, ids };
  }

  #seatedAt(caller: Caller): Open {
    if (!this.#open || !this.#seated.has(caller)) throw new AppError('signed_out', 'Sign in first.');
    return this.#open;
  }

  #seatOf(open: Open): Seat {
    const { work, folder } = open;
    const seat: Seat = {
      work,
      folder,
      secretStore: this.#needs.secrets,
      ring: () => (work.ledger.raw.open ? open.ring : null),
      move: (to) => this.#move(open, to),
      settled: () => {
        open.mustChange = false;
      },
      tell: (notice) => {
        const isNew = !open.notices.includes(notice);
        if (isNew) open.notices = [...open.notices, notice];
        return isNew;
      },
      signHead: (chain, why) => signHead({ work, ring: ringOf(seat) }, chain, why, this.#needs.heads),
    };
    return seat;
  }

  /** A trail that grows for long without a lock gets signed heads in between. */
  #watch(open: Open): void {
    watchGrowth(open.work.ledger, () => {
      if (this.#open !== open) return;
      try {
        signGrown(open, 'rows', this.#needs.heads);
      } catch (error) {
        this.#needs.log.error('audit.heads_not_signed', error);
      }
    });
  }

  /** The same workspace goes on with the databases under the new key, so that whoever holds it does too. */
  #move(open: Open, { workspaceKey, generation }: { workspaceKey: Buffer; generation: number }): void {
    const { work, folder } = open;
    const { kind, clock, ids, person } = work;
    const ring = keyRing(Buffer.from(workspaceKey));
    closeOpened(open);
    try {
      const { personId } = person;
      const next = openDatabases({ kind, folder, ring, generation, personId, clock, ids });
      open.ring = ring;
      Object.assign(work, next);
      this.#watch(open);
      this.#needs.onMove(work);
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
}
