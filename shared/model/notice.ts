import { z } from '../zod.ts';
import { ClientId, Day, Instant } from './ids.ts';
import { Link } from './link.ts';
import { Money } from './money.ts';

/**
 * Every kind of news, with the values that its sentence needs. A new kind is a line here and its sentences in
 * notice-words.ts, in each language.
 */
export const noticeValues = {
  role_given: ['client', 'by'],
  sync_ended: ['done', 'failed'],
  access_lost: ['client', 'asset'],
  token_dead: ['token', 'reason'],
  token_expires: ['token', 'day'],
  token_unusual: ['token', 'what'],
  token_rotation_due: ['token', 'day'],
  alert_raised: ['client', 'rule', 'facts'],
  draft_waits: ['client', 'what', 'before', 'after', 'by'],
  draft_readable: ['client', 'what', 'before', 'after', 'by'],
  proposal_waits: ['client', 'what', 'before', 'after', 'by'],
  proposal_decided: ['client', 'what', 'decision', 'by'],
  proposal_void: ['client', 'what', 'why'],
  change_confirmed: ['client', 'what', 'before', 'after'],
  change_refused: ['client', 'what', 'reason'],
  change_not_applied: ['client', 'what', 'reason'],
  change_unknown: ['client', 'what'],
  report_ready: ['client', 'month'],
  reports_ready: ['done', 'failed'],
  comment_added: ['client', 'by'],
  backup_failed: ['reason'],
  trail_broken: ['reason'],
  review_due: ['day'],
} as const satisfies Record<string, readonly string[]>;

export type NoticeKind = keyof typeof noticeValues;
export const NoticeKind = z.enum(Object.keys(noticeValues) as [NoticeKind, ...NoticeKind[]]);

/** Kept as what it is, so that each reader gets it in their own language. A bare string is somebody's word: a name, a reason. */
export const NoticeValue = z.union([
  z.string().max(500),
  z.number(),
  z.object({ money: Money }),
  z.object({ day: Day }),
  z.object({ at: Instant }),
]);
export type NoticeValue = z.infer<typeof NoticeValue>;

export type NoticeValues<K extends NoticeKind = NoticeKind> = Readonly<
  Record<(typeof noticeValues)[K][number], NoticeValue>
>;

/** One piece of news for one person. */
export const Notice = z.object({
  id: z.uuid(),
  kind: NoticeKind,
  clientId: ClientId.nullable(),
  link: Link.nullable(),
  values: z.record(z.string(), NoticeValue),
  at: Instant,
  readAt: Instant.nullable(),
});
export type Notice = z.infer<typeof Notice>;

/** With its sentences, in the language of whoever asked. */
export const ToldNotice = Notice.extend({ title: z.string(), body: z.string() });
export type ToldNotice = z.infer<typeof ToldNotice>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the desktop stays silent; the list in the app goes on. By the clock of this computer. */
export const QuietHours = z.object({
  on: z.boolean(),
  from: TimeOfDay,
  to: TimeOfDay,
  weekends: z.boolean(),
});
export type QuietHours = z.infer<typeof QuietHours>;

export const usualQuietHours: QuietHours = { on: true, from: '19:00', to: '07:00', weekends: true };

/** `minutes` since midnight; 0 is Sunday. A span over midnight belongs to both days. */
export function isQuiet(quiet: QuietHours, minutes: number, weekday: number): boolean {
  if (!quiet.on) return false;
  if (quiet.weekends && (weekday === 0 || weekday === 6)) return true;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const forSuperAdmins: ReadonlySet<NoticeKind> = new Set([
  'token_dead',
  'token_expires',
  'token_unusual',
  'token_rotation_due',
  'backup_failed',
  'trail_broken',
  'review_due',
]);

/** News of the whole workspace, of which the others hear nothing. */
export function isForSuperAdmins(kind: NoticeKind): boolean {
  return forSuperAdmins.has(kind);
}
