import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Preparing, ReportId } from '../../shared/model/report.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Jobs } from '../long-work/jobs.ts';
import type { Dialogs, Files, Log, PdfPrinter, PictureWorkshop } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { askMeta } from './ask-meta.ts';
import { compareWithToday } from './compare.ts';
import { exportMail, exportPdf, exportTables } from './export.ts';
import { gatherFacts } from './gather/gather.ts';
import { withSmallPictures } from './gather/pictures.ts';
import { exportMany } from './many.ts';
import {
  arrangeReport,
  keepReport,
  listReports,
  previewPages,
  removeReport,
  reopenReport,
  reportDetail,
  reviewReport,
  setTemplate,
  suggestAgain,
  templateOf,
  writeWords,
} from './use-cases.ts';

export interface ReportNeeds {
  readonly pdf: PdfPrinter;
  readonly pictures: PictureWorkshop;
  readonly dialogs: Dialogs;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly emit: Emit<StewardContract>;
  readonly version: string;
}

type All = Handlers<StewardContract, Admitted>['reports'];

export function reportHandlers(needs: ReportNeeds): All {
  const { emit, version, jobs, log, graphFor } = needs;
  const changed = <V>({ clientId, reportId }: { clientId: ClientId; reportId: ReportId }, value: V): V => {
    emit('reports.changed', { clientId, reportId });
    return value;
  };
  const saving = (work: OpenWorkspace) => ({ ...needs, work });
  return {
    list: ({ clientId }, { here }) => listReports(here().work, here().session, clientId),
    get: ({ reportId }, { here, scope }) => reportDetail(here().work, scope(), reportId),
    prepare: async ({ clientId, settings }, { here, scope, signal }) => {
      const by = here().session.personId;
      await jobs.run({ kind: 'report', clientId, by, signal }, (job) => {
        const onStep = (doing: Preparing, done: number, of: number) => {
          job.progress(done, of);
          emit('reports.preparing', { clientId, doing, done, of });
        };
        const asking = { graph: graphFor(here().work), log, signal: job.signal, onStep };
        return askMeta(here(), scope(), settings, asking);
      });
      emit('reports.preparing', { clientId, doing: 'freezing', done: 1, of: 1 });
      const gathered = gatherFacts(here(), scope(), settings, version);
      const facts = await withSmallPictures(gathered, needs.pictures, signal);
      const reportId = keepReport(here().work, scope(), settings, facts);
      return changed({ clientId, reportId }, { reportId });
    },
    arrange: (ask, { here, scope }) =>
      changed(ask, arrangeReport(here().work, scope(), ask.reportId, ask.settings)),
    write: (ask, { here, scope }) => changed(ask, writeWords(here().work, scope(), ask.reportId, ask.words)),
    suggest: ({ reportId }, { here, scope }) => suggestAgain(here().work, scope(), reportId),
    preview: ({ reportId, words }, { here, scope }) => previewPages(here().work, scope(), reportId, words),
    review: (ask, { here, scope }) =>
      changed(ask, reviewReport(here().work, scope(), ask.reportId, ask.contentHash)),
    reopen: (ask, { here, scope }) => changed(ask, reopenReport(here().work, scope(), ask.reportId)),
    remove: (ask, { here, scope }) => {
      removeReport(here().work, scope(), ask.reportId);
      return changed(ask, {});
    },
    exportPdf: async (ask, { here, scope, signal }) => {
      const by = here().session.personId;
      const saved = await jobs.run({ kind: 'report', clientId: ask.clientId, by, signal }, (job) =>
        exportPdf(saving(here().work), scope(), ask.reportId, job.signal),
      );
      return changed(ask, saved);
    },
    exportCsv: async (ask, { here, scope }) =>
      changed(ask, await exportTables(saving(here().work), scope(), ask.reportId)),
    exportMail: async (ask, { here, scope, signal }) =>
      changed(ask, await exportMail(saving(here().work), scope(), ask.reportId, signal)),
    compareWithToday: ({ reportId }, { here, scope }) => compareWithToday(here(), scope(), reportId, version),
    template: (_, { here, scope }) => templateOf(here().work.ledger, scope().clientId),
    setTemplate: ({ template }, { here, scope }) => setTemplate(here().work, scope(), template),
    exportMany: (ask, { here, signal }) =>
      exportMany({ ...saving(here().work), ...needs }, here, ask, signal),
  };
}
