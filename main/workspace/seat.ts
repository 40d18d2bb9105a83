import { AppError } from '../../shared/failure.ts';
import type { signHead } from '../audit/heads.ts';
import type { SecretStore } from '../ports.ts';
import type { KeyRing } from './keys/derive.ts';
import type { Busy } from './lock/in-flight.ts';
import type { LiveDatabases } from './keys/rotate.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** The open workspace for those few who change its keys. Nobody else holds the ring. */
export interface Seat {
  readonly work: OpenWorkspace;
  readonly folder: string;
  readonly secretStore: SecretStore;
  /** `null` once the workspace is locked: whoever waited for a passphrase to be stretched asks again. */
  readonly ring: () => KeyRing | null;
  /** Budget changes on their way. */
  readonly changes: Busy;
  /** Moves to the databases under the new key. */
  readonly move: LiveDatabases['move'];
  /** Tells that the passphrase is the person's own now. */
  readonly settled: () => void;
  /** Something that whoever is signed in should know until they lock; `false` when they have been told already. */
  readonly tell: (notice: string) => boolean;
  /** Runs what a lock has to wait for. */
  readonly finish: <T>(change: () => Promise<T>) => Promise<T>;
  /** Signs where a chain of the audit trail stands, for a paper that leaves; null while it is empty. */
  readonly signHead: (chain: string, why: 'export' | 'report') => ReturnType<typeof signHead>;
}

export function ringOf(seat: Seat): KeyRing {
  const ring = seat.ring();
  if (!ring) throw new AppError('signed_out', 'The workspace was locked meanwhile. Sign in and try again.');
  return ring;
}

/** Lends the workspace key to `work`. */
export async function withWorkspaceKey<T>(seat: Seat, work: (key: Buffer) => Promise<T>): Promise<T> {
  const key = ringOf(seat).workspaceKey();
  try {
    return await work(key);
  } finally {
    key.fill(0);
  }
}
