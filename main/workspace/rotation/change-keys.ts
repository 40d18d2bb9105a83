import { record } from '../../audit/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import type { KeyFileBody } from '../keys/key-format.ts';
import type { Seat } from '../seat.ts';
import { ringOf } from '../seat.ts';
import type { Holders } from './next-keys.ts';
import { holdersOf, sameRecovery } from './next-keys.ts';
import type { Rotation, RotationStep } from './rotate.ts';
import { beginRotation, rotate } from './rotate.ts';

type NewRow = Parameters<typeof record>[1];

export interface KeyChange {
  /** The row that says what was done; the change of keys has a row of its own after it. */
  readonly row: Pick<NewRow, 'what' | 'subject' | 'detail'>;
  readonly holders?: Holders;
  /** A new recovery code; the old one stays when left out. */
  readonly recovery?: KeyFileBody['recovery'];
  readonly inLedger?: (w: Writer, at: Date) => void;
  readonly afterStep?: (step: RotationStep) => void;
}

/** Begins a change of keys, lets `prepare` stretch passphrases for it, and carries it out in one go. */
export async function changeKeys(
  seat: Seat,
  prepare: (rotation: Rotation) => KeyChange | Promise<KeyChange>,
): Promise<void> {
  const rotation = beginRotation(seat.folder);
  try {
    carryOut(seat, rotation, await prepare(rotation));
  } finally {
    rotation.workspaceKey.fill(0);
  }
}

function carryOut(seat: Seat, rotation: Rotation, change: KeyChange): void {
  const { work, folder } = seat;
  const ring = ringOf(seat);
  const at = work.clock.now();
  const { row, holders, recovery = sameRecovery(rotation), inLedger, afterStep } = change;
  const rotated = rotate({
    folder,
    rotation,
    from: { ledger: work.ledger, insights: work.insights, ring },
    next: { people: holdersOf(rotation, holders), recovery },
    change: (w) => {
      inLedger?.(w, at);
      const own = { chain: 'workspace', actor: work.actor };
      record(w, { ...own, ...row }, at, work.ids);
      const detail = { why: row.what, generation: rotation.generation };
      record(w, { ...own, what: 'workspace.keys_changed', subject: work.name, detail }, at, work.ids);
    },
    afterStep,
  });
  seat.move(rotated);
}
