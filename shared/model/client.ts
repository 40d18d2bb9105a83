import { z } from '../zod.ts';
import { AssetId, ClientId, Instant, MetaId } from './ids.ts';

export const ClientName = z.string().trim().min(1).max(200);
export const Currency = z.string().regex(/^[A-Z]{3}$/);
/** An IANA zone, such as Europe/Warsaw. */
export const TimeZone = z
  .string()
  .refine(isKnownZone, 'This time zone is not known.')
  .meta({ examples: ['Europe/Warsaw', 'Asia/Tokyo'] });
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** Zones found good: asking takes 0.1 ms, and a list of 300 clients asks 600 times for the same few. */
const goodZones = new Set<string>();

export function isKnownZone(zone: string): boolean {
  if (goodZones.has(zone)) return true;
  try {
    void new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  goodZones.add(zone);
  return true;
}

export const Label = z.string().trim().min(1).max(40);
/** The language of what the client is given: reports and e-mails. */
export const ReportLanguage = z.enum(['en', 'pl']);

export const Contact = z.object({
  name: z.string().trim().min(1).max(120),
  role: z.string().trim().max(120),
  email: z.union([z.literal(''), z.email().max(254)]),
  phone: z.string().trim().max(60),
});
export type Contact = z.infer<typeof Contact>;

/** What a person can say of a client. */
export const ClientCard = z.object({
  name: ClientName,
  businessName: z.string().trim().max(200),
  email: z.union([z.literal(''), z.email().max(254)]),
  language: ReportLanguage,
  currency: Currency,
  timezone: TimeZone,
  colour: Colour,
  notes: z.string().max(10_000),
  labels: z.array(Label).max(20),
  contacts: z.array(Contact).max(50),
});
export type ClientCard = z.infer<typeof ClientCard>;

export const Client = ClientCard.extend({
  id: ClientId,
  /** Which version of its logo there is; the picture itself is asked for where it is shown. */
  logo: z.uuid().nullable(),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Client = z.infer<typeof Client>;

/** A logo as the window's sandbox decoded it: pixels of four bytes, base64. Main makes its own PNG of them. */
export const largestLogo = 400;
export const LogoPixels = z.object({
  width: z.int().min(1).max(largestLogo),
  height: z.int().min(1).max(largestLogo),
  pixels: z.base64().max(Math.ceil((largestLogo * largestLogo * 4) / 3) + 4),
});
export type LogoPixels = z.infer<typeof LogoPixels>;

export const AssetKind = z.enum(['ad_account', 'page']);
export type AssetKind = z.infer<typeof AssetKind>;

export const Asset = z.object({
  id: AssetId,
  clientId: ClientId,
  kind: AssetKind,
  metaId: MetaId,
  name: z.string(),
  currency: Currency.nullable(),
  timezone: z.string().nullable(),
  connectedAt: Instant,
});
export type Asset = z.infer<typeof Asset>;

/** An asset that a token reaches, before or after it belongs to a client. */
export const ReachedAsset = z.object({
  kind: AssetKind,
  metaId: MetaId,
  name: z.string(),
  currency: Currency.nullable(),
  timezone: z.string().nullable(),
  /** What the token's own user may do there, in Meta's words: MANAGE, ADVERTISE, ANALYZE … */
  tasks: z.array(z.string()),
  /** The client that it belongs to already. */
  clientName: z.string().nullable(),
});
export type ReachedAsset = z.infer<typeof ReachedAsset>;

/** A client to be, out of an ad account that the token reaches. Currency and zone count where the account has none. */
export const NewFromAssets = z.object({
  name: ClientName,
  accountId: MetaId,
  pageId: MetaId.nullable(),
  currency: Currency,
  timezone: TimeZone,
});
export type NewFromAssets = z.infer<typeof NewFromAssets>;

const LeftBackup = z.object({ name: z.string(), createdAt: Instant });

/** What deleting a client takes away, and where it can be read all the same. */
export const EraseFacts = z.object({
  name: ClientName,
  assets: z.array(z.string()),
  ledgerRows: z.int(),
  insightRows: z.int(),
  /** Backups of before: whoever can open them reads the client there. */
  backups: z.array(LeftBackup),
});
export type EraseFacts = z.infer<typeof EraseFacts>;

export const Erased = EraseFacts.pick({ ledgerRows: true, insightRows: true, backups: true });
export type Erased = z.infer<typeof Erased>;

/** Twelve marks that keep apart from each other and from the three state colours. */
export const clientColours = [
  '#7a4b9c',
  '#b4553a',
  '#2f6fb0',
  '#1f7a6a',
  '#a8842a',
  '#5b6470',
  '#8a3f5f',
  '#4f5fae',
  '#3a7d44',
  '#99662d',
  '#6a5aa0',
  '#2a8090',
] as const;

/** The colour that a new client gets: the next in turn, so that neighbours in a list differ. */
export function colourFor(ordinal: number): string {
  return clientColours[ordinal % clientColours.length] ?? clientColours[0];
}
