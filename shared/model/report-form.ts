import { z } from '../zod.ts';
import { Colour, ReportLanguage } from './client.ts';
import { FileNamePattern, usualFileName } from './report-file.ts';
import { Audience, ReportSettings, reportSections } from './report.ts';
import type { SettingOf } from './setting.ts';

/** How the agency's reports look where a client has no way of its own. The paper is a setting beside it. */
export const ReportForm = z.object({
  sections: ReportSettings.shape.sections,
  /** `null`: each client's own. */
  language: ReportLanguage.nullable(),
  audience: Audience,
  /** Of the agency's mark on every page, where it has no logo. */
  colour: Colour,
  fileName: FileNamePattern,
});
export type ReportForm = z.infer<typeof ReportForm>;

export const reportFormSetting: SettingOf<ReportForm> = {
  name: 'report_form',
  schema: ReportForm,
  usual: {
    sections: [...reportSections],
    language: null,
    audience: 'client',
    colour: '#0b6158',
    fileName: usualFileName,
  },
};
