import { z } from '../zod.ts';
import { AssetKind } from './client.ts';
import { AssetId, ClientId, Day, Instant, MetaId, TokenId } from './ids.ts';
import { Feature } from './token-scopes.ts';

/** `next` is the token that a rotation rehearses with. */
export const TokenSlot = z.enum(['shared', 'backup', 'client', 'next']);
export type TokenSlot = z.infer<typeof TokenSlot>;

export const TokenTrouble = z.enum(['expired', 'revoked', 'checkpoint', 'invalid']);
export type TokenTrouble = z.infer<typeof TokenTrouble>;

export const TokenUse = z.object({ day: Day, calls: z.int(), refused: z.int() });
export type TokenUse = z.infer<typeof TokenUse>;

const Missing = z.object({ feature: Feature, scopes: z.array(z.string()) });

/** What Meta says of a token, with what it is not enough for. */
const TokenFacts = z.object({
  /** `SYSTEM_USER`, `USER`, `PAGE`, `APP`; null when nobody has asked yet. */
  kind: z.string().nullable(),
  appId: z.string().nullable(),
  userName: z.string().nullable(),
  scopes: z.array(z.string()),
  missing: z.array(Missing),
  issuedAt: Instant.nullable(),
  /** Null is never, once the token was checked. */
  expiresAt: Instant.nullable(),
  dataAccessExpiresAt: Instant.nullable(),
});
type TokenFacts = z.infer<typeof TokenFacts>;

/** All that ever leaves the vault about a token. */
export const TokenCard = TokenFacts.extend({
  id: TokenId,
  slot: TokenSlot,
  clientId: ClientId.nullable(),
  client: z.string().nullable(),
  /** First six and last four characters. */
  preview: z.string(),
  /** The first twelve hex digits of its SHA-256. */
  fingerprint: z.string(),
  state: z.enum(['unchecked', 'healthy', 'dead']),
  trouble: TokenTrouble.nullable(),
  /** Since when it does not work. */
  diedAt: Instant.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  checkedAt: Instant.nullable(),
  usedAt: Instant.nullable(),
  usedFor: z.string().nullable(),
  /** A client's own token that is kept, and not used since the client moved to the shared one. */
  parkedAt: Instant.nullable(),
  /** Whole days until it ends; null when it does not. */
  daysLeft: z.int().nullable(),
  /** A year old: time to make a new one. */
  rotateDue: z.boolean(),
  /** Many more calls today than on its other days. */
  unusual: z.boolean(),
  /** How many clients it serves now. */
  serves: z.int(),
});
export type TokenCard = z.infer<typeof TokenCard>;

const TokenCheck = z.object({
  at: Instant,
  how: z.enum(['added', 'asked', 'scheduled', 'noticed', 'refreshed']),
  outcome: z.enum(['healthy', 'expired', 'revoked', 'checkpoint', 'invalid', 'unknown']),
  sentence: z.string(),
  by: z.string().nullable(),
});
type TokenCheck = z.infer<typeof TokenCheck>;

/** One token with its history. */
export const TokenRecord = z.object({
  card: TokenCard,
  checks: z.array(TokenCheck),
  uses: z.array(TokenUse),
});
export type TokenRecord = z.infer<typeof TokenRecord>;

export const Access = z.enum(['write', 'read', 'revoked', 'unknown']);
export type Access = z.infer<typeof Access>;

/** What a token may do with one asset of one client, and what to do about it. */
export const AssetAccess = z.object({
  clientId: ClientId,
  client: z.string(),
  assetId: AssetId,
  kind: AssetKind,
  metaId: MetaId,
  name: z.string(),
  tokenId: TokenId,
  access: Access,
  tasks: z.array(z.string()),
  sentence: z.string(),
  checkedAt: Instant,
});
export type AssetAccess = z.infer<typeof AssetAccess>;

/** The same of every connected asset, also of one that no token was ever tried on, or that no token serves. */
export const MappedAccess = AssetAccess.extend({
  tokenId: TokenId.nullable(),
  checkedAt: Instant.nullable(),
});
export type MappedAccess = z.infer<typeof MappedAccess>;

/** One asset under the token that is and the one that may come. */
export const Rehearsed = z.object({
  clientId: ClientId,
  client: z.string(),
  assetId: AssetId,
  kind: AssetKind,
  name: z.string(),
  before: Access.nullable(),
  after: Access,
  /** The new token may do less than the old one. */
  isLess: z.boolean(),
});
export type Rehearsed = z.infer<typeof Rehearsed>;

/** What a person pastes. Meta's tokens are long runs of letters and digits; anything else is a slip of the clipboard. */
export const PastedToken = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_|.-]{20,1000}$/, 'This does not look like an access token.');
