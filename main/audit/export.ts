import type { Reader } from '../db/access.ts';
import type { RawRow } from './rules.ts';
import { headOf, homeOf, rowsAfter, signedHeads } from './store.ts';

const rowsAPage = 200;

/** A chain as JSON Lines, one line (with its line end) at a time; docs/audit-format.md describes every field. */
export function* exportChain(r: Reader, chain: string, auditPublicKey: string): Generator<string> {
  const head = headOf(r, chain);
  const heads = signedHeads(r, chain);
  yield line({
    type: 'header',
    format: 'steward.audit/1',
    workspace: homeOf(r).id,
    chain,
    rows: head.seq,
    head,
    public_key: auditPublicKey,
  });
  let seq = 0;
  for (;;) {
    const rows = rowsAfter(r, chain, seq, rowsAPage);
    for (const row of rows) {
      seq = row[1];
      // A row that was added since the header was written belongs to the next export.
      if (seq <= head.seq) yield rowLine(row);
    }
    if (rows.length < rowsAPage || seq >= head.seq) break;
  }
  for (const { chain: own, seq: at, why, hash, at: time, installation, signature } of heads) {
    yield line({ type: 'head', chain: own, seq: at, why, hash, at: time, installation, signature });
  }
}

function rowLine(row: RawRow): string {
  const [chain, seq, id, at, actorId, actor, what, subject, outcome, traceId] = row;
  const [detailHash, previous, hash, salt, detail] = row.slice(10);
  return line({
    type: 'row',
    chain,
    seq,
    id,
    at,
    actor_id: actorId,
    actor,
    what,
    subject,
    outcome,
    trace_id: traceId,
    detail_hash: detailHash,
    previous,
    hash,
    salt,
    detail,
  });
}

const line = (value: object) => `${JSON.stringify(value)}\n`;
