import { z } from '../zod.ts';
import { Instant } from './ids.ts';
import { PersonOnDoor, WorkspaceKind } from './workspace.ts';

/** The name of a backup among those that Steward keeps; it is no path. */
export const BackupName = z.string().regex(/^[\w-]{1,100}\.steward-backup$/);

const facts = {
  createdAt: Instant,
  why: z.enum(['daily', 'asked', 'migration']),
  bytes: z.int(),
  hasTokens: z.boolean(),
};

export const Backup = z.object({
  name: BackupName,
  ...facts,
  /** `older`: it opens with the passphrases and the recovery code of its day, also for whoever left since. */
  opensWith: z.enum(['present', 'older']),
});
export type Backup = z.infer<typeof Backup>;

/** One that Steward keeps, or the file that somebody chose last. */
export const BackupToRestore = z.union([BackupName, z.literal('chosen')]);

/** What a backup says of itself before anybody opens it. */
export const BackupOnDoor = z.object({
  name: BackupToRestore,
  kind: WorkspaceKind,
  ...facts,
  people: z.array(PersonOnDoor),
});
export type BackupOnDoor = z.infer<typeof BackupOnDoor>;

/** What a rehearsal found: both databases opened with the key and every page was read. */
export const Rehearsal = z.object({ people: z.int(), clients: z.int(), auditRows: z.int() });
export type Rehearsal = z.infer<typeof Rehearsal>;

export const Restored = z.object({
  /** People who had left since the backup was made and are back with it; a super admin removes them again. */
  returned: z.array(z.string()),
  /** The backup came without tokens: the shared token is asked for again. */
  needsToken: z.boolean(),
  /** The folder, beside the workspace, in which lies what was here before; null when there was nothing. */
  keptAside: z.string().nullable(),
});
export type Restored = z.infer<typeof Restored>;
