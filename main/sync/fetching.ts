import { AppError } from '../../shared/failure.ts';
import type { GapWhy, SyncCounts } from '../../shared/model/sync.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { GraphClient, ReadOptions } from '../graph/client.ts';
import type { Wake } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Whose } from './rows.ts';
import type { Step } from './rules.ts';
import { type Value, type Written, upsert } from './upsert.ts';

/** What every fetcher works with: one asset of one client, in one run. */
export interface Fetching {
  readonly work: OpenWorkspace;
  /** Counts each call by the step's kind. */
  readonly graph: GraphClient;
  readonly scope: ClientScope;
  readonly options: ReadOptions;
  readonly asset: AssetRow;
  readonly step: Step;
  readonly now: () => number;
  /** How a report is waited for; the machine's own time unless a test brings another. */
  readonly wake?: Wake | undefined;
}

/** What one step brought. */
export interface Came {
  readonly rows: number;
  readonly counts?: Partial<SyncCounts>;
  /** Meta answered, but with nothing: why, for the person. */
  readonly gap?: { readonly why: GapWhy; readonly sentence: string };
}

/** Rows a transaction: with their making, some four milliseconds of the main loop. */
const chunk = 200;

/** Lets everything else that waits for the main loop go first. */
export function breathe(): Promise<void> {
  return new Promise((done) => void setImmediate(done));
}

/** Locked in the middle: the databases are closed, and the next start finds the run as interrupted. */
export function store<T>({ work }: Pick<Fetching, 'work'>, put: (w: Writer) => T): T {
  if (!work.insights.raw.open) throw new AppError('locked', 'Steward was locked while it was syncing.');
  return write(work.insights, put);
}

/** Writes the rows a few at a time. `last` goes into the transaction of the last ones: from then on it all counts. */
export function storeRows(
  fetching: Pick<Fetching, 'work'>,
  table: Written,
  rows: readonly (readonly Value[])[],
  last?: (w: Writer) => void,
): Promise<number> {
  return storeAs(fetching, table, rows, (row) => row, last);
}

/** The same for rows that are made as they are written: a thousand of them are too many to make in one go. */
export async function storeAs<Row>(
  fetching: Pick<Fetching, 'work'>,
  table: Written,
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly Value[],
  last?: (w: Writer) => void,
): Promise<number> {
  for (let at = 0; at === 0 || at < rows.length; at += chunk) {
    const isLast = at + chunk >= rows.length;
    store(fetching, (w) => {
      upsert(w, table, rows.slice(at, at + chunk).map(valuesOf));
      if (isLast) last?.(w);
    });
    await breathe();
  }
  return rows.length;
}

export function whoseOf({ scope, asset, work }: Fetching): Whose {
  return { clientId: scope.clientId, assetId: asset.id, asOf: work.clock.now().toISOString() };
}
