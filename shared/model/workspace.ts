import { z } from '../zod.ts';
import { PersonId } from './ids.ts';
import { Paper, SyncSchedule } from './setting.ts';

export const WorkspaceKind = z.enum(['real', 'demo']);
export type WorkspaceKind = z.infer<typeof WorkspaceKind>;

/** What the lock screen may show: names, never anything that needs the key. */
export const PersonOnDoor = z.object({
  id: PersonId,
  name: z.string(),
  /** The keychain of this computer may let them in without a passphrase. */
  quick: z.boolean(),
});

export const WorkspaceOnDoor = z.object({
  kind: WorkspaceKind,
  people: z.array(PersonOnDoor),
  /** What went wrong with the key file and was healed, as a sentence. */
  warning: z.string().nullable(),
  /** Why it cannot be opened at all, as a sentence: then there are no people here, and a backup is the way back. */
  trouble: z.string().nullable(),
});
export type WorkspaceOnDoor = z.infer<typeof WorkspaceOnDoor>;

export const SignedIn = z.object({
  kind: WorkspaceKind,
  workspaceName: z.string(),
  person: z.object({
    id: PersonId,
    name: z.string(),
    isSuperAdmin: z.boolean(),
    /** The passphrase is a one-time one: nothing but setting one's own is possible. */
    mustChange: z.boolean(),
  }),
  /** What unlocking found and the person should know, a sentence each. */
  notices: z.array(z.string()),
  /** Locked, and what is stored can be read on; null while it is open. */
  locked: z.object({ quick: z.boolean() }).nullable(),
});
export type SignedIn = z.infer<typeof SignedIn>;

export const WorkspaceState = z.object({
  /** Workspaces on this desktop; at most one of each kind. */
  doors: z.array(WorkspaceOnDoor),
  signedIn: SignedIn.nullable(),
});
export type WorkspaceState = z.infer<typeof WorkspaceState>;

export const Passphrase = z.string().min(1).max(1024);
export const PersonName = z.string().trim().min(1).max(120);
export const Email = z.email().max(254);
export const WorkspaceName = z.string().trim().min(1).max(120);

/** As it was printed, with or without its dashes. */
export const RecoveryCode = z.string().min(1).max(200);

/** How long nobody needs to touch anything before the workspace locks. It also locks with the screen and on suspend. */
export const LockAfterMinutes = z.int().min(1).max(240);

export const QuickUnlock = z.object({
  on: z.boolean(),
  /** The keychain of this session: `gnome_libsecret`, `keychain`, `dpapi` … */
  backend: z.string(),
  /** Why it cannot be turned on or used now, as a sentence; null when it can. */
  trouble: z.string().nullable(),
});
export type QuickUnlock = z.infer<typeof QuickUnlock>;

export const WorkspaceSettings = z.object({
  lockAfterMinutes: LockAfterMinutes,
  /** Whether what is stored can still be read while it is locked. */
  readWhileLocked: z.boolean(),
  quickUnlock: QuickUnlock,
  syncSchedule: SyncSchedule,
  paper: Paper,
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;
