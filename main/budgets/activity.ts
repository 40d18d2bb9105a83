import type { PastChange } from '../policy/use-cases.ts';

/** A row of Meta's activity log, as far as a budget is concerned. */
export interface LoggedChange extends PastChange {
  readonly objectId: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly applicationId: string | null;
  readonly application: string | null;
}

export interface ActivityRow {
  readonly actor_id?: string | undefined;
  readonly actor_name?: string | undefined;
  readonly application_id?: string | undefined;
  readonly application_name?: string | undefined;
  readonly event_time: string;
  readonly event_type: string;
  readonly object_id?: string | undefined;
  readonly extra_data?: string | undefined;
}

/** Null for a row that tells no budget, or tells it in a shape that nobody has seen yet. */
export function loggedChange(row: ActivityRow): LoggedChange | null {
  if (row.object_id === undefined || !row.event_type.includes('budget')) return null;
  const values = valuesOf(row.extra_data ?? '');
  const at = instantOf(row.event_time);
  if (values === null || at === null) return null;
  return {
    at,
    ...values,
    objectId: row.object_id,
    actorId: row.actor_id ?? null,
    actor: row.actor_name ?? null,
    applicationId: row.application_id ?? null,
    application: row.application_name ?? null,
  };
}

/** Two shapes have been seen: flat texts, and an object inside each. */
function valuesOf(extra: string): { before: number; after: number } | null {
  let data: unknown;
  try {
    data = JSON.parse(extra);
  } catch {
    return null;
  }
  const before = amountIn(data, 'old_value');
  const after = amountIn(data, 'new_value');
  return before === null || after === null ? null : { before, after };
}

function amountIn(data: unknown, name: string): number | null {
  if (typeof data !== 'object' || data === null || !(name in data)) return null;
  const value = (data as Record<string, unknown>)[name];
  if (typeof value === 'object' && value !== null) return amountIn(value, name);
  const amount = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : null;
}

/** Meta writes "+0000", which not every engine reads. */
function instantOf(text: string): string | null {
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The log tells whole seconds, and its clock is not ours. */
const nearMs = 600_000;

/** Whether one entry of the log is this change of ours. */
export function isSame(
  change: { readonly beforeMinor: number; readonly afterMinor: number; readonly startedAt: string },
  logged: PastChange,
): boolean {
  const apart = Date.parse(logged.at) - Date.parse(change.startedAt);
  return (
    logged.before === change.beforeMinor &&
    logged.after === change.afterMinor &&
    apart > -60_000 &&
    apart < nearMs
  );
}

/** Everybody's changes of one object: the log's, and ours that the log does not show yet. One entry stands for one change. */
export function allChanges(
  logged: readonly PastChange[],
  ours: readonly { readonly beforeMinor: number; readonly afterMinor: number; readonly startedAt: string }[],
): PastChange[] {
  const left = new Set(logged);
  const missing = ours.filter((one) => {
    const entry = [...left].find((each) => isSame(one, each));
    return entry === undefined || !left.delete(entry);
  });
  const own = missing.map((one) => ({ at: one.startedAt, before: one.beforeMinor, after: one.afterMinor }));
  return [...logged.map(({ at, before, after }) => ({ at, before, after })), ...own];
}
