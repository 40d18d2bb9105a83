import type { Wish } from './columns.ts';
import { isAllowed, type Judged, type Weighed } from './weigh.ts';

export interface Row {
  readonly wish: Wish;
  readonly isLeftOut: boolean;
  /** Null until Meta was asked. */
  readonly weighed: Weighed | null;
  /** What became of its proposal; null while there is none. */
  readonly outcome: { readonly is: 'proposed' } | { readonly is: 'failed'; readonly error: unknown } | null;
}

export type Standing =
  | 'unasked'
  | 'trouble'
  | 'denied'
  | 'twice'
  | 'good'
  | 'left_out'
  | 'proposed'
  | 'failed';

/** Two rows about one budget are one too many: the first counts, until somebody leaves it out. */
export function standings(rows: readonly Row[]): readonly Standing[] {
  const taken = new Set(rows.filter(({ outcome }) => outcome?.is === 'proposed').flatMap(objectOf));
  return rows.map((row) => {
    const { weighed, outcome } = row;
    if (outcome?.is === 'proposed') return 'proposed';
    if (row.isLeftOut) return 'left_out';
    if (outcome?.is === 'failed') return 'failed';
    if (weighed === null) return 'unasked';
    if (weighed.is !== 'judged') return weighed.is === 'failed' ? 'failed' : 'trouble';
    const { objectId } = weighed.judged.target;
    if (taken.has(objectId)) return 'twice';
    taken.add(objectId);
    return isAllowed(weighed.judged) ? 'good' : 'denied';
  });
}

function objectOf({ weighed }: Row): string[] {
  return weighed?.is === 'judged' ? [weighed.judged.target.objectId] : [];
}

export interface Good {
  readonly row: Row;
  readonly judged: Judged;
}

export function goodRows(rows: readonly Row[]): readonly Good[] {
  const standing = standings(rows);
  return rows.flatMap((row, at) =>
    standing[at] === 'good' && row.weighed?.is === 'judged' ? [{ row, judged: row.weighed.judged }] : [],
  );
}
