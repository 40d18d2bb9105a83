import { isQuiet, Notice } from '../../shared/model/notice.ts';
import { noticeText } from '../../shared/model/notice-words.ts';
import { linkText } from '../../shared/model/link.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Session } from '../../shared/model/access.ts';
import { write } from '../db/access.ts';
import type { Log, Notifications } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { forgetNoticesBefore, markShown, notShownYet } from './store.ts';
import { mayHear, quietHours } from './use-cases.ts';

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
}

/** Brings news to whoever sits at the desk: once, on the desktop, unless it is a quiet hour. */
export class NoticeBoard {
  readonly #needs: BoardNeeds;

  constructor(needs: BoardNeeds) {
    this.#needs = needs;
  }

  /** What came while the person was away waits in the list; nothing pops up for it now. */
  open(work: OpenWorkspace): void {
    const now = work.clock.now();
    const oldest = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
    write(work.ledger, (w) => {
      forgetNoticesBefore(w, oldest);
      markShown(w, work.person.personId, now.toISOString());
    });
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
    if (rows.length === 0) return 0;
    const now = work.clock.now();
    write(work.ledger, (w) => markShown(w, personId, now.toISOString()));
    const session = this.#needs.sessionOf(work);
    const news = rows.filter((notice) => mayHear(session, notice));
    if (isQuiet(quietHours(work), now.getHours() * 60 + now.getMinutes(), now.getDay())) return 0;
    const shown = news.slice(0, mostShown).filter((notice) => {
      const link = notice.link === null ? null : linkText(notice.link);
      return this.#needs.desktop.show({ ...noticeText(notice, this.#needs.language()), link });
    });
    return news.length - shown.length;
  }
}
