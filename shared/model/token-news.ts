import { z } from '../zod.ts';
import { ClientId, Instant, TokenId } from './ids.ts';
import { TokenSlot } from './token.ts';

/** Something about a token that a super admin should know. */
export const TokenNews = z.object({
  tokenId: TokenId,
  slot: TokenSlot,
  clientId: ClientId.nullable(),
  client: z.string().nullable(),
  preview: z.string(),
  /** Dead for one of four reasons, about to end (14 and 3 days before), used oddly, or a year old. */
  kind: z.enum(['expired', 'revoked', 'checkpoint', 'invalid', 'ends', 'ends_soon', 'unusual', 'rotate']),
  daysLeft: z.int().nullable(),
  /** Its own end or that of its access to data, whichever comes first. */
  endsAt: Instant.nullable(),
  diedAt: Instant.nullable(),
  /** When Meta issued it, or it was added. */
  since: Instant,
});
export type TokenNews = z.infer<typeof TokenNews>;

/** What everybody at a client may know of the token that serves it. */
export const ClientToken = z.object({
  clientId: ClientId,
  /** The slot of the token that serves the client; null when none does. */
  serving: TokenSlot.nullable(),
  /** The first choice does not work, and another one serves. */
  fellBack: z.boolean(),
  /** Why none serves, or why the first choice does not. */
  why: z.enum(['none', 'expired', 'revoked', 'checkpoint', 'invalid']).nullable(),
  preview: z.string().nullable(),
  daysLeft: z.int().nullable(),
});
export type ClientToken = z.infer<typeof ClientToken>;
