import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { UpdateRefusal, UpdateState } from '../../shared/model/update.ts';
import {
  UpdateRefused,
  updateCheckedSetting,
  updateFeedSetting,
  updateSeenSetting,
} from '../../shared/model/update.ts';
import type { Emit } from '../../shared/rpc.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Log, UpdateHome, UpdateSource, Wake } from '../ports.ts';
import { changeSetting, keepSettingText, readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { Release } from './rules.ts';
import { feedName, judgeFeed, untilNextCheckMs } from './rules.ts';
import { assertSigned } from './signature.ts';

export interface UpdatingNeeds {
  readonly updateHome: UpdateHome;
  readonly updateSource: UpdateSource;
  readonly version: string;
  readonly folder: string;
  readonly log: Log;
  readonly emit: Emit<StewardContract>;
  readonly background: Wake;
}

interface Look {
  readonly feed: string;
  readonly releaseKey: string;
  readonly newestSeen: string | null;
}
type Actor = { readonly id: string | null; readonly name: string };
/** Nobody asked for the day's look. */
const ourselves: Actor = { id: null, name: 'Steward' };
const largestFeed = 64 * 1024;
const largestSignature = 1024;
/** A change is told of each hundredth part, not of each packet. */
const parts = 100;

/**
 * New versions of Steward, in three steps that a person takes one by one: look, fetch, put in place. Looking also happens
 * once a day while a desk is open. Before a feed is set, and where no release key was built in, nothing is asked for.
 */
export class Updating {
  readonly #needs: UpdatingNeeds;
  #feed: string | null = null;
  #found: Release | null = null;
  #step: UpdateState['step'] = 'none';
  #received = 0;
  #refusal: UpdateRefusal | null = null;
  #fetching: AbortController | null = null;
  /** The file is being exchanged: nothing else may touch what was fetched. */
  #isPlacing = false;
  #checking = new AbortController();
  #stopWaiting = (): void => undefined;

  constructor(needs: UpdatingNeeds) {
    this.#needs = needs;
  }

  /** The desk that is open, or none. */
  follow(work: OpenWorkspace | null): void {
    this.#stopWaiting();
    this.#checking.abort();
    this.#checking = new AbortController();
    this.#fetching?.abort();
    if (work === null) return;
    const { feed } = readSetting(work.ledger, updateFeedSetting);
    if (feed !== this.#feed) this.#forget(feed);
    this.#waitForDay(work);
  }

  stateOf(work: OpenWorkspace): UpdateState {
    const { version } = this.#needs;
    const found = this.#found && { version: this.#found.version, bytes: this.#found.bytes };
    return {
      version,
      unavailable: this.#unavailable(),
      feed: readSetting(work.ledger, updateFeedSetting).feed,
      checkedAt: readSetting(work.ledger, updateCheckedSetting),
      refusal: this.#refusal,
      step: this.#step,
      found,
      receivedBytes: this.#received,
    };
  }

  setFeed(work: OpenWorkspace, feed: string | null): UpdateState {
    if (feed !== null) this.#assertAvailable();
    if (this.#isPlacing) throw busy();
    changeSetting(work, updateFeedSetting, { feed });
    this.follow(work);
    return this.#tell(work);
  }

  async check(work: OpenWorkspace, signal: AbortSignal, actor: Actor = work.actor): Promise<UpdateState> {
    const releaseKey = this.#assertAvailable();
    const { feed } = readSetting(work.ledger, updateFeedSetting);
    if (feed === null) throw new AppError('conflict', 'Say first where new versions lie.');
    if (this.#isSettled()) return this.stateOf(work);
    const ours = AbortSignal.any([signal, this.#checking.signal]);
    const newestSeen = readSetting(work.ledger, updateSeenSetting);
    const judged = await this.#look({ feed, releaseKey, newestSeen }, ours);
    ours.throwIfAborted();
    // Meanwhile somebody may have begun to fetch or to put in place what was found before.
    if (this.#isSettled()) return this.stateOf(work);
    const isSame = judged.found?.sha512 === this.#found?.sha512;
    this.#refusal = judged.refusal;
    // What was fetched stays fetched when the same version is found again; a look that failed takes nothing away.
    if (judged.refusal === null && !isSame) this.#begin(judged.found);
    const detail = { found: judged.found?.version ?? null, refusal: judged.refusal };
    const { ledger, clock, ids } = work;
    this.#note({ ledger, clock, ids, actor }, 'update.checked', detail);
    return this.#tell(work);
  }

  download(work: OpenWorkspace, version: string): UpdateState {
    const release = this.#chosen(version, 'found');
    const stop = (this.#fetching = new AbortController());
    [this.#step, this.#received, this.#refusal] = ['downloading', 0, null];
    void this.#fetch(work, release, stop).catch((error: unknown) =>
      this.#needs.log.error('update.not_recorded', error),
    );
    return this.#tell(work);
  }

  cancel(work: OpenWorkspace): UpdateState {
    this.#fetching?.abort();
    return this.stateOf(work);
  }

  async install(work: OpenWorkspace, version: string): Promise<UpdateState> {
    const release = this.#chosen(version, 'ready');
    const { updateHome, updateSource } = this.#needs;
    if (updateHome.appFile === null) throw notHere();
    if (this.#isPlacing) throw busy();
    // Before it: a lock or a cut in the middle leaves a trail too.
    this.#note(work, 'update.put_in_place_begun', { version });
    this.#isPlacing = true;
    const refusal = await refusalOf(
      updateSource.putInPlace(this.#fetchedFile(), release, updateHome.appFile),
    ).finally(() => (this.#isPlacing = false));
    this.#refusal = refusal;
    if (refusal === null) this.#step = 'in_place';
    // What lies there is not what was signed: it is fetched again, or not at all.
    else if (refusal === 'altered' || refusal === 'cut_short') this.#step = 'found';
    if (this.#step !== 'ready') updateSource.forget(this.#fetchedFile());
    this.#note(work, 'update.put_in_place', { version, refusal });
    return this.#tell(work);
  }

  async #look({ feed, releaseKey, newestSeen }: Look, signal: AbortSignal) {
    const { updateSource, updateHome, version } = this.#needs;
    const address = addressOf(feed, feedName(updateHome.machine));
    try {
      const text = await updateSource.read(address, largestFeed, signal);
      const signature = await updateSource
        .read(`${address}.sig`, largestSignature, signal)
        .catch((error: unknown) => {
          throw isRefused(error, 'not_there') ? new UpdateRefused('unsigned') : error;
        });
      assertSigned(text, signature, releaseKey);
      const judged = judgeFeed(Buffer.from(text).toString('utf8'), { ...updateHome, version, newestSeen });
      return {
        found: judged.kind === 'newer' ? judged.release : null,
        refusal: judged.kind === 'refused' ? judged.refusal : null,
      };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof UpdateRefused) return { found: null, refusal: error.refusal };
      throw error;
    }
  }

  async #fetch(work: OpenWorkspace, release: Release, stop: AbortController): Promise<void> {
    const { updateSource, emit } = this.#needs;
    let told = 0;
    const onBytes = (received: number) => {
      if (this.#fetching !== stop) return;
      this.#received = received;
      const part = Math.floor((received / release.bytes) * parts);
      if (part > told) emit('updates.changed', {});
      told = part;
    };
    const ask = { to: this.#fetchedFile(), proof: release, onBytes };
    const { signal } = stop;
    const url = addressOf(this.#feed ?? '', release.fileName);
    const refusal = await refusalOf(updateSource.fetchFile(url, ask, signal)).catch((error: unknown) => {
      if (!signal.aborted) this.#needs.log.error('update.not_fetched', error);
      return 'unreachable' as const;
    });
    if (this.#fetching !== stop) return;
    this.#fetching = null;
    this.#refusal = signal.aborted ? null : refusal;
    this.#step = refusal === null && !signal.aborted ? 'ready' : 'found';
    emit('updates.changed', {});
    if (!signal.aborted) this.#note(work, 'update.fetched', { version: release.version, refusal });
  }

  #waitForDay(work: OpenWorkspace): void {
    const { background, log } = this.#needs;
    if (this.#feed === null || this.#unavailable() !== null) return;
    const { signal } = this.#checking;
    const wait = untilNextCheckMs(readSetting(work.ledger, updateCheckedSetting), work.clock.now());
    this.#stopWaiting = background(wait, () => {
      this.check(work, signal, ourselves)
        .then(() => this.#waitForDay(work))
        .catch((error: unknown) => {
          if (!signal.aborted) log.error('update.not_checked', error);
        });
    });
  }

  #forget(feed: string | null): void {
    this.#feed = feed;
    this.#refusal = null;
    this.#begin(null);
  }

  #begin(found: Release | null): void {
    this.#fetching = null;
    this.#found = found;
    this.#step = found === null ? 'none' : 'found';
    this.#received = 0;
    this.#needs.updateSource.forget(this.#fetchedFile());
  }

  #chosen(version: string, step: UpdateState['step']): Release {
    this.#assertAvailable();
    if (this.#found?.version === version && this.#step === step) return this.#found;
    throw new AppError('conflict', 'This version is not the one that was found. Look again.');
  }

  #unavailable(): UpdateState['unavailable'] {
    const { releaseKey, appFile } = this.#needs.updateHome;
    if (releaseKey === null) return 'no_release_key';
    return appFile === null ? 'not_one_file' : null;
  }

  #assertAvailable(): string {
    const { releaseKey } = this.#needs.updateHome;
    if (releaseKey === null || this.#unavailable() !== null) throw notHere();
    return releaseKey;
  }

  #isSettled(): boolean {
    return this.#isPlacing || this.#step === 'downloading' || this.#step === 'in_place';
  }

  #fetchedFile(): string {
    return `${this.#needs.folder}/update.fetched`;
  }

  #note(
    work: Pick<OpenWorkspace, 'ledger' | 'clock' | 'ids'> & { readonly actor: Actor },
    what: string,
    detail: Record<string, string | null>,
  ): void {
    const at = work.clock.now();
    write(work.ledger, (w) => {
      if (what === 'update.checked') keepSettingText(w, updateCheckedSetting, at.toISOString());
      if (detail['found']) keepSettingText(w, updateSeenSetting, detail['found']);
      record(w, { chain: 'workspace', actor: work.actor, what, subject: 'Steward', detail }, at, work.ids);
    });
  }

  #tell(work: OpenWorkspace): UpdateState {
    this.#needs.emit('updates.changed', {});
    return this.stateOf(work);
  }
}

const addressOf = (feed: string, name: string) => `${feed.replace(/\/$/, '')}/${name}`;

const isRefused = (error: unknown, refusal: UpdateRefusal) =>
  error instanceof UpdateRefused && error.refusal === refusal;

async function refusalOf(doing: Promise<void>): Promise<UpdateRefusal | null> {
  try {
    await doing;
    return null;
  } catch (error) {
    if (error instanceof UpdateRefused) return error.refusal;
    throw error;
  }
}

function busy(): AppError {
  return new AppError('conflict', 'A new version is being put in place. Wait until that is done.');
}

function notHere(): AppError {
  return new AppError('unsupported', 'This copy of Steward cannot replace itself.');
}
