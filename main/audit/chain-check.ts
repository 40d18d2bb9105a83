import type { KeyObject } from 'node:crypto';
import { verify as verifySignature } from 'node:crypto';
import type { Reader } from '../db/access.ts';
import type { Head, RawRow, SignedHead } from './rules.ts';
import { hashOfDetail, hashOfRawRow, headText, headsRecorded, workspaceChain } from './rules.ts';
import { lastErasure } from './store.ts';

export type Fault =
  /** A number is skipped. */
  | 'row_missing'
  /** It does not continue from the row before it. */
  | 'link_broken'
  | 'row_altered'
  | 'detail_altered'
  /** Gone without a later row that says the details were erased. */
  | 'detail_missing'
  | 'detail_unexpected'
  /** A head was not signed by the audit key. */
  | 'head_forged'
  /** A signed head, a head recorded in the workspace chain, or an earlier head kept elsewhere says another hash. */
  | 'head_differs'
  | 'recorded_head_differs'
  | 'known_head_differs'
  /** Something that was kept knows more rows than there are. */
  | 'rows_cut_off';

/** A head that some other place remembers of this chain. */
export interface Mark extends Head {
  /** Whether it was kept where a rewriter of this database cannot reach: then it excludes a rewritten tail. */
  readonly outside: boolean;
}

export interface Recorded extends Head {
  /** The row of the workspace chain that says so. */
  readonly row: number;
}

/** A walk along one chain: everything that the next row is compared with. Mutable, as it is the hot loop's state. */
export interface Walk {
  readonly chain: string;
  readonly workspaceId: string;
  readonly publicKey: KeyObject;
  readonly heads: readonly SignedHead[];
  readonly marks: readonly Mark[];
  /** Heads of other chains that the workspace chain records; only gathered on that chain. */
  readonly recorded: Map<string, Recorded[]>;
  readonly outsideTo: number;
  seq: number;
  hash: string;
  nextHead: number;
  nextMark: number;
  signedTo: number;
  confirmedTo: number;
  erasedBefore: number;
  /** Signatures checked since the last step: each costs as much as a dozen rows. */
  signatures: number;
}

export function checkRow(r: Reader, walk: Walk, row: RawRow): Fault | null {
  const [, seq, , , , , what, , , , detailHash, previous, hash, salt, body] = row;
  if (seq !== walk.seq + 1) return 'row_missing';
  if (previous !== walk.hash) return 'link_broken';
  if (hashOfRawRow(row) !== hash) return 'row_altered';
  if (body !== null && salt !== null) {
    if (detailHash === null) return 'detail_unexpected';
    if (hashOfDetail(salt, body) !== detailHash) return 'detail_altered';
    if (what === headsRecorded && walk.chain === workspaceChain) gatherRecorded(walk, seq, body);
  } else if (detailHash !== null && !wasErased(r, walk, seq)) return 'detail_missing';
  const fault = checkHeads(walk, seq, hash) ?? checkMarks(walk, seq, hash);
  if (fault) return fault;
  walk.seq = seq;
  walk.hash = hash;
  return null;
}

function wasErased(r: Reader, walk: Walk, seq: number): boolean {
  if (seq < walk.erasedBefore) return true;
  walk.erasedBefore = lastErasure(r, walk.chain);
  return seq < walk.erasedBefore;
}

function checkHeads(walk: Walk, seq: number, hash: string): Fault | null {
  for (;;) {
    const head = walk.heads[walk.nextHead];
    if (head?.seq !== seq) return null;
    walk.nextHead += 1;
    walk.signatures += 1;
    if (!isSigned(head, walk)) return 'head_forged';
    if (head.hash !== hash) return 'head_differs';
    walk.signedTo = seq;
  }
}

function isSigned(head: SignedHead, walk: Walk): boolean {
  const signature = Buffer.from(head.signature, 'base64');
  // Base64 has several spellings of the same bytes; only one was written.
  if (signature.toString('base64') !== head.signature) return false;
  return verifySignature(null, Buffer.from(headText(walk.workspaceId, head)), walk.publicKey, signature);
}

/** Also called before the first row, for what is said of the empty chain. */
export function checkMarks(walk: Walk, seq: number, hash: string): Fault | null {
  for (;;) {
    const mark = walk.marks[walk.nextMark];
    if (mark?.seq !== seq) return null;
    walk.nextMark += 1;
    if (mark.hash !== hash) return mark.outside ? 'known_head_differs' : 'recorded_head_differs';
    if (mark.outside) walk.confirmedTo = seq;
  }
}

/** Of each chain the newest head that an outside head of the workspace chain covers, and the newest of all. */
function gatherRecorded(walk: Walk, row: number, body: string): void {
  for (const [chain, head] of Object.entries(recordedHeads(body))) {
    const covered = (walk.recorded.get(chain) ?? []).filter((earlier) => earlier.row <= walk.outsideTo);
    const kept = row <= walk.outsideTo ? [] : covered.slice(-1);
    walk.recorded.set(chain, [...kept, { ...head, row }]);
  }
}

function recordedHeads(body: string): Record<string, Head> {
  const detail = JSON.parse(body) as { heads?: Record<string, Head> } | null;
  return detail?.heads ?? {};
}
