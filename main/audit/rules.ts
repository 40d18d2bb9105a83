import { createHash, hash as hashOnce } from 'node:crypto';

// docs/audit-format.md says all this in words; change neither without the other, nor without a new number in the tag.
const rowTag = 'steward.audit.row/1';
const detailTag = 'steward.audit.detail/1';
const genesisTag = 'steward.audit.genesis/1';
const headTag = 'steward.audit.head/1';

export const workspaceChain = 'workspace';
export const erasure = 'audit.details_erased';
export const headsRecorded = 'audit.heads_recorded';
/** Between two signed heads of a chain there are never more rows than this. */
export const rowsAHead = 500;

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

export type Outcome = 'done' | 'refused' | 'failed';

export interface Actor {
  readonly id: string | null;
  readonly name: string;
}

export interface NewRow {
  /** `workspace`, or the id of the client whose chain it is. */
  readonly chain: string;
  readonly actor: Actor;
  /** `noun.past_tense`, such as `client.renamed`. */
  readonly what: string;
  /** What it was done to, by id: subjects stay when a client's details are erased. */
  readonly subject: string;
  readonly outcome?: Outcome | undefined;
  readonly traceId?: string | undefined;
  /** `before` and `after`, and whatever else explains it; without secrets, or it is refused. */
  readonly detail?: JsonValue | undefined;
}

/** Where a chain stands. An empty chain has `seq` 0 and the genesis hash. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface SignedHead extends Head {
  readonly chain: string;
  readonly why: string;
  readonly at: string;
  readonly installation: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** A row as it is read for checking, in the order that is hashed, then its hash, then its details' salt and text. */
export type RawRow = readonly [
  chain: string,
  seq: number,
  id: string,
  at: string,
  actorId: string | null,
  actor: string,
  what: string,
  subject: string,
  outcome: string,
  traceId: string | null,
  detailHash: string | null,
  previous: string,
  hash: string,
  salt: string | null,
  body: string | null,
];

export type HashedFields = RawRow extends readonly [...infer Fields, unknown, unknown, unknown]
  ? Readonly<Fields>
  : never;

/** SHA-256 over UTF-8, in lower-case hex. The one-shot form is twice as fast where there is one. */
const sha256: (text: string) => string =
  typeof hashOnce === 'function'
    ? (text) => hashOnce('sha256', text, 'hex')
    : (text) => createHash('sha256').update(text).digest('hex');

export function genesisOf(workspaceId: string, chain: string): string {
  return sha256(JSON.stringify([genesisTag, workspaceId, chain]));
}

export function hashOfRow(fields: HashedFields): string {
  return sha256(JSON.stringify([rowTag, ...fields]));
}

/** The same for a row that was read: the fields are picked by hand because a slice and a spread cost a third more. */
export function hashOfRawRow(r: RawRow): string {
  return sha256(
    JSON.stringify([rowTag, r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11]]),
  );
}

/** The salt keeps short details (a yes, a role, a small amount) from being guessed from their hash once erased. */
export function hashOfDetail(salt: string, body: string): string {
  return sha256(`${detailTag}\n${salt}\n${body}`);
}

/** What the audit key signs. */
export function headText(workspaceId: string, head: Omit<SignedHead, 'signature'>): string {
  const { installation, chain, seq, hash, at, why } = head;
  return JSON.stringify([headTag, workspaceId, installation, chain, seq, hash, at, why]);
}

/** Text that reads back from SQLite exactly as it went in: half a surrogate pair would not, and break its row. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
}

export function assertSayable(row: NewRow): void {
  if (!/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(row.what)) {
    throw new Error(`An audit row says what happened as noun.past_tense, not "${row.what}".`);
  }
  if (row.chain === '') throw new Error('An audit row belongs to a chain.');
}
