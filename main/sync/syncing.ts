import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/access.ts';
import { mayDo } from '../../shared/model/access.ts';
import { ClientId } from '../../shared/model/ids.ts';
import type { Emit } from '../../shared/rpc.ts';
import { mintScope } from '../clients/scope.ts';
import { write } from '../db/access.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Clock, Log, Wake } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { sweep } from './forget.ts';
import type { Standing } from './queue.ts';
import { everyMsOf, standingsOf } from './standings.ts';
import { type RunOne, SyncScheduler } from './scheduler.ts';
import { markInterrupted } from './store.ts';
import { syncClient, type SyncResult } from './use-cases.ts';

export interface SyncingNeeds {
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Wake;
  readonly jobs: Jobs;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly sessionOf: (work: OpenWorkspace) => Session;
  readonly emit: Emit<StewardContract>;
}

/** The syncs of the workspace that is open, for whoever is signed in to it. */
export class Syncing {
  readonly #needs: SyncingNeeds;
  readonly scheduler: SyncScheduler;
  #work: OpenWorkspace | null = null;

  constructor(needs: SyncingNeeds) {
    this.#needs = needs;
    const { clock, log, background } = needs;
    this.scheduler = new SyncScheduler({
      clock,
      log,
      background,
      standings: () => this.#standings(),
      everyMs: () => everyMsOf(this.#open()),
      isBlocked: () => this.#isBlocked(),
      run: (ask) => this.#run(ask),
      onChange: (clientId, ended) => this.#told(clientId, ended),
    });
  }

  /** What an earlier process left half done is marked as such before anything else is read. */
  open(work: OpenWorkspace): void {
    this.#work = work;
    write(work.insights, (w) => markInterrupted(w, work.clock.now().toISOString()));
    sweep(work).catch((error: unknown) => {
      if (work.insights.raw.open) this.#needs.log.error('sync.not_swept', error);
    });
    this.scheduler.start();
  }

  close(): void {
    this.#work = null;
    this.scheduler.stop();
  }

  #open(): OpenWorkspace {
    if (!this.#work?.ledger.raw.open) throw new AppError('signed_out', 'Sign in first.');
    return this.#work;
  }

  async #run({ clientId, why, part, isPatient, signal, wasAsked, onStep }: RunOne): Promise<SyncResult> {
    const work = this.#open();
    const id = ClientId.parse(clientId);
    const { graphFor, sessionOf, jobs } = this.#needs;
    const session = sessionOf(work);
    const scope = mintScope(work.ledger, session, 'sync', id);
    return jobs.run({ kind: 'sync', clientId: id, by: session.personId, signal }, (job) =>
      syncClient({
        work,
        graph: graphFor(work),
        scope,
        signal: job.signal,
        why,
        part,
        isPatient,
        wasAsked,
        onStep: (kind, done, of) => {
          job.progress(done, of);
          onStep(kind, done, of);
        },
      }),
    );
  }

  #standings(): Standing[] {
    const work = this.#open();
    const session = this.#needs.sessionOf(work);
    return standingsOf(work).filter(({ clientId }) => mayDo(session, 'sync', ClientId.parse(clientId)));
  }

  #isBlocked(): boolean {
    if (!this.#work) return true;
    const app = this.#needs
      .graphFor(this.#work)
      .limits()
      .lanes.find(({ key }) => key === 'app');
    return app?.pausedUntil !== null && app?.pausedUntil !== undefined;
  }

  #told(clientId: string, ended: boolean): void {
    const id = ClientId.parse(clientId);
    const doing = this.scheduler.doing(clientId)?.doing;
    if (ended) this.#needs.emit('sync.ended', { clientId: id });
    else if (doing) this.#needs.emit('sync.progressed', { clientId: id, ...doing });
  }
}
