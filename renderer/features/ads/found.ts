import type { AdRow } from '../../../shared/model/ads.ts';
import { matches } from '../../ui/find.ts';

type Row = Pick<AdRow, 'id' | 'parentId' | 'name'>;

export interface Found<R extends Row> {
  readonly rows: readonly R[];
  /** What must be open, so that everything found is in sight. */
  readonly unfolded: Readonly<Record<string, boolean>>;
}

/** The rows whose names fit, with what they belong to and what belongs to them. */
export function foundIn<R extends Row>(rows: readonly R[], text: string): Found<R> {
  if (text.trim() === '') return { rows, unfolded: {} };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const fits = new Map(rows.map((row) => [row.id, matches(row.name, text)]));
  const kept = new Set<string>();
  const unfolded: Record<string, boolean> = {};
  for (const row of rows) {
    const above = ancestorsOf(row, byId);
    const own = fits.get(row.id) === true;
    if (own || above.some((id) => fits.get(id) === true)) kept.add(row.id);
    if (!own) continue;
    for (const id of above) {
      kept.add(id);
      unfolded[id] = true;
    }
  }
  return { rows: rows.filter(({ id }) => kept.has(id)), unfolded };
}

function ancestorsOf(row: Row, byId: ReadonlyMap<string, Row>): readonly string[] {
  const above: string[] = [];
  let parent = row.parentId;
  while (parent !== null && !above.includes(parent)) {
    above.push(parent);
    parent = byId.get(parent)?.parentId ?? null;
  }
  return above;
}

export function byParent<R extends Row>(rows: readonly R[]): ReadonlyMap<string | null, readonly R[]> {
  const under = new Map<string | null, R[]>();
  for (const row of rows) {
    const own = under.get(row.parentId) ?? [];
    own.push(row);
    under.set(row.parentId, own);
  }
  return under;
}
