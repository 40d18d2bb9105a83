import { z } from '../zod.ts';
import { QuietHours, usualQuietHours } from './notice.ts';

/** One choice that is kept in the ledger. A value that does not parse counts as the usual one. */
export interface SettingOf<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly usual: T;
}

/** For each person. */
export const quietHoursSetting: SettingOf<QuietHours> = {
  name: 'quiet_hours',
  schema: QuietHours,
  usual: usualQuietHours,
};

/** How often every client is synced in the background while the workspace is open. */
export const SyncSchedule = z.object({ on: z.boolean(), everyMinutes: z.int().min(15).max(1440) });
export type SyncSchedule = z.infer<typeof SyncSchedule>;
export const syncScheduleSetting: SettingOf<SyncSchedule> = {
  name: 'sync_schedule',
  schema: SyncSchedule,
  usual: { on: true, everyMinutes: 60 },
};

/** The agency's logo as main made it: PNG, base64. Reports print it. */
export const AgencyLogo = z.base64().max(1_100_000).nullable();
export const agencyLogoSetting: SettingOf<string | null> = {
  name: 'agency_logo',
  schema: AgencyLogo,
  usual: null,
};

/** On which day of a month drafts of the last one are prepared by themselves; 0 is never. Not after the 28th: February. */
export const DraftDay = z.int().min(0).max(28);
export type DraftDay = z.infer<typeof DraftDay>;
export const reportDraftsSetting: SettingOf<DraftDay> = { name: 'report_drafts', schema: DraftDay, usual: 0 };

/** The paper that reports are printed on. */
export const Paper = z.enum(['A4', 'Letter']);
export type Paper = z.infer<typeof Paper>;
export const paperSetting: SettingOf<Paper> = { name: 'paper', schema: Paper, usual: 'A4' };
