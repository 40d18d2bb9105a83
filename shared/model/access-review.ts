import { z } from '../zod.ts';
import { ClientRole } from './access.ts';
import { ClientId, Instant, PersonId } from './ids.ts';

/** How often each access has to be confirmed anew. */
export const ReviewDays = z.int().min(7).max(730);

/** One thing that one person may reach, and what is known of it. */
export const AccessRow = z.object({
  personId: PersonId,
  person: z.string(),
  /** Null for a super admin, who reaches every client. */
  clientId: ClientId.nullable(),
  client: z.string().nullable(),
  role: z.enum(['super_admin', ...ClientRole.options]),
  since: Instant,
  /** When they last opened anything of this client, or for a super admin anything at all; null if never noted. */
  lastUsed: Instant.nullable(),
  confirmedAt: Instant.nullable(),
  confirmedBy: z.string().nullable(),
  dueAt: Instant,
  isDue: z.boolean(),
  /** Whoever looks at it may not confirm their own, unless nobody else could. */
  mayConfirm: z.boolean(),
});
export type AccessRow = z.infer<typeof AccessRow>;

export const AccessReview = z.object({ everyDays: ReviewDays, due: z.int(), rows: z.array(AccessRow) });
export type AccessReview = z.infer<typeof AccessReview>;

export const Confirmed = z.object({ personId: PersonId, clientId: ClientId.nullable() });
