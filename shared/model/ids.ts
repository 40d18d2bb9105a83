import { z } from '../zod.ts';

/** Ids are UUIDv7: unique without a server, and in the order they were made. */
export const ClientId = z.uuid().brand<'ClientId'>();
export type ClientId = z.infer<typeof ClientId>;
export const PersonId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const AssetId = z.uuid().brand<'AssetId'>();
export type AssetId = z.infer<typeof AssetId>;
export const TokenId = z.uuid().brand<'TokenId'>();
export type TokenId = z.infer<typeof TokenId>;

/** A moment, in UTC, with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;
/** A calendar day in whatever zone its owner counts in. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Meta's own number for an object, without `act_`. */
export const MetaId = z.string().regex(/^\d{1,30}$/);
