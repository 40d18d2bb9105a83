import { createPublicKey } from 'node:crypto';
import type { Db, Reader } from '../db/access.ts';
import type { Fault, Mark, Recorded, Walk } from './chain-check.ts';
import { checkMarks, checkRow } from './chain-check.ts';
import type { Head } from './rules.ts';
import { genesisOf, workspaceChain } from './rules.ts';
import type { SchemaFault } from './schema-check.ts';
import { checkSchema } from './schema-check.ts';
import { chainsOf, detailBeyond, homeOf, rowsAfter, signedHeads } from './store.ts';

export interface Verdict {
  /** How many rows hold, from the first on. */
  readonly rows: number;
  readonly ok: boolean;
  readonly firstBad: { readonly seq: number; readonly why: Fault } | null;
  /** The last row that holds. */
  readonly head: Head;
  readonly tail: 'confirmed' | 'cannot_exclude_rewritten_tail';
  /** The row up to which an earlier head that was kept elsewhere vouches; 0 without one. */
  readonly confirmedTo: number;
  /** The row up to which the audit key has signed. */
  readonly signedTo: number;
}

/** Reading and checking this many rows takes two to three milliseconds on a slow machine. */
const rowsAStep = 200;
const signaturesAStep = 20;

export interface VerifyAsk {
  readonly marks?: readonly Mark[];
  readonly recorded?: Map<string, Recorded[]>;
}

export function verifyChain(r: Reader, chain: string, knownHead?: Head): Verdict {
  const marks = knownHead ? [{ ...knownHead, outside: true }] : [];
  const steps = verifySteps(r, chain, { marks });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Verifies a few milliseconds' worth a step and yields the row it is at. Rows added meanwhile are checked too. */
export function* verifySteps(r: Reader, chain: string, ask: VerifyAsk = {}): Generator<number, Verdict> {
  const walk = setOut(r, chain, ask);
  const wrong = checkMarks(walk, walk.seq, walk.hash);
  if (wrong) return verdict(walk, { seq: 1, why: wrong });
  for (;;) {
    const rows = rowsAfter(r, chain, walk.seq, rowsAStep);
    for (const row of rows) {
      const expected = walk.seq + 1;
      const fault = checkRow(r, walk, row);
      if (fault) return verdict(walk, { seq: expected, why: fault });
      if (walk.signatures < signaturesAStep) continue;
      walk.signatures = 0;
      yield walk.seq;
    }
    if (rows.length < rowsAStep) break;
    yield walk.seq;
  }
  const moreIsKnown =
    walk.nextHead < walk.heads.length ||
    walk.nextMark < walk.marks.length ||
    detailBeyond(r, chain, walk.seq);
  return verdict(walk, moreIsKnown ? { seq: walk.seq + 1, why: 'rows_cut_off' } : null);
}

function setOut(r: Reader, chain: string, ask: VerifyAsk): Walk {
  const home = homeOf(r);
  const marks = (ask.marks ?? []).toSorted((a, b) => a.seq - b.seq);
  return {
    chain,
    workspaceId: home.id,
    publicKey: createPublicKey(home.publicKey),
    heads: signedHeads(r, chain),
    marks,
    recorded: ask.recorded ?? new Map<string, Recorded[]>(),
    outsideTo: marks.findLast((mark) => mark.outside)?.seq ?? 0,
    seq: 0,
    hash: genesisOf(home.id, chain),
    nextHead: 0,
    nextMark: 0,
    signedTo: 0,
    confirmedTo: 0,
    erasedBefore: 0,
    signatures: 0,
  };
}

function verdict(walk: Walk, firstBad: Verdict['firstBad']): Verdict {
  const confirmed = firstBad === null && walk.marks.some((mark) => mark.outside);
  return {
    rows: walk.seq,
    ok: firstBad === null,
    firstBad,
    head: { seq: walk.seq, hash: walk.hash },
    tail: confirmed ? 'confirmed' : 'cannot_exclude_rewritten_tail',
    confirmedTo: Math.min(walk.confirmedTo, walk.seq),
    signedTo: Math.min(walk.signedTo, walk.seq),
  };
}

export interface Progress {
  readonly chain: string;
  readonly seq: number;
  readonly chainsDone: number;
  readonly chains: number;
}

export interface VerifyAllAsk {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** What the keychain, a report or an export remembers, by chain. The workspace's own vouches for its clients'. */
  readonly knownHeads?: ReadonlyMap<string, Head>;
  /** How the loop is let go between two steps. */
  readonly pause?: () => Promise<void>;
}

export interface WholeVerdict {
  readonly ok: boolean;
  readonly rows: number;
  readonly schema: readonly SchemaFault[];
  readonly chains: readonly (Verdict & { readonly chain: string })[];
}

export interface VerifyOneAsk extends VerifyAsk {
  readonly onStep?: (seq: number) => void;
  readonly signal?: AbortSignal | undefined;
  readonly pause?: () => Promise<void>;
}

/** One chain, with the loop let go after every step. */
export async function verifyOne(r: Reader, chain: string, ask: VerifyOneAsk = {}): Promise<Verdict> {
  const { onStep, signal, pause = nextTurn, ...of } = ask;
  const steps = verifySteps(r, chain, of);
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    onStep?.(step.value);
    await pause();
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Every chain, the workspace's first, because it remembers the heads of all others. */
export async function verifyAll(db: Db, ask: VerifyAllAsk = {}): Promise<WholeVerdict> {
  const { onProgress, signal, knownHeads = new Map<string, Head>(), pause = nextTurn } = ask;
  const schema = checkSchema(db);
  const recorded = new Map<string, Recorded[]>();
  const verdicts: (Verdict & { chain: string })[] = [];
  const run = async (chain: string, marks: readonly Mark[], chains: number) => {
    const told = (seq: number) => onProgress?.({ chain, seq, chainsDone: verdicts.length, chains });
    const verdict = await verifyOne(db, chain, { marks, recorded, onStep: told, signal, pause });
    verdicts.push({ chain, ...verdict });
    told(verdict.rows);
    await pause();
    return verdict;
  };

  const found = chainsOf(db);
  const known = knownHeads.get(workspaceChain);
  const own = await run(workspaceChain, known ? [{ ...known, outside: true }] : [], found.length);
  const others = new Set([...found, ...recorded.keys(), ...knownHeads.keys()]);
  others.delete(workspaceChain);
  for (const chain of [...others].toSorted()) {
    const kept = knownHeads.get(chain);
    const marks = (recorded.get(chain) ?? []).map(({ seq, hash, row }) => {
      return { seq, hash, outside: row <= own.confirmedTo };
    });
    if (kept) marks.push({ ...kept, outside: true });
    await run(chain, marks, others.size + 1);
  }
  const rows = verdicts.reduce((sum, one) => sum + one.rows, 0);
  return { ok: schema.length === 0 && verdicts.every((one) => one.ok), rows, schema, chains: verdicts };
}
