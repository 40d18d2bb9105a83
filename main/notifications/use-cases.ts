import { mayDo, type Permission, type Session } from '../../shared/model/access.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { Link } from '../../shared/model/link.ts';
import {
  isForSuperAdmins,
  Notice,
  type NoticeKind,
  type NoticeValues,
  type QuietHours,
} from '../../shared/model/notice.ts';
import { quietHoursSetting } from '../../shared/model/setting.ts';
import { write } from '../db/access.ts';
import { changeOwnSetting, ownSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { activeSessions } from '../workspace/use-cases.ts';
import { addNotice, markRead, noticesOf, settle } from './store.ts';

/** Who hears of it. A client's news goes to its members and to super admins, as far as the permission reaches. */
export type Audience =
  | { readonly people: readonly PersonId[] }
  | { readonly client: ClientId; readonly permission?: Permission; readonly except?: PersonId }
  | 'super_admins';

export interface NoticeAsk<K extends NoticeKind> {
  readonly to: Audience;
  readonly kind: K;
  readonly values: NoticeValues<K>;
  /** Null when it is about no client. Whoever may not see the client any more does not see its news either. */
  readonly client: ClientId | null;
  /** Where a click leads. */
  readonly link: Link | null;
  /** The same key does not come twice to the same person, until `settleNotices` frees it. Name the thing and its state. */
  readonly key: string;
}

/**
 * Tells people something. Joins the caller's transaction when one is open, so that no news is told of what was rolled
 * back; the desktop shows it once everything is committed. Not in the audit trail: what happened is, with its own row.
 */
export function notify<K extends NoticeKind>(work: OpenWorkspace, ask: NoticeAsk<K>): void {
  const at = work.clock.now().toISOString();
  write(work.ledger, (w) => {
    for (const personId of receivers(work, ask.to)) {
      addNotice(w, {
        personId,
        id: work.ids.next(),
        clientId: ask.client,
        kind: ask.kind,
        link: ask.link,
        values: ask.values,
        dedupeKey: ask.key,
        at,
      });
    }
  });
  // Writing is synchronous from end to end: by then the outermost transaction has been committed or rolled back.
  queueMicrotask(() => work.noticed?.());
}

/** The trouble is over: its news counts as read, and would be told again. */
export function settleNotices(work: OpenWorkspace, key: string): void {
  const any = write(work.ledger, (w) => settle(w, key, work.clock.now().toISOString()));
  if (any) queueMicrotask(() => work.noticed?.());
}

function receivers(work: OpenWorkspace, to: Audience): readonly PersonId[] {
  if (typeof to === 'object' && 'people' in to) return to.people;
  return activeSessions(work)
    .filter((session) =>
      to === 'super_admins'
        ? session.isSuperAdmin
        : session.personId !== to.except && mayDo(session, to.permission ?? 'view', to.client),
    )
    .map(({ personId }) => personId);
}

const mostListed = 100;

export function listNotices(work: OpenWorkspace, session: Session): { notices: Notice[]; unread: number } {
  const notices = noticesOf(work.ledger, session.personId, mostListed)
    .map((row) => Notice.parse(row))
    .filter((notice) => mayHear(session, notice));
  return { notices, unread: notices.filter(({ readAt }) => readAt === null).length };
}

/** SECURITY: rights are asked for when it is read, not when it was written: a role may have gone since. */
export function mayHear(session: Session, { clientId, kind }: Pick<Notice, 'clientId' | 'kind'>): boolean {
  if (clientId !== null && !mayDo(session, 'view', clientId)) return false;
  return session.isSuperAdmin || !isForSuperAdmins(kind);
}

export function readNotices(work: OpenWorkspace, ids: readonly string[]): void {
  const at = work.clock.now().toISOString();
  write(work.ledger, (w) => markRead(w, work.person.personId, ids, at));
}

export function quietHours(work: OpenWorkspace): QuietHours {
  return ownSetting(work, quietHoursSetting);
}

export function setQuietHours(work: OpenWorkspace, quiet: QuietHours): void {
  changeOwnSetting(work, quietHoursSetting, quiet);
}
