import { failureOf } from '../../shared/failure.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { reconciliationScope } from '../clients/scope.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import { sleep } from '../graph/sleep.ts';
import type { Log, Wake } from '../ports.ts';
import { withTokenFor } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { tellDraftsReadable } from './drafts/news.ts';
import { type SendAsk, sendApproved, type Step } from './execute.ts';
import { isExpired, lapsedWhy } from './grant.ts';
import type { LiveJob } from './live.ts';
import { tellEnded, tellOutcome } from './news.ts';
import { reconcile } from './reconcile.ts';
import { approvalOf, type ChangeRow, openChanges, openProposals, type ProposalRow } from './store.ts';
import { end, settle, steward } from './transitions.ts';

export interface SenderNeeds {
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly log: Log;
  /** For whoever waits for Meta. */
  readonly wake: Wake;
  /** For what nobody waits for: start times, expiry, and later looks at what is unknown. */
  readonly background: Wake;
  /** Something of this client's proposals or changes is not as it was. */
  readonly onChange: (clientId: ClientId) => void;
  readonly onStep?: ((step: Step) => void) | undefined;
}

/** Right after sending, in seconds: Meta's reads may lag. Then in the background, until it is known. */
const firstLooks = [0, 2, 5, 15] as const;
const laterLooks = [30, 60, 120, 300, 600, 1800] as const;
const tickMs = 30_000;

export type SendResult = { readonly change: ChangeRow } | { readonly why: string };

/** The one hand that sends. One change at a time in a workspace, so that two can never pass one limit together. */
export class Sender {
  readonly #needs: SenderNeeds;
  #session: { work: OpenWorkspace; ending: AbortController; ready: Promise<void> } | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #inFlight = 0;

  constructor(needs: SenderNeeds) {
    this.#needs = needs;
  }

  /** A workspace was opened. What was being sent when it last closed is not known, and is looked into before any write. */
  opened(work: OpenWorkspace): void {
    this.closed();
    interrupted(work);
    const ending = new AbortController();
    const session = { work, ending, ready: Promise.resolve() };
    this.#session = session;
    session.ready = this.#lookAtAll(session.work, ending.signal);
    void this.#tick(session.work, ending.signal);
  }

  closed(): void {
    this.#session?.ending.abort();
    this.#session = null;
  }

  /** Meta answers again after it did not. */
  backOnline(): void {
    if (this.#session) tellDraftsReadable(this.#session.work);
  }

  /** For locking: how many changes are between their intent and their outcome. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Resolves when nothing is in flight, or after `ms`; what then still is becomes unknown at the next unlock. */
  async quiet(ms: number): Promise<void> {
    if (this.#inFlight === 0) return;
    await Promise.race([
      this.#queue.catch(() => undefined),
      new Promise<void>((done) => void this.#needs.wake(ms, done)),
    ]);
  }

  /** Sends what was approved, after everything before it. */
  send(clientId: ClientId, ask: SendAsk): Promise<SendResult> {
    const session = this.#session;
    if (!session) return Promise.resolve({ why: 'The workspace is locked.' });
    const run = async (): Promise<SendResult> => {
      await session.ready;
      this.#inFlight += 1;
      try {
        return await this.#job(session, clientId, (job) => this.#sendAndLook(job, ask));
      } finally {
        this.#inFlight -= 1;
      }
    };
    const mine = this.#queue.then(run, run);
    this.#queue = mine.catch(() => undefined);
    return mine.finally(() => this.#needs.onChange(clientId));
  }

  async #sendAndLook(job: LiveJob, ask: SendAsk): Promise<SendResult> {
    const sent = await sendApproved(job, { onStep: this.#needs.onStep, ...ask });
    if (!('change' in sent)) return sent;
    let { change } = sent;
    for (const seconds of firstLooks) {
      if (!isOpen(change)) break;
      if (seconds > 0) await sleep(this.#needs.wake, seconds * 1000, job.signal);
      change = await reconcile(job, change);
    }
    (ask.onStep ?? this.#needs.onStep)?.('settled');
    if (change.state === 'sending') change = unknown(job.work, change, 'not_read_back');
    if (change.state === 'unknown') this.#follow(change);
    tellOutcome(job.work, change);
    return { change };
  }

  /** A person asks to look now. */
  async lookAgain(change: ChangeRow): Promise<ChangeRow> {
    const session = this.#session;
    if (!session) return change;
    const clientId = ClientId.parse(change.clientId);
    const after = await this.#job(session, clientId, (job) => reconcile(job, change));
    if (after.state !== change.state) tellOutcome(session.work, after);
    this.#needs.onChange(clientId);
    return after;
  }

  /** Every change that is not known is read once; those that stay unknown are followed up. */
  async #lookAtAll(work: OpenWorkspace, signal: AbortSignal): Promise<void> {
    for (const change of openChanges(work.ledger)) {
      if (signal.aborted) return;
      try {
        const after = await this.lookAgain(change);
        if (after.state === 'unknown') this.#follow(after);
      } catch (error) {
        if (signal.aborted) return;
        this.#needs.log.error('change.not_reconciled', error, { change: change.id });
        this.#follow(change);
      }
    }
  }

  #follow(change: ChangeRow): void {
    const session = this.#session;
    if (!session) return;
    const { background, log } = this.#needs;
    const { signal } = session.ending;
    const keepLooking = async () => {
      let row = change;
      for (let at = 0; row.state === 'unknown'; at += 1) {
        await sleep(background, (laterLooks[Math.min(at, laterLooks.length - 1)] ?? 1800) * 1000, signal);
        row = await this.lookAgain(row).catch((error: unknown) => {
          if (signal.aborted) throw error;
          log.info('change.not_readable', { code: failureOf(error).code });
          return row;
        });
      }
    };
    keepLooking().catch((error: unknown) => {
      if (!signal.aborted) log.error('change.not_followed', error, { change: change.id });
    });
  }

  /** What expired is ended; what was approved for now is sent. */
  async #tick(work: OpenWorkspace, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for (const row of openProposals(work.ledger)) this.#turn(work, row);
        await sleep(this.#needs.background, tickMs, signal);
      } catch (error) {
        if (!signal.aborted) this.#needs.log.error('budgets.clockwork_stopped', error);
        return;
      }
    }
  }

  #turn(work: OpenWorkspace, row: ProposalRow): void {
    const now = work.clock.now();
    const clientId = ClientId.parse(row.clientId);
    const lapse = lapseOf(work, row, now);
    if (lapse !== null) {
      const by = { actor: steward, at: now, ids: work.ids };
      write(work.ledger, (w) => {
        end(w, by, row, lapse.state, lapse.why);
        tellEnded(work, row, lapse.state, lapse.why);
      });
      this.#needs.onChange(clientId);
      return;
    }
    const isDue = row.startAt !== null && Date.parse(row.startAt) <= now.getTime();
    if (row.state !== 'approved' || !isDue) return;
    this.send(clientId, { proposalId: row.id, byItself: true }).catch((error: unknown) => {
      this.#needs.log.info('change.not_sent', { code: failureOf(error).code });
    });
  }

  #job<T>(
    { work, ending }: { work: OpenWorkspace; ending: AbortController },
    clientId: ClientId,
    run: (job: LiveJob) => Promise<T>,
  ): Promise<T> {
    // SECURITY: never a second time with another token.
    return withTokenFor(work, { clientId, purpose: 'budget', once: true }, (token) => {
      const scope = reconciliationScope(work.ledger, clientId);
      return run({ work, graph: this.#needs.graphFor(work), scope, token, signal: ending.signal });
    });
  }
}

/** Before anything else after a start: what was being sent may or may not have arrived. */
function interrupted(work: OpenWorkspace): void {
  const by = () => ({ actor: steward, at: work.clock.now(), ids: work.ids });
  write(work.ledger, (w) => {
    for (const change of openChanges(w)) {
      if (change.state === 'sending') settle(w, by(), change, { state: 'unknown', why: 'interrupted' });
    }
  });
}

/** Whose time is over: a proposal that nobody approved, or an approval that nobody sent. */
function lapseOf(
  work: OpenWorkspace,
  row: ProposalRow,
  now: Date,
): { readonly state: 'expired' | 'void'; readonly why: string } | null {
  if (row.state === 'waiting' && isExpired(row, now)) return { state: 'expired', why: 'expired' };
  if (row.state !== 'approved') return null;
  const grant = approvalOf(work.ledger, ClientId.parse(row.clientId), row.id);
  const why = grant ? lapsedWhy(grant, now) : null;
  return why === null ? null : { state: 'void', why };
}

function isOpen({ state }: ChangeRow): boolean {
  return state === 'sending' || state === 'unknown';
}

function unknown(work: OpenWorkspace, change: ChangeRow, why: string): ChangeRow {
  const by = { actor: steward, at: work.clock.now(), ids: work.ids };
  return write(work.ledger, (w) => settle(w, by, change, { state: 'unknown', why }));
}
