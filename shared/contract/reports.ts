import { ClientId, Instant } from '../model/ids.ts';
import { ReportPages } from '../model/page-node.ts';
import { Period } from '../model/period.ts';
import {
  Commentary,
  Preparing,
  ReportDetail,
  ReportId,
  ReportLine,
  ReportSettings,
  ReportSource,
  ReportTemplate,
  RestatedFigure,
} from '../model/report.ts';
import { ReportForm } from '../model/report-form.ts';
import { DraftDay } from '../model/setting.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ clientId: ClientId, reportId: ReportId });

export const reports = {
  /** Newest period first; of one client, or of all that this person may see. */
  list: read('signed_in', z.object({ clientId: ClientId.optional() }), z.array(ReportLine)),
  get: read({ client: 'view' }, one, ReportDetail),
  /** Freezes the figures of a period into a draft with suggested words. */
  prepare: call(
    { client: 'comment' },
    z.object({ clientId: ClientId, settings: ReportSettings }),
    z.object({ reportId: ReportId }),
  ),
  /** Sections, order, language, paper and audience; the period is frozen with the figures. */
  arrange: call(
    { client: 'comment' },
    one.extend({ settings: ReportSettings.omit({ period: true, comparison: true }) }),
    ReportDetail,
  ),
  write: call({ client: 'comment' }, one.extend({ words: Commentary }), ReportDetail),
  /** The words that the figures suggest, to start again from. */
  suggest: read({ client: 'view' }, one, Commentary),
  /** The pages as they will be printed, for the words as they stand in the form. */
  preview: read({ client: 'view' }, one.extend({ words: Commentary.optional() }), ReportPages),
  /** Signs for having read it as it stands: the hash says what was read. */
  review: call({ client: 'propose' }, one.extend({ contentHash: z.string() }), ReportDetail),
  reopen: call({ client: 'comment' }, one, ReportDetail),
  remove: call({ client: 'comment' }, one, z.object({})),
  exportPdf: call({ client: 'export' }, one, z.object({ savedAs: z.string().nullable() })),
  exportCsv: call({ client: 'export' }, one, z.object({ savedAs: z.string().nullable() })),
  exportMail: call({ client: 'export' }, one, z.object({ savedAs: z.string().nullable() })),
  /** What Meta says now where the report says something else. */
  compareWithToday: read(
    { client: 'view' },
    one,
    z.object({
      /** When what is held against the report was read from Meta. */
      asOf: Instant.nullable(),
      restated: z.array(RestatedFigure),
      /** What is not here in full today, and is held against nothing. */
      unread: z.array(ReportSource),
    }),
  ),
  /** How reports of this client look: its own way, or the agency's. */
  template: read(
    { client: 'view' },
    z.object({ clientId: ClientId }),
    ReportTemplate.extend({ isOwn: z.boolean() }),
  ),
  setTemplate: call(
    { client: 'manage' },
    z.object({ clientId: ClientId, template: ReportTemplate.nullable() }),
    ReportTemplate,
  ),
  /** How the agency's reports look and what their files are called. */
  form: read('signed_in', z.object({}), ReportForm),
  setForm: call('super_admin', ReportForm, ReportForm),
  /** On which day of the month drafts are prepared where a client has no day of its own. */
  drafts: read('signed_in', z.object({}), z.object({ day: DraftDay })),
  setDrafts: call('super_admin', z.object({ day: DraftDay }), z.object({ day: DraftDay })),
  /** One report for each client, one file for each report, in one folder. */
  exportMany: call(
    'signed_in',
    z.object({ clientIds: z.array(ClientId).min(1).max(500), period: Period }),
    z.object({
      folder: z.string().nullable(),
      results: z.array(
        z.object({
          clientId: ClientId,
          outcome: z.enum(['saved', 'failed', 'cancelled']),
          fileName: z.string(),
          sentence: z.string(),
        }),
      ),
    }),
  ),
  /** How far a report is that somebody waits for. */
  preparing: event(
    z.object({
      clientId: ClientId,
      doing: Preparing,
      done: z.int().nonnegative(),
      of: z.int().nonnegative(),
    }),
  ),
  changed: event(z.object({ clientId: ClientId, reportId: ReportId })),
};
