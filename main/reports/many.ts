import { failureOf } from '../../shared/failure.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { Period } from '../../shared/model/period.ts';
import type { ReportId } from '../../shared/model/report.ts';
import type { Here } from '../admission.ts';
import { mintScope } from '../clients/scope.ts';
import type { Jobs } from '../long-work/jobs.ts';
import { notify } from '../notifications/use-cases.ts';
import type { PictureWorkshop } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { askMeta } from './ask-meta.ts';
import { contentOf, requireReport } from './content.ts';
import { fileNameOf, keep, printed, type ExportNeeds } from './export.ts';
import { gatherFacts } from './gather/gather.ts';
import { withSmallPictures } from './gather/pictures.ts';
import type { PrepareNeeds } from './prepare.ts';
import { reportRows } from './store.ts';
import { keepReport, templateOf } from './use-cases.ts';

interface ManyNeeds extends ExportNeeds, Pick<PrepareNeeds, 'graphFor' | 'log'> {
  readonly jobs: Jobs;
  readonly pictures: PictureWorkshop;
  readonly version: string;
}

interface Result {
  readonly clientId: ClientId;
  readonly outcome: 'saved' | 'failed' | 'cancelled';
  readonly fileName: string;
  readonly sentence: string;
}

/**
 * One file for each client, in one folder. Each client's report is made in a scope of its own, from its own rows alone;
 * one that fails says why and stops no other.
 */
export async function exportMany(
  needs: ManyNeeds,
  here: () => Here,
  ask: { readonly clientIds: readonly ClientId[]; readonly period: Period },
  signal: AbortSignal,
): Promise<{ folder: string | null; results: Result[] }> {
  const { work, session } = here();
  const by = session.personId;
  // SECURITY: every client is checked before the first file is made.
  for (const clientId of ask.clientIds) mintScope(work.ledger, session, 'export', clientId);
  const folder = await needs.dialogs.chooseFolder({ title: 'Save the reports' });
  if (folder === null) return { folder: null, results: [] };
  const results: Result[] = [];
  const taken = new Set<string>();
  await needs.jobs.run({ kind: 'reports', by, signal }, async (job) => {
    for (const [index, clientId] of ask.clientIds.entries()) {
      job.progress(index, ask.clientIds.length, clientId);
      if (job.signal.aborted) {
        results.push({ clientId, outcome: 'cancelled', fileName: '', sentence: 'Cancelled.' });
        continue;
      }
      try {
        const fileName = await exportOne(
          needs,
          here,
          { clientId, period: ask.period, folder, taken },
          job.signal,
        );
        results.push({ clientId, outcome: 'saved', fileName, sentence: '' });
      } catch (error) {
        const { code, message } = failureOf(error);
        const outcome = code === 'cancelled' ? 'cancelled' : 'failed';
        results.push({ clientId, outcome, fileName: '', sentence: message });
      }
    }
  });
  tellReady(work, by, results);
  return { folder, results };
}

/** A report of forty clients takes minutes: whoever asked for them may look at something else by then. */
function tellReady(work: OpenWorkspace, by: PersonId, results: readonly Result[]): void {
  const count = (outcome: Result['outcome']) => results.filter((one) => one.outcome === outcome).length;
  if (results.length < 2 || count('cancelled') === results.length || !work.ledger.raw.open) return;
  notify(work, {
    to: { people: [by] },
    kind: 'reports_ready',
    values: { done: count('saved'), failed: count('failed') },
    client: null,
    link: { to: 'workspace', page: 'reports' },
    key: `reports_ready ${work.clock.now().toISOString()}`,
  });
}

interface One {
  readonly clientId: ClientId;
  readonly period: Period;
  readonly folder: string;
  readonly taken: Set<string>;
}

async function exportOne(needs: ManyNeeds, here: () => Here, one: One, signal: AbortSignal): Promise<string> {
  const { work, session } = here();
  mintScope(work.ledger, session, 'export', one.clientId);
  const row = requireReport(work.ledger, one.clientId, await standing(needs, here, one, signal));
  const content = contentOf(row);
  const made = await printed({ pdf: needs.pdf, work }, row, content, signal);
  const fileName = freeName((what) => fileNameOf(work, content, 'pdf', what), one.taken);
  const path = `${one.folder}/${fileName}`;
  keep({ ...needs, work }, row, { kind: 'pdf', path, parts: [made.bytes], printed: made });
  return fileName;
}

/** The newest report of this period, or a fresh draft, which says on every page that nobody has reviewed it. */
async function standing(
  { version, pictures, graphFor, log }: ManyNeeds,
  here: () => Here,
  { clientId, period }: One,
  signal: AbortSignal,
): Promise<ReportId> {
  const { work, session } = here();
  const found = reportRows(work.ledger, [clientId]).find(
    (row) => row.fromDay === period.from && row.toDay === period.to,
  );
  if (found) return found.id as ReportId;
  const scope = mintScope(work.ledger, session, 'comment', clientId);
  const settings = { ...templateOf(work.ledger, clientId), period, comparison: 'previous_period' as const };
  // As when a person prepares it alone: what no sync has brought is asked for.
  const asking = { graph: graphFor(work), log, signal, onStep: () => undefined };
  await askMeta(here(), scope, settings, asking);
  const gathered = gatherFacts(here(), scope, settings, version);
  return keepReport(here().work, scope, settings, await withSmallPictures(gathered, pictures, signal));
}

/** Two clients of one name keep a file each. */
function freeName(nameWith: (what: string) => string, taken: Set<string>): string {
  let name = nameWith('');
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = nameWith(`(${count})`);
  taken.add(name.toLowerCase());
  return name;
}
