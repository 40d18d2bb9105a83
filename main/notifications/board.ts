import { isQuiet, Notice } from '../../shared/model/notice.ts';
import { noticeText, quietOverText } from '../../shared/model/notice-words.ts';
import { linkText } from '../../shared/model/link.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Session } from '../../shared/model/access.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import { write } from '../db/access.ts';
import type { Log, Notifications, Wake } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { forgetNoticesBefore, markShown, notShownYet } from './store.ts';
import { listNotices, mayHear, quietHours } from './use-cases.ts';

const keptDays = 90;
/** More at once are one pile: the list has them all. */
const mostShown = 3;

interface BoardNeeds {
  readonly desktop: Notifications;
  readonly language: () => Language;
  readonly sessionOf: (work: OpenWorkspace) => Session;
  /** The list has changed; `arrived` are new and could not be shown on the desktop. */
  readonly onChange: (arrived: number) => void;
  readonly log: Log;
  readonly wake: Wake;
}

/** How soon after quiet hours their news is told of. */
const lookAgainMs = 60_000;

/** Brings news to whoever sits at the desk: once, on the desktop; that of quiet hours as one line once they are over. */
export class NoticeBoard {
  readonly #needs: BoardNeeds;
  /** Since when news has waited for the end of quiet hours. */
  #quietSince: string | null = null;
  #stopLooking: (() => void) | null = null;

  constructor(needs: BoardNeeds) {
    this.#needs = needs;
  }

  /** What came while the person was away waits in the list; nothing pops up for it now. */
  open(work: OpenWorkspace): void {
    const now = work.clock.now();
    const oldest = daysBefore(now, keptDays);
    write(work.ledger, (w) => {
      forgetNoticesBefore(w, oldest);
      markShown(w, work.person.personId, now.toISOString());
    });
    this.#quietSince = null;
    this.#stopLooking?.();
    work.noticed = () => this.#deliver(work);
  }

  #deliver(work: OpenWorkspace): void {
    if (!work.ledger.raw.open) return;
    try {
      this.#needs.onChange(this.#show(work));
    } catch (error) {
      this.#needs.log.error('notices.not_shown', error);
    }
  }

  #show(work: OpenWorkspace): number {
    const { personId } = work.person;
    const rows = notShownYet(work.ledger, personId).map((row) => Notice.parse(row));
    const now = work.clock.now();
    if (rows.length > 0) write(work.ledger, (w) => markShown(w, personId, now.toISOString()));
    if (isQuietNow(work)) {
      this.#quietSince ??= rows[0]?.at ?? null;
      if (this.#quietSince !== null) this.#lookAgain(work);
      return 0;
    }
    const session = this.#needs.sessionOf(work);
    const news = rows.filter((notice) => mayHear(session, notice));
    if (this.#quietSince !== null) return this.#pile(work, session);
    const shown = news.slice(0, mostShown).filter((notice) => {
      const link = notice.link === null ? null : linkText(notice.link);
      return this.#needs.desktop.show({ ...noticeText(notice, this.#needs.language()), link });
    });
    return news.length - shown.length;
  }

  /** One line for all that came while it was quiet and was not read yet. */
  #pile(work: OpenWorkspace, session: Session): number {
    const since = this.#quietSince;
    this.#quietSince = null;
    const waiting = listNotices(work, session).notices.filter(
      ({ at, readAt }) => readAt === null && since !== null && at >= since,
    ).length;
    if (waiting === 0) return 0;
    const text = quietOverText(waiting, this.#needs.language());
    return this.#needs.desktop.show({ ...text, link: null }) ? 0 : waiting;
  }

  #lookAgain(work: OpenWorkspace): void {
    this.#stopLooking?.();
    this.#stopLooking = this.#needs.wake(lookAgainMs, () => {
      if (!work.ledger.raw.open) return;
      if (isQuietNow(work)) this.#lookAgain(work);
      else this.#deliver(work);
    });
  }
}

function isQuietNow(work: OpenWorkspace): boolean {
  const now = work.clock.now();
  return isQuiet(quietHours(work), now.getHours() * 60 + now.getMinutes(), now.getDay());
}
