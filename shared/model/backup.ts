import { z } from '../zod.ts';
import { Instant } from './ids.ts';
import { PersonOnDoor, WorkspaceKind } from './workspace.ts';

export const Backup = z.object({
  /** Its folder's name. */
  name: z.string(),
  createdAt: Instant,
  bytes: z.int(),
  hasTokens: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

/** What a backup says of itself before anybody opens it. */
export const BackupOnDoor = z.object({
  kind: WorkspaceKind,
  createdAt: Instant,
  bytes: z.int(),
  hasTokens: z.boolean(),
  people: z.array(PersonOnDoor),
});
export type BackupOnDoor = z.infer<typeof BackupOnDoor>;
