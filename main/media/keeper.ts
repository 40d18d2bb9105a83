import { dayMs, hourMs } from '../../shared/model/durations.ts';
import { failureOf } from '../../shared/failure.ts';
import { write } from '../db/access.ts';
import type { Log, PictureTransport, PictureWorkshop } from '../ports.ts';
import type { OpenWorkspace, WantedPicture } from '../workspace/open-workspace.ts';
import { type Bounds, prunePictures } from './prune.ts';
import { nextInLine } from './rules.ts';
import { keptSince, putPicture } from './store.ts';
import { fetchPicture } from './use-cases.ts';

export interface KeeperNeeds {
  readonly log: Log;
  readonly transport: (work: OpenWorkspace) => PictureTransport;
  readonly workshop: PictureWorkshop;
  /** The sandbox on this machine; null is Meta. */
  readonly originOf: (work: OpenWorkspace) => string | null;
  /** How much is kept, and for how long; what is usual, when left out. */
  readonly bounds?: Bounds;
  readonly onKept: (kept: { clientId: string; pictureId: string; shows: string }) => void;
}

const atOnce = 2;
/** Enough for a card on a dense screen and for a printed report. */
const longestEdge = 640;
const pruneEveryMs = hourMs;
/** A creative may get another picture; a post's is what it was. */
const staleMs = 30 * dayMs;

interface Wanted extends WantedPicture {
  readonly work: OpenWorkspace;
}

const keyOf = ({ clientId, shows }: Wanted) => `${clientId}/${shows}`;

function isMissing({ work, clientId, shows }: Wanted): boolean {
  if (!work.insights.raw.open) return false;
  const since = keptSince(work.insights, clientId, shows);
  const isPost = shows.includes('_');
  return since === null || (!isPost && work.clock.now().getTime() - Date.parse(since) >= staleMs);
}

/** Fetches, checks, makes anew and keeps pictures behind a sync, a few at a time. A picture that fails stops nothing. */
export class PictureKeeper {
  readonly #needs: KeeperNeeds;
  #queue = new Map<string, Wanted>();
  readonly #underWay = new Set<string>();
  #stop = new AbortController();
  #idle: (() => void)[] = [];
  #prunedAt = 0;

  constructor(needs: KeeperNeeds) {
    this.#needs = needs;
  }

  open(work: OpenWorkspace): void {
    this.#stop = new AbortController();
    work.wantPicture = (wanted) => this.#want({ ...wanted, work });
    this.#prunedAt = 0;
  }

  close(): void {
    this.#stop.abort();
    this.#queue.clear();
  }

  /** Once nothing is under way. */
  settled(): Promise<void> {
    if (this.#underWay.size === 0) return Promise.resolve();
    return new Promise((done) => this.#idle.push(done));
  }

  #want(wanted: Wanted): void {
    const key = keyOf(wanted);
    // Fetched twice it would get another id, and the first one may be on screen already.
    if (this.#underWay.has(key) || !isMissing(wanted)) return;
    // To the end of the line, also when it waits there already: its client was synced just now.
    this.#queue.delete(key);
    this.#queue.set(key, wanted);
    this.#pump();
  }

  #pump(): void {
    while (this.#underWay.size < atOnce) {
      const wanted = nextInLine([...this.#queue.values()]);
      if (!wanted) break;
      const key = keyOf(wanted);
      this.#queue.delete(key);
      this.#underWay.add(key);
      void this.#keep(wanted).finally(async () => {
        if (this.#underWay.size === 1 && this.#queue.size === 0) await this.#prune(wanted.work);
        this.#underWay.delete(key);
        this.#pump();
        if (this.#underWay.size === 0) for (const done of this.#idle.splice(0)) done();
      });
    }
  }

  /** After the last of a batch, and not after each of many. */
  async #prune({ insights, clock }: OpenWorkspace): Promise<void> {
    const now = clock.now();
    if (!insights.raw.open || now.getTime() - this.#prunedAt < pruneEveryMs) return;
    this.#prunedAt = now.getTime();
    try {
      const gone = await prunePictures(insights, now, this.#needs.bounds);
      if (gone > 0) this.#needs.log.info('pictures.pruned', { gone });
    } catch (error) {
      this.#needs.log.info('pictures.not_pruned', { code: failureOf(error).code });
    }
  }

  async #keep({ work, clientId, shows, address }: Wanted): Promise<void> {
    const { log, transport, workshop, originOf, onKept } = this.#needs;
    const { signal } = this.#stop;
    try {
      const picture = await fetchPicture(transport(work), address, originOf(work), signal);
      const made = await workshop.remake(picture, longestEdge, signal);
      if (signal.aborted || !work.insights.raw.open) return;
      const kept = { ...made, bytes: Buffer.from(made.bytes), clientId, shows };
      const asOf = work.clock.now().toISOString();
      const pictureId = work.ids.next();
      write(work.insights, (w) => putPicture(w, { ...kept, id: pictureId, asOf }));
      onKept({ clientId, pictureId, shows });
    } catch (error) {
      if (!signal.aborted) log.info('picture.not_kept', { code: failureOf(error).code });
    }
  }
}
