import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import type { WorkspaceKind, WorkspaceState } from '../../shared/model/workspace.ts';
import type { Here } from '../admission.ts';
import type { Caller, Clock, Ids } from '../ports.ts';
import { isDamage, storageFailure } from '../db/failures.ts';
import { assertGivesWay, doorOf, doorsOf, folderOf } from './doors.ts';
import type { Opened } from './entering.ts';
import { closeOpened, enterNew, enterWith, recordSignIn } from './entering.ts';
import { withBallast, withBallastAround } from './keys/ballast.ts';
import { allOf, type Busy } from './lock/in-flight.ts';
import type { OwnerLock } from './lock/owner-lock.ts';
import { takeLock } from './lock/owner-lock.ts';
import { newRecoveryCode } from './new-keys.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Founding } from './opening.ts';
import { reconcile } from './people/reconcile.ts';
import type { Seat } from './seat.ts';
import { sessionOf } from './session.ts';
import { lockAfterMinutes } from './settings.ts';
import type { SittingNeeds } from './sitting.ts';
import { Sitting } from './sitting.ts';
import type { WayIn, Who } from './ways-in.ts';
import { byKeychain, byPassphrase, byRecoveryCode, proveSamePerson } from './ways-in.ts';

export interface DeskNeeds extends SittingNeeds {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The workspace that was opened, or that is locked and read on; null once it is closed. */
  readonly onChange: (work: OpenWorkspace | null, isLocked?: boolean) => void;
  /** Work that no call waits for. */
  readonly background: { isQuiet(): boolean; stopAll(): void; settled(): Promise<void> };
}

/** What locks by itself, without anybody asking for it and without the machine going to sleep. */
const keepsReading: ReadonlySet<string> = new Set(['idle', 'screen_locked']);

/** The one workspace that may be open in this process, and who sits at it. */
export class Desk {
  readonly #needs: DeskNeeds;
  #open: Sitting | null = null;
  /** Locking may have to wait; the next one waits for it. */
  #locking: Promise<void> | null = null;
  readonly #busy: Busy[] = [];
  readonly #changes = allOf(this.#busy);
  #seated = new WeakSet<Caller>();
  #opener: Caller | null = null;
  /** Opening and restoring take a moment; another opening in that moment would find a half-open desk. */
  #isBusy = false;

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  /** A lock waits for whoever says here that a change is in flight. */
  waitFor(busy: Busy): void {
    this.#busy.push(busy);
  }

  state(caller: Caller): WorkspaceState {
    const open = this.#seated.has(caller) ? this.#open : null;
    const session = open && this.#readable(open);
    if (!open || !session) return { doors: doorsOf(this.#needs.folder), signedIn: null };
    const { work, mustChange, notices } = open;
    const { personId: id, name, isSuperAdmin } = session;
    const person = { id, name, isSuperAdmin, mustChange };
    const locked = open.isLocked ? { quick: this.#hasQuick(work) } : null;
    return {
      doors: [],
      signedIn: { kind: work.kind, workspaceName: work.name, person, notices: [...notices], locked },
    };
  }

  here(caller: Caller): Here {
    const open = this.#seatedAt(caller);
    const { work, mustChange, isLocked, life } = open;
    return { work, session: sessionOf(work), mustChange, isLocked, life, use: (id) => life.use(id) };
  }

  /** For those few calls that change keys. */
  seat(caller: Caller): Seat {
    return this.#seatedAt(caller).seat();
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

  /** Another door for the person who sits here already. With `proof`, they type their passphrase there once more. */
  async join(caller: Caller, proof?: Who & { passphrase: string }): Promise<boolean> {
    const open = this.#open;
    if (!open || open.isLocked) return false;
    if (proof) await proveSamePerson(this.#needs, open, proof);
    if (this.#open !== open || open.isLocked) return false;
    this.#seated.add(caller);
    return true;
  }

  /** Whoever unlocked at a door that is gone leaves nothing open behind. */
  async left(caller: Caller): Promise<void> {
    if (this.#opener === caller) await this.lock('door closed');
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

  /**
   * Waits for a change in flight, stops the other calls, signs the trail and closes. When the workspace may be read while
   * locked, it stays open for that; locking it once more closes it. `own` is the call that asks.
   */
  lock(why: string, own?: AbortSignal): Promise<void> {
    if (this.#locking) return this.#locking.then(() => this.lock(why, own));
    const open = this.#open;
    if (!open) return Promise.resolve();
    if (open.isLocked && keepsReading.has(why)) return Promise.resolve();
    const mayStay = !open.isLocked && (why === 'asked' || keepsReading.has(why));
    const { background } = this.#needs;
    if (open.life.isQuiet(own) && background.isQuiet() && this.#changes.isQuiet()) {
      this.#putDown(open, why, mayStay);
      return Promise.resolve();
    }
    // Background work first: it is to know that it was a lock, and no person, that stopped it.
    const backgroundQuiet = background.settled();
    background.stopAll();
    const changesQuiet = this.#changes.quiet;
    const ended = open.end(own, { changesQuiet, backgroundQuiet: () => backgroundQuiet });
    const locking = ended.then(() => {
      this.#locking = null;
      if (this.#open === open) this.#putDown(open, why, mayStay);
    });
    this.#locking = locking;
    return locking;
  }

  #putDown(open: Sitting, why: string, mayStay: boolean): void {
    if (open.putDown(why, mayStay)) this.#needs.onChange(open.work, true);
    else this.#leave(open);
  }

  /** Closes what was locked long enough ago. */
  endReading(): void {
    if (this.#open?.mayBeReadNoLonger) void this.lock('read long enough');
  }

  /** For what is done in the background while somebody is signed in. */
  current(): Seat | null {
    return this.#open && !this.#open.isLocked ? this.#open.seat() : null;
  }

  /**
   * Runs a restore, while which nobody signs in; it locks when it is ready. At the door, a workspace gives way to an
   * earlier state of itself, which only its super admin can open; to another workspace only when its own super admin,
   * signed in, says so, or when it cannot be read.
   */
  async givingWay<T>(
    { kind, workspaceId }: { readonly kind: WorkspaceKind; readonly workspaceId: string },
    caller: Caller,
    restore: (leave: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    this.#assertIdle();
    const own = this.#seated.has(caller) && !this.#open?.isLocked ? this.#open : null;
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
    let wrongTries: number | undefined;
    const work = await this.#opening(kind, caller, async () => {
      const warning = doorOf(this.#needs.folder, kind)?.warning;
      const opened = await enterWith(this.#entering(), kind, personId, ({ wrongTries } = await getKey()));
      return { ...opened, notices: [...(warning ? [warning] : []), ...opened.notices] };
    });
    try {
      recordSignIn(work, folderOf(this.#needs.folder, kind), { by, wrongTries });
    } catch (error) {
      // Nobody is let in without a word of it in the trail.
      await this.lock('not recorded');
      throw error;
    }
  }

  async #opening<T extends Opened>(
    kind: WorkspaceKind,
    caller: Caller,
    enter: () => Promise<T>,
  ): Promise<OpenWorkspace> {
    const before = this.#open;
    if (before && !before.isLocked)
      throw new AppError('conflict', 'Somebody is signed in already. Lock first.');
    this.#assertIdle();
    this.#isBusy = true;
    let lock: OwnerLock | null = null;
    let opened: Opened | null = null;
    try {
      const folder = folderOf(this.#needs.folder, kind);
      const isSame = before?.folder === folder;
      if (!isSame) lock = withBallast(folder, folder, () => takeLock(folder));
      opened = await withBallastAround(folder, enter);
      const place = { folder, lock: lock ?? before?.lock };
      const open = this.#sit(place, opened);
      open.notices = [...opened.notices, ...(await reconcile(open.seat()))];
      if (this.#open !== before) throw new AppError('locked', 'Steward was locked meanwhile. Try again.');
      if (isSame) before.closeReader();
      else before?.close();
      this.#open = open;
    } catch (error) {
      if (opened) closeOpened(opened);
      lock?.release();
      throw error;
    } finally {
      this.#isBusy = false;
    }
    this.#seated = new WeakSet([caller]);
    this.#opener = caller;
    this.#needs.onChange(this.#open.work);
    return this.#open.work;
  }

  /** A ledger too damaged to say who is here shows the door, where a backup can be restored. */
  #readable({ work }: Sitting): Session | null {
    try {
      return sessionOf(work);
    } catch (error) {
      if (!isDamage(storageFailure(error))) throw error;
      void this.lock('damaged');
      return null;
    }
  }

  #sit({ folder, lock }: { folder: string; lock: OwnerLock | undefined }, opened: Opened): Sitting {
    if (!lock) throw new Error('A workspace is opened under its lock.');
    return new Sitting(this.#needs, { folder, lock, changes: this.#changes }, opened, (lost) =>
      this.#leave(lost),
    );
  }

  #assertIdle(): void {
    if (!this.#isBusy) return;
    throw new AppError('conflict', 'Steward is opening or restoring at this moment. Try again in a moment.');
  }

  #entering() {
    const { folder, clock, ids } = this.#needs;
    return { profile: folder, clock, ids };
  }

  #seatedAt(caller: Caller): Sitting {
    this.endReading();
    if (!this.#open || !this.#seated.has(caller)) throw new AppError('signed_out', 'Sign in first.');
    return this.#open;
  }

  #hasQuick({ kind, person }: OpenWorkspace): boolean {
    return doorOf(this.#needs.folder, kind)?.people.find(({ id }) => id === person.personId)?.quick ?? false;
  }

  #leave(open: Sitting): void {
    if (this.#open === open) this.#open = null;
    this.#seated = new WeakSet();
    this.#needs.onChange(null);
  }
}
