import { watchGrowth } from '../audit/use-cases.ts';
import type { Log, SecretStore } from '../ports.ts';
import type { Opened } from './entering.ts';
import { closeOpened } from './entering.ts';
import type { KeyRing } from './keys/derive.ts';
import { keyRing } from './keys/derive.ts';
import type { LiveDatabases } from './keys/rotate.ts';
import { signGrown, signHead, signOff } from './lock/closing.ts';
import type { Beside, Busy, Patience } from './lock/in-flight.ts';
import { InFlight } from './lock/in-flight.ts';
import type { KeptHeads } from './lock/kept-heads.ts';
import type { OwnerLock } from './lock/owner-lock.ts';
import { keepUses } from './lock/uses.ts';
import { longestReadingMs, reopenToRead } from './lock/reading.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { openDatabases } from './opening.ts';
import type { Seat } from './seat.ts';
import { ringOf } from './seat.ts';
import { mayReadWhileLocked } from './settings.ts';

export interface SittingNeeds {
  readonly log: Log;
  readonly secrets: SecretStore;
  readonly heads: KeptHeads;
  readonly patience?: Patience | undefined;
  /** The open workspace has other databases now: whoever reads them in the background begins again. */
  readonly onMove: (work: OpenWorkspace) => void;
}

interface Place {
  readonly folder: string;
  readonly lock: OwnerLock;
  readonly changes: Busy;
}

/** One person at one open workspace, from unlock to the end; in between it may be locked and still be read. */
export class Sitting {
  readonly folder: string;
  readonly lock: OwnerLock;
  readonly work: OpenWorkspace;
  readonly #needs: SittingNeeds;
  readonly #changes: Busy;
  /** Called when it had to close itself. */
  readonly #onLost: (sitting: Sitting) => void;
  #ring: KeyRing;
  #life: InFlight;
  #lockedAt: Date | null = null;
  mustChange: boolean;
  notices: readonly string[];

  constructor(needs: SittingNeeds, place: Place, opened: Opened, onLost: (sitting: Sitting) => void) {
    this.#needs = needs;
    this.folder = place.folder;
    this.lock = place.lock;
    this.#changes = place.changes;
    this.work = opened.work;
    this.#ring = opened.ring;
    this.mustChange = opened.mustChange;
    this.notices = opened.notices;
    this.#life = new InFlight(needs.patience);
    this.#onLost = onLost;
    this.#watch();
  }

  get life(): InFlight {
    return this.#life;
  }

  get isLocked(): boolean {
    return this.#lockedAt !== null;
  }

  /** A clock that went back has no time left either. */
  get mayBeReadNoLonger(): boolean {
    if (this.#lockedAt === null) return false;
    const since = this.work.clock.now().getTime() - this.#lockedAt.getTime();
    return since >= longestReadingMs || since < 0;
  }

  seat(): Seat {
    const { work, folder } = this;
    const { secrets, heads } = this.#needs;
    const seat: Seat = {
      work,
      folder,
      secretStore: secrets,
      changes: this.#changes,
      ring: () => (work.ledger.raw.open && !this.isLocked ? this.#ring : null),
      move: (to) => this.#move(to),
      settled: () => {
        this.mustChange = false;
      },
      tell: (notice) => {
        const isNew = !this.notices.includes(notice);
        if (isNew) this.notices = [...this.notices, notice];
        return isNew;
      },
      finish: (change) => this.#life.finish(change),
      signHead: (chain, why) => signHead({ work, ring: ringOf(seat) }, chain, why, heads),
    };
    return seat;
  }

  /** Nothing new begins, what runs is told to stop; resolves when it has, or when patience is over. */
  end(own: AbortSignal | undefined, beside: Beside): Promise<void> {
    return this.#life.end(own, beside);
  }

  /** Locks. Answers whether what is stored can still be read. */
  putDown(why: string, mayStay: boolean): boolean {
    const stays = mayStay && !this.mustChange && this.#mayRead();
    if (!this.isLocked) this.#signOff(why, stays);
    this.#life.over();
    if (!stays || !this.#stayToRead()) this.close();
    return this.isLocked;
  }

  /** Without a word to the ledger. */
  close(): void {
    this.#lockedAt = null;
    closeOpened({ work: this.work, ring: this.#ring });
    this.lock.release();
  }

  /** Gives way to another sitting at the same workspace, which keeps the lock of its folder. */
  closeReader(): void {
    closeOpened({ work: this.work, ring: this.#ring });
  }

  #mayRead(): boolean {
    try {
      return mayReadWhileLocked(this.work.ledger);
    } catch {
      return false;
    }
  }

  #signOff(why: string, readOn: boolean): void {
    const { log, heads } = this.#needs;
    try {
      keepUses(this.work, this.#life);
      const detail = readOn ? { why, readOn } : { why };
      signOff({ folder: this.folder, work: this.work, ring: this.#ring }, detail, heads);
    } catch (error) {
      // A full disk must not keep the workspace open.
      log.error('workspace.not_signed_off', error);
    }
  }

  /** SECURITY: from here on there is no key in memory but the two with which SQLite reads. */
  #stayToRead(): boolean {
    const { work } = this;
    try {
      work.ledger.raw.close();
      work.insights.raw.close();
      Object.assign(work, reopenToRead(work, this.#ring));
    } catch (error) {
      this.#needs.log.error('workspace.not_readable_while_locked', error);
      return false;
    } finally {
      work.tokenKey.fill(0);
      this.#ring.wipe();
    }
    this.#lockedAt = work.clock.now();
    this.#life = new InFlight(this.#needs.patience);
    return true;
  }

  /** A trail that grows for long without a lock gets signed heads in between. */
  #watch(): void {
    const { work } = this;
    watchGrowth(work.ledger, () => {
      if (!work.ledger.raw.open || this.isLocked) return;
      try {
        signGrown({ work, ring: this.#ring }, 'rows', this.#needs.heads);
      } catch (error) {
        this.#needs.log.error('audit.heads_not_signed', error);
      }
    });
  }

  /** The same workspace goes on with the databases under the new key, so that whoever holds it does too. */
  #move({ workspaceKey, generation }: Parameters<LiveDatabases['move']>[0]): void {
    const { work, folder } = this;
    const { kind, clock, ids, person } = work;
    const ring = keyRing(Buffer.from(workspaceKey));
    closeOpened({ work, ring: this.#ring });
    try {
      const { personId } = person;
      const next = openDatabases({ kind, folder, ring, generation, personId, clock, ids });
      this.#ring = ring;
      Object.assign(work, next);
      this.#watch();
      this.#needs.onMove(work);
    } catch (error) {
      ring.wipe();
      this.lock.release();
      this.#onLost(this);
      throw error;
    }
  }
}
