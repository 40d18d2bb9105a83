import { AppError } from '../../shared/failure.ts';
import type { KeyRing } from './keys/derive.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Rotated } from './rotation/rotate.ts';

/** The open workspace for those few who change its keys. Nobody else holds the ring. */
export interface Seat {
  readonly work: OpenWorkspace;
  readonly folder: string;
  /** `null` once the workspace is locked: whoever waited for a passphrase to be stretched asks again. */
  readonly ring: () => KeyRing | null;
  /** Puts what a change of keys made in place of what it copied. */
  readonly move: (rotated: Rotated) => void;
  /** Tells that the passphrase is the person's own now. */
  readonly settled: () => void;
}

export function ringOf(seat: Seat): KeyRing {
  const ring = seat.ring();
  if (!ring) throw new AppError('signed_out', 'The workspace was locked meanwhile. Sign in and try again.');
  return ring;
}
