import { randomBytes } from 'node:crypto';
import type { Reader, Writer } from '../db/access.ts';
import { noteRow } from './growth.ts';
import { redactDetail, redactText } from './redaction.ts';
import type { Actor, Head, HashedFields, JsonValue, NewRow, RawRow } from './rules.ts';
import { assertSayable, erasure, hashOfDetail, hashOfRow, wellFormed, workspaceChain } from './rules.ts';
import type { RowQuery } from './store.ts';
import { deleteDetails, findRows, headOf, insertDetail, insertRow, newestAt } from './store.ts';

// What the rest of main may call: a noun is reached through its use cases.
export { watchGrowth } from './growth.ts';
export { checkSchema } from './schema-check.ts';
export { verifyAll, verifyChain, verifyOne, verifySteps } from './verify.ts';

export interface Ids {
  next(): string;
}

/** Adds one row in the caller's transaction, so that a change and its row are kept together or not at all. */
export function record(w: Writer, row: NewRow, at: Date, ids: Ids): Head {
  assertSayable(row);
  const chain = wellFormed(row.chain);
  const last = headOf(w, chain);
  const seq = last.seq + 1;
  const body = row.detail === undefined ? null : JSON.stringify(redactDetail(row.detail));
  const salt = body === null ? null : randomBytes(16).toString('hex');
  const fields: HashedFields = [
    chain,
    seq,
    ids.next(),
    at.toISOString(),
    row.actor.id === null ? null : wellFormed(row.actor.id),
    said(row.actor.name),
    row.what,
    said(row.subject),
    row.outcome ?? 'done',
    row.traceId === undefined ? null : said(row.traceId),
    body === null || salt === null ? null : hashOfDetail(salt, body),
    last.hash,
  ];
  const hash = hashOfRow(fields);
  insertRow(w, fields, hash);
  if (body !== null && salt !== null) insertDetail(w, chain, seq, salt, body);
  noteRow(w, chain, seq);
  return { seq, hash };
}

/** When the workspace's chain was written to last: a clock that shows an earlier time went back. */
export function newestRowAt(r: Reader): string | null {
  return newestAt(r, workspaceChain);
}

const said = (text: string) => redactText(wellFormed(text));

export interface ListedRow {
  readonly chain: string;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly outcome: string;
  readonly traceId: string | null;
  readonly detail: JsonValue;
  /** Whether `detail` is null because there never was one, or because it was erased with its client. */
  readonly details: 'none' | 'kept' | 'erased';
  readonly hash: string;
}

/** Newest first. The caller says which chains: who may see them is decided where the session is known. */
export function listRows(r: Reader, query: RowQuery): ListedRow[] {
  return findRows(r, query).map(listed);
}

function listed(row: RawRow): ListedRow {
  const [chain, seq, id, at, actorId, actor, what, subject, outcome, traceId, detailHash, , hash, , body] =
    row;
  const detail = body === null ? null : (JSON.parse(body) as JsonValue);
  const details = body !== null ? 'kept' : detailHash === null ? 'none' : 'erased';
  return {
    chain,
    seq,
    id,
    at,
    actorId,
    actor,
    what,
    subject,
    outcome,
    traceId,
    detail,
    details,
    hash,
  };
}

/** Removes a client's details and says so in its chain, which stays whole: each row commits to its details by a hash. */
export function eraseDetails(
  w: Writer,
  chain: string,
  by: { readonly actor: Actor; readonly at: Date; readonly ids: Ids },
): { readonly erased: number; readonly head: Head } {
  if (chain === workspaceChain) throw new Error("The workspace's own details are never erased.");
  const head = record(w, { chain, actor: by.actor, what: erasure, subject: chain }, by.at, by.ids);
  return { erased: deleteDetails(w, chain, head.seq), head };
}

/** The newest moment that the trail knows: a clock that stands before it has gone back. */
export function latestMoment(r: Reader): string | null {
  return (r.raw.prepare('select max(at) from audit_row').pluck().get() as string | null) ?? null;
}
