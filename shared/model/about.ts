import { z } from '../zod.ts';
import { Instant } from './ids.ts';

export const Version = z.object({ name: z.string(), version: z.string() });
export type Version = z.infer<typeof Version>;

/** Somebody else's work inside Steward, with the licence as its author wrote it. */
export const Licence = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  text: z.string(),
});
export type Licence = z.infer<typeof Licence>;

/** What tells this workspace and this installation from any other. */
export const Identity = z.object({
  workspaceId: z.string(),
  installationId: z.string(),
  /** SHA-256 of the public key that signs the heads of the audit trail, in groups of four, to be compared by voice. */
  auditKey: z.string(),
  createdAt: Instant,
  /** Of the database library. */
  sqlite: z.string(),
});
export type Identity = z.infer<typeof Identity>;
