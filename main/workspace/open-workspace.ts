import type { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import type { Db } from '../db/access.ts';
import type { Clock, Ids } from '../ports.ts';

/**
 * A workspace while it is open: both databases, the key that opens tokens, and whoever works in it. A change of keys
 * puts new databases in their place, so whoever waits for something asks for them again afterwards.
 */
export interface OpenWorkspace {
  readonly kind: WorkspaceKind;
  readonly name: string;
  readonly ledger: Db;
  readonly insights: Db;
  /** Wiped at lock. */
  readonly tokenKey: Buffer;
  readonly person: { readonly personId: PersonId; readonly name: string };
  readonly actor: { readonly id: string; readonly name: string };
  readonly clock: Clock;
  readonly ids: Ids;
  /** Set by the notice board: something was put on it, or taken off. */
  noticed?: () => void;
  /** Set by the keeper of pictures: fetches and keeps it behind the sync that saw its address, without a word when it fails. */
  wantPicture?: (wanted: WantedPicture) => void;
}

export interface WantedPicture {
  readonly clientId: string;
  /** The id of the post or creative that it shows. */
  readonly shows: string;
  /** Signed by Meta and dead after some days. */
  readonly address: string;
}
