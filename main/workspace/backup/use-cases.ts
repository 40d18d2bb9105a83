import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { Backup, BackupOnDoor } from '../../../shared/model/backup.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import type { Caller, Clock, Dialogs, Ids } from '../../ports.ts';
import { requireKeyFile } from '../keys/key-file.ts';
import type { Seat } from '../seat.ts';
import { withWorkspaceKey } from '../seat.ts';
import { makeBackup } from './make.ts';
import { bytesOf, type Manifest, manifestName, readBackup } from './manifest.ts';
import { restoreBackup } from './restore.ts';
import { isDue, superfluous } from './retention.ts';

export interface BackupNeeds {
  readonly profile: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dialogs: Dialogs;
}

/** Backups of the open workspace, and the one that somebody chose to restore before anybody is signed in. */
export class Backups {
  readonly #needs: BackupNeeds;
  #chosen = new WeakMap<Caller, string>();

  constructor(needs: BackupNeeds) {
    this.#needs = needs;
  }

  list(seat: Seat): Backup[] {
    return this.#automatic(seat).map(({ name, manifest }) => {
      const { createdAt, hasTokens } = manifest;
      return { name, createdAt, hasTokens, bytes: bytesOf(manifest) };
    });
  }

  async make(seat: Seat, withTokens: boolean): Promise<{ savedAs: string | null }> {
    const day = this.#needs.clock.now().toISOString().slice(0, 10);
    const path = await this.#needs.dialogs.saveFile({
      title: 'Back up the workspace',
      suggestedName: `Steward backup ${day}`,
      filters: [],
    });
    if (path === null) return { savedAs: null };
    await this.#into(seat, path, withTokens, 'asked');
    return { savedAs: path };
  }

  /** Once a day, at the first unlock; older ones make room. */
  async daily(seat: Seat): Promise<void> {
    const now = this.#needs.clock.now();
    const kept = this.#automatic(seat);
    if (
      !isDue(
        kept.map(({ manifest }) => manifest.createdAt),
        now,
      )
    )
      return;
    const folder = this.#folderOf(seat);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await this.#into(seat, join(folder, now.toISOString().replace(/[:.]/g, '-')), false, 'daily');
    const all = this.#automatic(seat);
    const gone = new Set(superfluous(all.map(({ manifest }) => manifest.createdAt)));
    for (const { name, manifest } of all) {
      if (gone.has(manifest.createdAt)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }

  async choose(caller: Caller): Promise<{ backup: BackupOnDoor | null }> {
    const filters = [{ name: 'Steward backup', extensions: ['json'] }];
    const path = await this.#needs.dialogs.openFile({ title: `Choose ${manifestName} of a backup`, filters });
    if (path === null) return { backup: null };
    const folder = dirname(path);
    const manifest = readBackup(folder);
    const { keyFile } = requireKeyFile(folder);
    this.#chosen.set(caller, folder);
    const people = keyFile.people.map(({ personId, name }) => ({
      id: PersonId.parse(personId),
      name,
      quick: false,
    }));
    const { kind, createdAt, hasTokens } = manifest;
    return { backup: { kind, createdAt, hasTokens, bytes: bytesOf(manifest), people } };
  }

  restore(
    caller: Caller,
    ask: { personId: PersonId; passphrase: string },
  ): Promise<{ keptAside: string | null }> {
    const backup = this.#chosen.get(caller);
    if (backup === undefined) throw new AppError('conflict', 'Choose a backup first.');
    const { profile, clock, ids } = this.#needs;
    return restoreBackup({ profile, backup, clock, ids, ...ask });
  }

  async #into(seat: Seat, target: string, withTokens: boolean, why: string): Promise<void> {
    const { work, folder } = seat;
    const { clock, ids } = this.#needs;
    await withWorkspaceKey(seat, async (workspaceKey) => {
      const manifest = makeBackup({ work, folder, workspaceKey, target, withTokens });
      const detail = { why, withTokens, bytes: bytesOf(manifest) };
      const row = {
        chain: 'workspace',
        actor: work.actor,
        what: 'workspace.backed_up',
        subject: work.name,
        detail,
      };
      write(work.ledger, (w) => record(w, row, clock.now(), ids));
    });
  }

  #folderOf(seat: Seat): string {
    return join(this.#needs.profile, 'backups', seat.work.kind);
  }

  /** Newest first. A folder that is no whole backup is left alone and not offered. */
  #automatic(seat: Seat): { name: string; manifest: Manifest }[] {
    const folder = this.#folderOf(seat);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .flatMap((name) => {
        try {
          return [{ name, manifest: readBackup(join(folder, name)) }];
        } catch {
          return [];
        }
      })
      .toSorted((a, b) => b.manifest.createdAt.localeCompare(a.manifest.createdAt));
  }
}
