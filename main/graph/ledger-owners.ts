import type { Db, Reader } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Owners } from './owners.ts';

/** So many at once, or as many as came in a second: a page of a list is one transaction, not a hundred. */
const batch = 500;
const patienceMs = 1_000;
/** Objects of accounts that no client has: remembered while the process lives, and only so many. */
const mostHomeless = 10_000;

export interface LedgerOwners extends Owners {
  /** Writes down what waits. Losing it costs one question to Meta, no more. */
  flush(): void;
}

/**
 * The stored ownership map. What a reply teaches is written behind the calls, under the client that the account is
 * connected to. The first word on an object stays: at Meta nothing moves to another account.
 */
export function ownersInLedger(work: Pick<OpenWorkspace, 'ledger'>): LedgerOwners {
  const waiting = new Map<string, string>();
  const homeless = new Map<string, string>();
  const stored = finder(() => work.ledger);
  let timer: NodeJS.Timeout | null = null;

  const find = (objectId: string): string | null =>
    waiting.get(objectId) ?? homeless.get(objectId) ?? stored(objectId);

  /** Null where nothing can be written now, a full disk or keys being changed: what waits is written later. */
  const written = () => {
    try {
      return write(work.ledger, (w) => keepOwners(w, waiting));
    } catch {
      timer = setTimeout(flush, patienceMs).unref();
      return null;
    }
  };

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    // Locked in between: the next one to need it asks Meta again.
    if (waiting.size === 0 || !work.ledger.raw.open) return;
    const left = written();
    if (left === null) return;
    waiting.clear();
    for (const [objectId, accountId] of left)
      if (homeless.size < mostHomeless) homeless.set(objectId, accountId);
  };

  return {
    find,
    remember: (objectId, accountId) => {
      if (find(objectId) !== null) return;
      waiting.set(objectId, accountId);
      if (waiting.size >= batch) return flush();
      timer ??= setTimeout(flush, patienceMs).unref();
    },
    flush,
  };
}

/** A change of keys puts another database in place, so the statement is made for the one that is there now. */
function finder(ledger: () => Db): (objectId: string) => string | null {
  const sql = 'select account_id from object_owner where object_id = ?';
  let of: Db['raw'] | null = null;
  let find: ReturnType<Db['raw']['prepare']> | null = null;
  return (objectId) => {
    const { raw } = ledger();
    if (!raw.open) return null;
    if (raw !== of || find === null) {
      of = raw;
      find = raw.prepare(sql);
    }
    const row = find.get(objectId) as { account_id: string } | undefined;
    return row?.account_id ?? null;
  };
}

/** Answers with those whose account no client has. */
function keepOwners(w: Reader, found: ReadonlyMap<string, string>): [string, string][] {
  const keep = w.raw.prepare(
    `insert into object_owner (client_id, object_id, account_id)
     select client_id, ?, meta_id from asset where meta_id = ? and disconnected_at is null
     on conflict do nothing`,
  );
  const isKnown = w.raw.prepare('select 1 from object_owner where object_id = ?');
  return [...found].filter(([objectId, accountId]) => {
    if (keep.run(objectId, accountId).changes > 0) return false;
    return isKnown.get(objectId) === undefined;
  });
}
