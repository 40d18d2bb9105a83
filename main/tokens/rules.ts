import { dayMs } from '../../shared/model/durations.ts';
import type { Access, TokenTrouble, TokenUse } from '../../shared/model/token.ts';

// Pure: what follows from what is known of tokens. The moment is an argument.

const warnDays = [14, 3] as const;
const rotateAfterDays = 365;

export interface Standing {
  readonly id: string;
  readonly slot: 'shared' | 'backup' | 'client' | 'next';
  readonly clientId: string | null;
  readonly state: 'unchecked' | 'healthy' | 'dead';
  readonly expiresAt: string | null;
  readonly parkedAt: string | null;
}

/** The tokens that serve a client, first to last: its own, the shared one, the backup. `null` is nobody's work. */
export function orderFor<T extends Standing>(all: readonly T[], clientId: string | null): T[] {
  const own = all.filter(
    (one) => one.slot === 'client' && one.clientId === clientId && one.parkedAt === null,
  );
  const of = (slot: Standing['slot']) => all.filter((one) => one.slot === slot);
  return [...own, ...of('shared'), ...of('backup')];
}

/** A token whose end has come is not sent to find that out. */
export function isUsable(one: Standing, now: Date): boolean {
  return one.state !== 'dead' && !isOver(one.expiresAt, now);
}

function isOver(end: string | null, now: Date): boolean {
  return end !== null && Date.parse(end) <= now.getTime();
}

export function daysLeft(end: string | null, now: Date): number | null {
  return end === null ? null : Math.max(0, Math.floor((Date.parse(end) - now.getTime()) / dayMs));
}

/** The warning that is due: the narrowest span that the end lies within. */
export function warningDue(end: string | null, now: Date): (typeof warnDays)[number] | null {
  if (end === null || isOver(end, now)) return null;
  const left = (Date.parse(end) - now.getTime()) / dayMs;
  return warnDays.findLast((days) => left <= days) ?? null;
}

/** Meta's end of a token's life or of its access to data, whichever comes first. */
export function endOf(one: { expiresAt: string | null; dataAccessExpiresAt: string | null }): string | null {
  const ends = [one.expiresAt, one.dataAccessExpiresAt].filter((end) => end !== null);
  return ends.toSorted()[0] ?? null;
}

export function isRotationDue(since: string, now: Date): boolean {
  return now.getTime() - Date.parse(since) >= rotateAfterDays * dayMs;
}

const fewCalls = 500;
const manyTimes = 4;

/** Many more calls than on the busiest of its other days. A quiet token may have one busy day without a word. */
export function isUnusual(today: number, others: readonly TokenUse[]): boolean {
  if (today < fewCalls || others.length < 3) return false;
  return today > manyTimes * Math.max(...others.map(({ calls }) => calls));
}

/** Why Meta does not take a token any more, by the subcode of its 190. */
export function troubleOf(code: number | null, subcode: number | null): TokenTrouble {
  if (subcode === 463) return 'expired';
  if (subcode === 459 || subcode === 464) return 'checkpoint';
  if (subcode === 460 || subcode === 458 || subcode === 467 || subcode === 492 || code === 102)
    return 'revoked';
  return 'invalid';
}

export const troubleSentences: Readonly<Record<TokenTrouble, string>> = {
  expired: 'This token has expired. Make a new one in the Business settings and add it here.',
  revoked: 'This token was revoked at Meta. Make a new one in the Business settings and add it here.',
  checkpoint:
    'Meta wants the owner of this token to log in and confirm something. It works again afterwards.',
  invalid: 'Meta does not know this token. Make a new one in the Business settings and add it here.',
};

const writeTasks = ['ADVERTISE', 'MANAGE'];

/** What the tasks that Meta names allow. For a Page, Steward never writes. */
export function accessOf(kind: 'ad_account' | 'page', tasks: readonly string[], canManage: boolean): Access {
  if (kind === 'page') return 'read';
  return canManage && tasks.some((task) => writeTasks.includes(task)) ? 'write' : 'read';
}

const rank: Readonly<Record<Access, number>> = { write: 3, read: 2, unknown: 1, revoked: 0 };

export function isLess(before: Access | null, after: Access): boolean {
  return before !== null && rank[after] < rank[before];
}

/** One sentence of what to do. */
export function accessSentence(
  kind: 'ad_account' | 'page',
  access: Access,
  tasks: readonly string[],
): string {
  const thing = kind === 'page' ? 'Page' : 'ad account';
  if (access === 'revoked')
    return `The token does not reach this ${thing}. Ask the client to share it with the agency again, then assign it to the System User.`;
  if (access === 'unknown') return 'Meta did not answer. Test again in a moment.';
  if (kind === 'page') {
    return tasks.length > 0 && !tasks.includes('ANALYZE') && !tasks.includes('MANAGE')
      ? 'The Page is reached, but its insights need the task ANALYZE. Assign “View performance” to the System User.'
      : 'All well: the Page and its insights can be read.';
  }
  return access === 'write'
    ? 'All well: figures can be read and budgets changed.'
    : 'Figures can be read. To change budgets, assign “Manage campaigns” to the System User.';
}
