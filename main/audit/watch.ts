import type { AuditVerdict, TrailState } from '../../shared/model/audit.ts';
import { AuditVerdict as VerdictModel } from '../../shared/model/audit.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Head } from './rules.ts';
import { workspaceChain } from './rules.ts';
import { headOf, homeOf } from './store.ts';
import { verifyAll, verifyOne } from './use-cases.ts';
import type { WholeVerdict } from './verify.ts';

/** Where the chains of a workspace stood when something that cannot be rewritten was told of them last. */
export type KnownHeads = (workspaceId: string) => Promise<ReadonlyMap<string, Head>>;

/** Verifies the trail of an open workspace and remembers what it found, for as long as it is open. */
export class TrailWatch {
  readonly #onVerified: (ok: boolean) => void;
  readonly #known: KnownHeads;
  #found = new WeakMap<OpenWorkspace, { readonly at: string; readonly verdict: WholeVerdict }>();

  constructor(onVerified: (ok: boolean) => void, known: KnownHeads = () => Promise.resolve(new Map())) {
    this.#onVerified = onVerified;
    this.#known = known;
  }

  async verify(work: OpenWorkspace, signal?: AbortSignal): Promise<TrailState> {
    const knownHeads = await this.#known(homeOf(work.ledger).id);
    signal?.throwIfAborted();
    const verdict = await verifyAll(work.ledger, { knownHeads, ...(signal ? { signal } : {}) });
    this.#found.set(work, { at: work.clock.now().toISOString(), verdict });
    this.#onVerified(verdict.ok);
    return this.state(work);
  }

  /** One client's chain, against what was kept of it elsewhere; a few milliseconds at a time. */
  async verifyClient(work: OpenWorkspace, scope: ClientScope, signal?: AbortSignal): Promise<AuditVerdict> {
    const chain = scope.clientId;
    const known = (await this.#known(homeOf(work.ledger).id)).get(chain);
    signal?.throwIfAborted();
    const marks = known ? [{ ...known, outside: true }] : [];
    return VerdictModel.parse({ chain, ...(await verifyOne(work.ledger, chain, { marks, signal })) });
  }

  state(work: OpenWorkspace): TrailState {
    const head = headOf(work.ledger, workspaceChain);
    const found = this.#found.get(work);
    if (!found) return { checkedAt: null, ok: null, rows: 0, faults: [], head };
    const { verdict, at } = found;
    return { checkedAt: at, ok: verdict.ok, rows: verdict.rows, faults: faultsOf(verdict), head };
  }
}

function faultsOf(verdict: WholeVerdict): string[] {
  const guards = verdict.schema.map(({ name, problem }) => `The guard ${name} of the trail is ${problem}.`);
  const rows = verdict.chains.flatMap(({ chain, firstBad }) =>
    firstBad
      ? [`Chain ${chain}: row ${firstBad.seq} does not hold (${firstBad.why.replaceAll('_', ' ')}).`]
      : [],
  );
  return [...guards, ...rows];
}
