import { z } from '../zod.ts';
import { Instant, TokenId } from './ids.ts';

export const TokenSlot = z.enum(['shared', 'backup', 'client']);
export type TokenSlot = z.infer<typeof TokenSlot>;

/** All that ever leaves the vault about a token. */
export const TokenCard = z.object({
  id: TokenId,
  slot: TokenSlot,
  /** First six and last four characters. */
  preview: z.string(),
  /** The first twelve hex digits of its SHA-256. */
  fingerprint: z.string(),
  state: z.enum(['unchecked', 'healthy', 'dead']),
  addedAt: Instant,
  checkedAt: Instant.nullable(),
  usedAt: Instant.nullable(),
});
export type TokenCard = z.infer<typeof TokenCard>;

/** What a person pastes. Meta's tokens are long runs of letters and digits; anything else is a slip of the clipboard. */
export const PastedToken = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_|.-]{20,1000}$/, 'This does not look like an access token.');
