import { isThrottleMode, type ThrottleMode } from './throttles.ts';

const faultKinds = [
  'delay',
  'reset-before',
  'reset-after',
  'html',
  'truncate',
  'empty',
  'trickle',
  'huge',
  'deep',
  'gzip-bomb',
  'error',
  'throttle',
  'ignored',
  'stale',
  'foreign-write',
  'usage',
  'version-warning',
  'version',
  'null-items',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly code?: number;
  readonly subcode?: number;
  readonly status?: number;
  readonly message?: string;
  readonly transient?: boolean;
  /** Do the work first, then answer with the fault. */
  readonly apply?: boolean;
  readonly ms?: number;
  readonly bytes?: number;
  readonly mode?: string;
  readonly seconds?: number;
  readonly percent?: number;
  readonly regainMinutes?: number;
  readonly object?: string;
  readonly field?: string;
  readonly value?: string | number;
  readonly version?: string;
}

export interface Match {
  readonly method?: string;
  /** A part of the path that ends at a slash or at its end; `*` stands for anything. */
  readonly path?: string;
  readonly token?: string;
  /** Parameters that must have exactly these values; `*` asks only that they are there. */
  readonly params?: Readonly<Record<string, string>>;
}

export interface ArmedFault {
  readonly match: Match;
  readonly fault: Fault;
  /** How many more requests it hits; null is until it is taken away. */
  left: number | null;
  /** How many matching requests pass first. */
  skip: number;
  hits: number;
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly token: string | null;
}

function pathMatches(wanted: string, path: string): boolean {
  const source = wanted
    .replace(/^\/?(v\d+\.\d+\/)?/, '')
    .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*');
  return new RegExp(`(^|/)${source}(/|$)`).test(path);
}

function matches(match: Match, seen: Seen): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== seen.method) return false;
  if (match.token !== undefined && match.token !== seen.token) return false;
  if (match.path !== undefined && !pathMatches(match.path, seen.path)) return false;
  return Object.entries(match.params ?? {}).every(([name, value]) =>
    value === '*' ? name in seen.params : seen.params[name] === value,
  );
}

/** The faults that hit a request, each counted once. */
export function hitting(armed: readonly ArmedFault[], seen: Seen): Fault[] {
  const hit: Fault[] = [];
  for (const one of armed) {
    if (one.left === 0 || !matches(one.match, seen)) continue;
    if (one.skip > 0) {
      one.skip -= 1;
      continue;
    }
    if (one.left !== null) one.left -= 1;
    one.hits += 1;
    hit.push(one.fault);
  }
  return hit;
}

/** Reads the body of `POST /__sandbox/faults`; a fault that could not happen is refused at once. */
export function readFault(body: Readonly<Record<string, unknown>>): ArmedFault {
  const fault = body['fault'];
  if (typeof fault !== 'object' || fault === null) throw new Error('A fault needs {match, fault:{kind}}.');
  const { kind, mode } = fault as Partial<Fault>;
  if (!faultKinds.some((known) => known === kind)) {
    throw new Error(`There is no fault of kind ${JSON.stringify(kind)}; there are ${faultKinds.join(', ')}.`);
  }
  if (kind === 'throttle' && !isThrottleMode(mode ?? '')) {
    throw new Error(`There is no throttle mode ${JSON.stringify(mode)}.`);
  }
  if (
    kind === 'foreign-write' &&
    ((fault as Fault).field === undefined || (fault as Fault).value === undefined)
  ) {
    throw new Error('A foreign write needs object, field and value.');
  }
  const match = (body['match'] ?? {}) as Match;
  const times = body['times'];
  const skip = body['skip'];
  return {
    match,
    fault: fault as Fault,
    left: typeof times === 'number' ? times : null,
    skip: typeof skip === 'number' ? skip : 0,
    hits: 0,
  };
}

export function modeOf(fault: Fault): ThrottleMode {
  const mode = fault.mode ?? '';
  return isThrottleMode(mode) ? mode : '17/2446079';
}
