import type { Log } from '../../ports.ts';
import { notify, settleNotices } from '../../notifications/use-cases.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { reviewOf } from './review.ts';

const key = 'review_due';
const everyMs = 60 * 60_000;

/** Super admins hear once that accesses wait for another look, and again only after all of them were looked at. */
export function tellReview(work: OpenWorkspace): void {
  const [first] = reviewOf(work).rows.filter(({ isDue }) => isDue);
  if (!first) return settleNotices(work, key);
  notify(work, {
    to: 'super_admins',
    kind: 'review_due',
    values: { day: { day: first.dueAt.slice(0, 10) } },
    client: null,
    link: { to: 'workspace', page: 'access-review' },
    key,
  });
}

/** Looks at each unlock and once an hour: a workspace may stay open for days. */
export class ReviewWatch {
  readonly #log: Log;
  #stop: (() => void) | null = null;

  constructor({ log }: { readonly log: Log }) {
    this.#log = log;
  }

  follow(work: OpenWorkspace | null): void {
    this.#stop?.();
    this.#stop = null;
    if (!work) return;
    const look = () => this.#look(work);
    // After the window has what it needs.
    const first = setImmediate(look);
    const timer = setInterval(look, everyMs).unref();
    this.#stop = () => {
      clearImmediate(first);
      clearInterval(timer);
    };
  }

  #look(work: OpenWorkspace): void {
    if (!work.ledger.raw.open) return;
    try {
      tellReview(work);
    } catch (error) {
      this.#log.error('access.review_not_told', error);
    }
  }
}
