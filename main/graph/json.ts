import { AppError } from '../../shared/failure.ts';

/** Nothing of Meta's is nested half as deep; what is, was made to hurt whoever walks it. */
const deepest = 32;

/** `undefined` for what is no JSON: a gateway's page, half a reply, nothing. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function assertShallow(value: unknown, left = deepest): void {
  if (typeof value !== 'object' || value === null) return;
  if (left === 0) throw new AppError('graph_failed', 'Meta answered in a shape that Steward does not know.');
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') assertShallow(item, left - 1);
    return;
  }
  for (const key in value) {
    const item: unknown = (value as Record<string, unknown>)[key];
    if (typeof item === 'object') assertShallow(item, left - 1);
  }
}
