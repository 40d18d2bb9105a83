import { z } from '../zod.ts';
import { ClientRole } from './access.ts';
import { ClientId, Instant, PersonId } from './ids.ts';
import { Email, PersonName } from './workspace.ts';

/** Where a person's keys come from. Whose proposals they may approve, and from when, depends on it. */
export const CredentialOrigin = z.object({
  how: z.enum(['founder', 'made', 'reset', 'recovered']),
  /** Who made or reset it; null for the founder's own and for one that the recovery code made. */
  by: z.string().nullable(),
  at: Instant,
  /** Since when nobody else has known the passphrase; null while it is a one-time one. */
  ownSince: Instant.nullable(),
});
export type CredentialOrigin = z.infer<typeof CredentialOrigin>;

export const Person = z.object({
  id: PersonId,
  name: PersonName,
  email: Email,
  isSuperAdmin: z.boolean(),
  state: z.enum(['active', 'deactivated']),
  createdAt: Instant,
  /** The name of whoever added them. */
  createdBy: z.string().nullable(),
  /** Null for somebody who has no keys now: deactivated, or lost with a damaged key file. A reset gives new ones. */
  credential: CredentialOrigin.nullable(),
  clients: z.array(z.object({ clientId: ClientId, name: z.string(), role: ClientRole })),
});
export type Person = z.infer<typeof Person>;

export const Member = z.object({ personId: PersonId, name: PersonName, role: ClientRole, since: Instant });
export type Member = z.infer<typeof Member>;
