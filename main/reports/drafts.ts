import { failureOf } from '../../shared/failure.ts';
import { mayDo, type Session } from '../../shared/model/access.ts';
import { dayIn } from '../../shared/model/day.ts';
import { ClientId } from '../../shared/model/ids.ts';
import { type Period, periodOf } from '../../shared/model/period.ts';
import type { ReportId } from '../../shared/model/report.ts';
import { reportDraftsSetting } from '../../shared/model/setting.ts';
import { listRows } from '../audit/use-cases.ts';
import { mintScope } from '../clients/scope.ts';
import { clientRow, clientRows } from '../clients/store.ts';
import { write } from '../db/access.ts';
import { factsOf, overviewOf } from '../insights/use-cases.ts';
import { notify } from '../notifications/use-cases.ts';
import type { Wake } from '../ports.ts';
import { readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Asker } from './gather/gather.ts';
import { preparedFacts, type PrepareNeeds } from './prepare.ts';
import { reportRows } from './store.ts';
import { keepReport, note, templateOf } from './use-cases.ts';

interface DraftNeeds extends PrepareNeeds {
  readonly background: Wake;
  readonly sessionOf: (work: OpenWorkspace) => Session;
}

const everyMs = 15 * 60_000;
/** Not while the window still needs everything for itself. */
const firstMs = 60_000;
/** Who prepared it, on the page: nobody pressed anything. */
const byItself = 'Steward';

/**
 * On their day, drafts of the last month: prepared once the syncs have read it, one client after the other, and then they
 * wait for a person. Nothing leaves by itself.
 */
export class DraftWatch {
  readonly #needs: DraftNeeds;
  #work: OpenWorkspace | null = null;
  #cancel: (() => void) | null = null;
  #stop = new AbortController();

  constructor(needs: DraftNeeds) {
    this.#needs = needs;
  }

  /** With the workspace that is open now, or none. */
  follow(work: OpenWorkspace | null): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#work = work;
    if (work) this.#lookIn(firstMs);
  }

  #lookIn(ms: number): void {
    this.#cancel = this.#needs.background(ms, () => {
      void this.#look().finally(() => {
        if (this.#work) this.#lookIn(everyMs);
      });
    });
  }

  async #look(): Promise<void> {
    const work = this.#work;
    const { signal } = this.#stop;
    if (!work) return;
    for (const { id } of work.ledger.raw.open ? clientRows(work.ledger, 'all') : []) {
      await new Promise((done) => void setImmediate(done));
      if (signal.aborted || !work.ledger.raw.open || !work.insights.raw.open) return;
      try {
        await this.#one(work, ClientId.parse(id), signal);
      } catch (error) {
        // Between a lock and the next sign-in there is nobody to prepare for.
        if (failureOf(error).code === 'internal')
          this.#needs.log.error('report.not_drafted', error, { client: id });
      }
    }
  }

  async #one(work: OpenWorkspace, clientId: ClientId, signal: AbortSignal): Promise<void> {
    const { sessionOf, emit } = this.#needs;
    const session = sessionOf(work);
    // SECURITY: only what whoever sits here might have prepared by hand.
    if (!mayDo(session, 'comment', clientId)) return;
    const here: Asker = { work, session };
    const period = dueDraft(here, clientId);
    if (!period) return;
    const scope = mintScope(work.ledger, session, 'comment', clientId);
    const settings = { ...templateOf(work.ledger, clientId), period, comparison: 'previous_period' as const };
    const ask = { here: () => here, scope: () => scope, settings, by: null, signal };
    const facts = await preparedFacts(this.#needs, ask);
    if (signal.aborted || !work.ledger.raw.open) return;
    const month = period.from.slice(0, 7);
    const reportId = write(work.ledger, (w): ReportId => {
      note(work, w, work.clock.now(), clientId, 'report.drafted', month, { missing: facts.missing.length });
      const id = keepReport(work, scope, settings, facts, byItself);
      notify(work, {
        to: { client: clientId, permission: 'comment' },
        kind: 'report_ready',
        values: { client: facts.client.name, month },
        client: clientId,
        link: { to: 'report', client: clientId, report: id },
        key: `report_ready ${clientId} ${month}`,
      });
      return id;
    });
    emit('reports.changed', { clientId, reportId });
  }
}

/** The month whose draft is due for this client, once its figures were read on that day or later. */
function dueDraft({ work, session }: Asker, clientId: ClientId): Period | null {
  const { ledger } = work;
  const day = templateOf(ledger, clientId).draftsOn ?? readSetting(ledger, reportDraftsSetting);
  const client = clientRow(ledger, clientId);
  if (day === 0 || !client || client.archivedAt !== null) return null;
  const today = dayIn(client.timezone, work.clock.now());
  const dueOn = `${today.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (today < dueOn) return null;
  const period = periodOf('last_month', today);
  if (reportRows(ledger, [clientId]).some((row) => row.fromDay === period.from && row.toDay === period.to))
    return null;
  // One that a person deleted does not come again.
  const drafted = listRows(ledger, { chains: [clientId], what: 'report.drafted', limit: 24 });
  if (drafted.some(({ subject }) => subject === period.from.slice(0, 7))) return null;
  const scope = mintScope(ledger, session, 'view', clientId);
  const facts = factsOf(work, scope);
  if (facts.accounts.length === 0) return null;
  const { coverage } = overviewOf(work, scope, facts, { period, before: null, session });
  const isRead = coverage.read === coverage.days && coverage.asOf !== null;
  return isRead && dayIn(client.timezone, new Date(coverage.asOf ?? 0)) >= dueOn ? period : null;
}
