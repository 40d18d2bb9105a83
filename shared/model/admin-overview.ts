import { z } from '../zod.ts';
import { AssetKind, Colour } from './client.ts';
import { ClientId, Instant, MetaId, TokenId } from './ids.ts';
import { SyncOutcome } from './sync.ts';
import { TokenSlot, TokenTrouble } from './token.ts';

/** What a client lacks, the worst first: screens sort and colour by this order. */
export const clientNeeds = [
  'no_token',
  'access_lost',
  'sync_failed',
  'no_assets',
  'never_synced',
  'late',
  'token_ends',
  'paused',
  'gaps',
  'nobody',
] as const;
export const ClientNeed = z.enum(clientNeeds);
export type ClientNeed = z.infer<typeof ClientNeed>;

export const Health = z.enum(['good', 'warn', 'bad']);
export type Health = z.infer<typeof Health>;

export const HealthLine = z.object({
  clientId: ClientId,
  name: z.string(),
  colour: Colour,
  health: Health,
  needs: z.array(ClientNeed),
  freshAt: Instant.nullable(),
  outcome: SyncOutcome.nullable(),
  gaps: z.int(),
  accounts: z.int(),
  pages: z.int(),
  members: z.int(),
  /** Which token serves it now; null when none does. */
  token: z.enum(['own', 'shared', 'backup']).nullable(),
});
export type HealthLine = z.infer<typeof HealthLine>;

/** A token that ends within two weeks, or does not work any more. */
export const EndingToken = z.object({
  tokenId: TokenId,
  slot: TokenSlot,
  client: z.string().nullable(),
  preview: z.string(),
  daysLeft: z.int().nullable(),
  trouble: TokenTrouble.nullable(),
});
export type EndingToken = z.infer<typeof EndingToken>;

export const LooseAsset = z.object({ kind: AssetKind, metaId: MetaId, name: z.string() });
export type LooseAsset = z.infer<typeof LooseAsset>;

/** What the shared token reached when somebody last looked, and no client has. */
export const LooseAssets = z.object({
  at: Instant.nullable(),
  count: z.int(),
  /** The first of them. */
  assets: z.array(LooseAsset),
});
export type LooseAssets = z.infer<typeof LooseAssets>;

/** The whole agency for whoever looks after it: what works, what does not, and what will not for long. */
export const AdminOverview = z.object({
  clients: z.array(HealthLine),
  archived: z.int(),
  people: z.object({ active: z.int(), superAdmins: z.int(), withoutClient: z.int() }),
  tokens: z.array(EndingToken),
  loose: LooseAssets,
  /** Meta's budgets now. `app` is null before the first call. */
  budget: z.object({
    app: z.number().nullable(),
    fullest: z.number().nullable(),
    paused: z.int(),
    waiting: z.int(),
    tier: z.enum(['limited', 'full']).nullable(),
  }),
});
export type AdminOverview = z.infer<typeof AdminOverview>;
