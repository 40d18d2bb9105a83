import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { ReportId } from '../../shared/model/report.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Dialogs, Files, PdfPrinter } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { changeSetting, readSetting } from '../settings/use-cases.ts';
import { reportFormSetting } from '../../shared/model/report-form.ts';
import { reportDraftsSetting } from '../../shared/model/setting.ts';
import { compareWithToday } from './compare.ts';
import { exportMail, exportPdf, exportTables } from './export.ts';
import { preparedFacts, type PrepareNeeds } from './prepare.ts';
import { exportMany } from './many.ts';
import {
  arrangeReport,
  keepReport,
  listReports,
  ownTemplate,
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

export interface ReportNeeds extends PrepareNeeds {
  readonly pdf: PdfPrinter;
  readonly dialogs: Dialogs;
  readonly files: Files;
}

type All = Handlers<StewardContract, Admitted>['reports'];

export function reportHandlers(needs: ReportNeeds): All {
  const { emit, version, jobs } = needs;
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
      const facts = await preparedFacts(needs, { here, scope, settings, by, signal });
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
    template: (_, { here, scope }) => {
      const { ledger } = here().work;
      const { clientId } = scope();
      return { ...templateOf(ledger, clientId), isOwn: ownTemplate(ledger, clientId) !== null };
    },
    setTemplate: ({ template }, { here, scope }) => setTemplate(here().work, scope(), template),
    form: (_, { here }) => readSetting(here().work.ledger, reportFormSetting),
    setForm: (form, { here }) => {
      changeSetting(here().work, reportFormSetting, form);
      return form;
    },
    drafts: (_, { here }) => ({ day: readSetting(here().work.ledger, reportDraftsSetting) }),
    setDrafts: ({ day }, { here }) => {
      changeSetting(here().work, reportDraftsSetting, day);
      return { day };
    },
    exportMany: (ask, { here, signal }) =>
      exportMany({ ...saving(here().work), ...needs }, here, ask, signal),
  };
}
