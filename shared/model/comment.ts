import { z } from '../zod.ts';
import { ClientId, Day, Instant, PersonId } from './ids.ts';

/** What a comment is about, always of one client: a period, one day of it as a chart shows it, or a proposal. */
export const CommentAbout = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('period'), from: Day, to: Day }),
    z.object({ kind: z.literal('day'), day: Day }),
    z.object({ kind: z.literal('proposal'), proposalId: z.uuid() }),
  ])
  .refine((about) => about.kind !== 'period' || about.from <= about.to);
export type CommentAbout = z.infer<typeof CommentAbout>;

export const CommentText = z.string().trim().min(1).max(2_000);

export const Comment = z.object({
  id: z.uuid(),
  clientId: ClientId,
  about: CommentAbout,
  text: z.string(),
  /** Marked for the client: a report of its time offers it. Everything else stays inside the agency. */
  forClient: z.boolean(),
  authorId: PersonId,
  author: z.string(),
  writtenAt: Instant,
  editedAt: Instant.nullable(),
  /** Whether whoever asks may change its words, or take it away. */
  mayEdit: z.boolean(),
  mayRemove: z.boolean(),
});
export type Comment = z.infer<typeof Comment>;
