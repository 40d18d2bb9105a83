import type { AdsObject } from './world.ts';

/** What arrived: the oracle of "no token in a URL, no unlisted call, silence while blocked". */
export interface RequestRecord {
  readonly seq: number;
  readonly at: string;
  readonly method: string;
  /** Without version and query. */
  readonly path: string;
  readonly version: string;
  /** Without the token and the proof. */
  readonly params: Readonly<Record<string, string>>;
  readonly token: string | null;
  readonly tokenIn: 'header' | 'url' | 'body' | 'none';
  readonly proof: boolean;
  readonly inBatch: boolean;
  /** Null while a reply never left. */
  status: number | null;
  code: number | null;
  subcode: number | null;
  fault: string | null;
  /** Sent although a throttle was on. */
  whileBlocked: boolean;
  /** No endpoint of the contract. */
  unlisted: boolean;
}

/** What really changed: at most one per approved proposal, or somebody's money went twice. */
export interface AppliedRecord {
  readonly seq: number;
  readonly at: string;
  readonly object: string;
  readonly kind: AdsObject['kind'];
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly by: string;
  readonly applicationId: string;
  /** A write from outside: Ads Manager, a rule, another tool. */
  readonly foreign: boolean;
  /** The request that did it. */
  readonly request: number | null;
}

export interface Records {
  readonly requests: RequestRecord[];
  readonly applied: AppliedRecord[];
  seq: number;
}

/** A day of the bench sends a few ten thousand calls; older ones go. */
const longest = 100_000;

export function makeRecords(): Records {
  return { requests: [], applied: [], seq: 0 };
}

export function recordRequest(records: Records, record: RequestRecord): void {
  records.requests.push(record);
  if (records.requests.length > longest) records.requests.splice(0, longest / 10);
}
