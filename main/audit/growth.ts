import type { Reader, Writer } from '../db/access.ts';
import { rowsAHead } from './rules.ts';
import { lastClosedAt } from './store.ts';

interface Watch {
  readonly tell: () => void;
  /** Where each chain was closed by a signed head last; looked up when the chain first grows. */
  readonly closedAt: Map<string, number>;
  isTold: boolean;
}

const watches = new WeakMap<Reader['raw'], Watch>();

/** Tells, once the transaction is over, that some chain of this database grew by so much that its head is to be signed. */
export function watchGrowth(r: Reader, tell: () => void): void {
  watches.set(r.raw, { tell, closedAt: new Map(), isTold: false });
}

export function noteRow(w: Writer, chain: string, seq: number): void {
  const watch = watches.get(w.raw);
  if (!watch || watch.isTold) return;
  let closedAt = watch.closedAt.get(chain);
  if (closedAt === undefined) {
    closedAt = lastClosedAt(w, chain);
    watch.closedAt.set(chain, closedAt);
  }
  if (seq - closedAt < rowsAHead) return;
  watch.isTold = true;
  setImmediate(() => {
    watch.isTold = false;
    watch.closedAt.clear();
    watch.tell();
  });
}
