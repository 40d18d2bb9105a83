import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Emit } from '../../shared/rpc.ts';
import { isDamage, storageFailure } from '../db/failures.ts';
import type { Clock, Log } from '../ports.ts';
import { inWorker } from './backup/in-worker.ts';
import type { Desk } from './desk.ts';
import { mendFigures } from './mend-figures.ts';
import { requireKeyFile } from './keys/key-file.ts';
import type { Seat } from './seat.ts';
import { ringOf } from './seat.ts';

export interface TroubleNeeds {
  /** Where all workspaces and backups of this desktop are. */
  readonly folder: string;
  readonly desk: Pick<Desk, 'current'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit<StewardContract>;
}

const ledgerDamaged =
  'The ledger of this workspace is damaged. It can still be read, nothing is written to it any more, and Steward does not replace it by itself: restore the newest backup under Settings, Backups.';

/** Says what went wrong with the disk or a database, and looks into damage while people go on working. */
export class Trouble {
  readonly #needs: TroubleNeeds;
  #examining: Promise<void> | null = null;

  constructor(needs: TroubleNeeds) {
    this.#needs = needs;
  }

  /** Any failure that somebody is about to be told of. */
  inWords(error: unknown): unknown {
    const failure = storageFailure(error);
    if (isDamage(failure)) this.#lookInto();
    if (failure instanceof AppError && failure.code === 'storage_refused' && this.#isLedgerClosed()) {
      return new AppError('storage_damaged', ledgerDamaged, failure.details, { cause: error });
    }
    return failure;
  }

  /** Whoever is signed in is told, once. */
  tell(sentence: string): void {
    this.#say(this.#needs.desk.current(), sentence);
  }

  /** Waits for what is being looked into. */
  async settled(): Promise<void> {
    await this.#examining;
  }

  #isLedgerClosed(): boolean {
    const seat = this.#needs.desk.current();
    return seat?.work.ledger.raw.open === true && isReadOnly(seat);
  }

  #lookInto(): void {
    const seat = this.#needs.desk.current();
    if (!seat || this.#examining) return;
    this.#examining = this.#examine(seat)
      .catch((error: unknown) => this.#needs.log.error('workspace.not_examined', error))
      .finally(() => {
        this.#examining = null;
      });
  }

  async #examine(seat: Seat): Promise<void> {
    const { ledger, insights } = seat.work;
    const workspaceKey = ringOf(seat).workspaceKey();
    const found = await inWorker({
      do: 'examine',
      ledger: ledger.path,
      insights: insights.path,
      workspaceKey,
    });
    this.#needs.log.info('workspace.examined', found);
    if (found.ledger === 'damaged' && ledger.raw.open && !isReadOnly(seat)) {
      ledger.raw.pragma('query_only = ON');
      this.#say(seat, ledgerDamaged);
    }
    if (found.insights === 'damaged') await this.#mend(seat);
  }

  async #mend(seat: Seat): Promise<void> {
    const { folder: profile, clock, emit } = this.#needs;
    const { folder, work } = seat;
    const { generation } = requireKeyFile(folder).keyFile;
    const figures = { profile, folder, generation, ring: ringOf(seat), now: clock.now() };
    const notice = await mendFigures(figures, {
      close: () => {
        // Locked meanwhile: the next unlock does it.
        ringOf(seat);
        work.insights.raw.close();
      },
      reopen: (insights) => void Object.assign(work, { insights }),
    });
    this.#say(seat, notice);
    emit('insights.replaced', {});
  }

  #say(seat: Seat | null, notice: string): void {
    if (seat?.tell(notice)) this.#needs.emit('workspace.changed', { signedIn: true });
  }
}

function isReadOnly({ work }: Seat): boolean {
  return work.ledger.raw.pragma('query_only', { simple: true }) === 1;
}
