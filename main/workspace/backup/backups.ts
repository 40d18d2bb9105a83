import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { Backup, BackupOnDoor, Rehearsal, Restored } from '../../../shared/model/backup.ts';
import { Backup as BackupModel, BackupOnDoor as OnDoorModel } from '../../../shared/model/backup.ts';
import type { WorkspaceKind } from '../../../shared/model/workspace.ts';
import { record } from '../../audit/use-cases.ts';
import type { Db } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import type { Clock, Dialogs } from '../../ports.ts';
import { folderOf } from '../doors.ts';
import type { Seat } from '../seat.ts';
import { ringOf } from '../seat.ts';
import { workspaceRow } from '../store.ts';
import { keyIdOf } from './format.ts';
import { inWorker } from './in-worker.ts';
import type { Secret } from './restore.ts';
import type { OnShelf } from './shelf.ts';
import { look, nameFor, onShelf, peopleIn, placeFor, tidy, workbench } from './shelf.ts';
import { aloneRestoring, forgetOldest, swapIn } from './swap.ts';

export interface BackupNeeds {
  /** Where all workspaces and backups of this desktop are. */
  readonly profile: string;
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  /** There is one more or one less. */
  readonly onChange: () => void;
  /** The one of today was not made, and nobody waits for it. */
  readonly onFailure: (seat: Seat, error: unknown) => void;
}

const chosen = 'chosen';
const files = [{ name: 'Steward backup', extensions: ['steward-backup'] }];

/** The backups of this desktop: those that Steward keeps, and the one file that a person chose to restore. */
export class Backups {
  readonly #needs: BackupNeeds;
  #chosenPath: string | null = null;
  #doneFor = '';
  /** Nothing was written since: a second backup would be the same. */
  #newest: { readonly card: Backup; readonly standing: string } | null = null;
  /** One at a time: two would copy the same pages and compete for the disk. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(needs: BackupNeeds) {
    this.#needs = needs;
  }

  list(seat: Seat): Backup[] {
    const keyId = keyIdFor(seat);
    return onShelf(this.#needs.profile).map((one) => cardOf(one, keyId));
  }

  make(seat: Seat, why: 'daily' | 'asked'): Promise<Backup> {
    return this.#inTurn(async () => {
      const { profile, clock } = this.#needs;
      const before = standingOf(seat);
      if (this.#newest?.standing === before) return this.#newest.card;
      const now = clock.now();
      const to = placeFor(profile, now);
      await this.#writeTo(seat, to, why, false);
      tidy(profile, workspaceIdOf(seat));
      const made = look(basename(to), to);
      if (!made) {
        throw new AppError('storage_damaged', 'The backup was written and cannot be read. Check the disk.');
      }
      const card = cardOf(made, keyIdFor(seat));
      const { bytes } = card;
      const isCurrent = standingOf(seat) === before;
      this.#say(seat, 'workspace.backed_up', { backup: card.name, why, bytes, withTokens: false });
      this.#newest = isCurrent ? { card, standing: standingOf(seat) } : null;
      this.#needs.onChange();
      return card;
    });
  }

  /** One a day, made when the workspace is open; never for the demo agency, which can be made again. */
  async daily(seat: Seat): Promise<void> {
    if (seat.work.kind === 'demo') return;
    try {
      await this.#today(seat);
    } catch (error) {
      // Locked meanwhile: the next unlock makes it.
      if (seat.ring()) this.#needs.onFailure(seat, error);
    }
  }

  async #today(seat: Seat): Promise<void> {
    const today = this.#needs.clock.now().toISOString().slice(0, 10);
    if (this.#doneFor === today) return;
    const isMade = this.list(seat).some(
      ({ createdAt, opensWith }) => opensWith === 'present' && createdAt.slice(0, 10) === today,
    );
    if (!isMade) await this.make(seat, 'daily');
    this.#doneFor = today;
  }

  /** Into a file of the person's choice. */
  async saveAs(seat: Seat, withTokens: boolean): Promise<{ savedAs: string | null }> {
    const { dialogs, clock } = this.#needs;
    const suggestedName = `steward-${nameFor(clock.now())}`;
    const savedAs = await dialogs.saveFile({ title: 'Save a backup', suggestedName, filters: files });
    if (savedAs === null) return { savedAs };
    await this.#inTurn(() => this.#writeTo(seat, savedAs, 'asked', withTokens));
    this.#say(seat, 'workspace.backed_up', { why: 'asked', withTokens });
    return { savedAs };
  }

  remove(seat: Seat, name: string): void {
    const { path } = this.#find(name);
    if (this.#newest?.card.name === name) this.#newest = null;
    rmSync(path, { force: true });
    this.#say(seat, 'workspace.backup_removed', { backup: name });
    this.#needs.onChange();
  }

  /** The new one first: there is always at least one that opens. */
  async renew(seat: Seat): Promise<{ made: Backup; removed: number }> {
    const made = await this.make(seat, 'asked');
    const older = this.list(seat).filter(({ opensWith }) => opensWith === 'older');
    for (const { name } of older) this.remove(seat, name);
    return { made, removed: older.length };
  }

  async rehearse(seat: Seat, name: string, passphrase?: string): Promise<Rehearsal> {
    const { profile, clock } = this.#needs;
    const { path, manifest } = this.#find(name);
    const into = join(workbench(profile), 'unpacked');
    try {
      const facts = await this.#inTurn(async () => {
        if (manifest.keyId === keyIdFor(seat)) {
          return inWorker({ do: 'check', file: path, into, workspaceKey: ringOf(seat).workspaceKey() });
        }
        if (passphrase === undefined) {
          throw new AppError(
            'wrong_passphrase',
            'This backup opens with your passphrase of its day. Type that one.',
          );
        }
        const secret = { by: 'passphrase', passphrase } as const;
        const { personId } = seat.work.person;
        return inWorker({
          do: 'rehearse',
          file: path,
          into,
          personId,
          secret,
          now: clock.now().toISOString(),
        });
      });
      this.#say(seat, 'workspace.backup_rehearsed', { backup: name, ...facts });
      return facts;
    } finally {
      rmSync(join(into, '..'), { recursive: true, force: true });
    }
  }

  offers(): BackupOnDoor[] {
    return onShelf(this.#needs.profile).flatMap((one) => offerOf(one) ?? []);
  }

  async choose(): Promise<{ backup: BackupOnDoor | null }> {
    const path = await this.#needs.dialogs.openFile({ title: 'Choose a backup', filters: files });
    if (path === null) return { backup: null };
    const found = look(chosen, path);
    const offer = found && offerOf(found);
    if (!offer)
      throw new AppError('storage_damaged', 'This file is not a backup that this Steward can read.');
    this.#chosenPath = path;
    return { backup: offer };
  }

  about(name: string): { kind: WorkspaceKind; workspaceId: string } {
    const { kind, workspaceId } = this.#find(name).manifest;
    return { kind, workspaceId };
  }

  /** `leave` is called when the backup is ready to take its place: until then, whoever is signed in stays. */
  restore(name: string, personId: string, secret: Secret, leave: () => Promise<void>): Promise<Restored> {
    const { profile, clock } = this.#needs;
    const { path: file, manifest } = this.#find(name);
    const folder = folderOf(profile, manifest.kind);
    return this.#inTurn(async () => {
      const alone = aloneRestoring(folder);
      try {
        const now = clock.now();
        const ask = { file, folder, personId, secret, now: now.toISOString() };
        const prepared = await inWorker({ do: 'restore', ...ask });
        await leave();
        const aside = swapIn(folder, now);
        await forgetOldest(folder);
        this.#newest = null;
        return { ...prepared, keptAside: aside && basename(aside) };
      } finally {
        alone.release();
      }
    });
  }

  /** Waits for what is being written. */
  async settled(): Promise<void> {
    await this.#last.catch(() => undefined);
  }

  async #writeTo(seat: Seat, to: string, why: 'daily' | 'asked', withTokens: boolean): Promise<void> {
    const workspaceKey = ringOf(seat).workspaceKey();
    const madeAt = this.#needs.clock.now().toISOString();
    await inWorker({ do: 'make', folder: seat.folder, workspaceKey, to, madeAt, why, withTokens });
  }

  #find(name: string): OnShelf {
    const own =
      name === chosen && this.#chosenPath !== null
        ? look(chosen, this.#chosenPath)
        : onShelf(this.#needs.profile).find((one) => one.id === name);
    if (!own) throw new AppError('not_found', 'This backup is not there any more.');
    return own;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.catch(() => undefined).then(work);
    this.#last = next;
    return next;
  }

  #say(seat: Seat, what: string, detail: { [key: string]: string | number | boolean }): void {
    const { work } = seat;
    // Locked meanwhile: the backup is whole all the same.
    if (!seat.ring()) return;
    const row = { chain: 'workspace', actor: work.actor, what, subject: work.name, detail };
    write(work.ledger, (w) => record(w, row, work.clock.now(), work.ids));
  }
}

/** Changes with every write to either database, and with the keys. */
function standingOf(seat: Seat): string {
  const changes = (db: Db) => String(db.raw.prepare('select total_changes()').pluck().get());
  const { ledger, insights } = seat.work;
  return [ledger.path, changes(ledger), changes(insights)].join(' ');
}

function keyIdFor(seat: Seat): string {
  const key = ringOf(seat).workspaceKey();
  try {
    return keyIdOf(key);
  } finally {
    key.fill(0);
  }
}

function workspaceIdOf({ work }: Seat): string {
  return workspaceRow(work.ledger)?.id ?? '';
}

function cardOf({ id, bytes, manifest }: OnShelf, keyId: string): Backup {
  const { madeAt, why, withTokens } = manifest;
  const opensWith = manifest.keyId === keyId ? 'present' : 'older';
  return BackupModel.parse({ name: id, createdAt: madeAt, why, bytes, hasTokens: withTokens, opensWith });
}

function offerOf({ id, bytes, path, manifest }: OnShelf): BackupOnDoor | null {
  try {
    const { kind, madeAt, why, withTokens } = manifest;
    const people = peopleIn(path).map((person) => ({ ...person, quick: false }));
    const facts = { createdAt: madeAt, why, bytes, hasTokens: withTokens };
    return OnDoorModel.parse({ name: id, kind, ...facts, people });
  } catch {
    return null;
  }
}
