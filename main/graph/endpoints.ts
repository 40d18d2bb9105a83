import type { Day } from '../../shared/model/ids.ts';
import { z } from '../../shared/zod.ts';

/**
 * Every request that can exist. There is no way to send another path: the client takes an endpoint, never a URL.
 * `owner` names the Meta id whose client must be the caller's; `null` marks what belongs to no client.
 */
export interface Endpoint<Ask, Reply> {
  readonly name: string;
  readonly path: (ask: Ask) => string;
  readonly query: (ask: Ask) => Record<string, string>;
  readonly reply: z.ZodType<Reply>;
  readonly owner: ((ask: Ask) => string) | null;
}

function endpoint<Ask, Reply>(definition: Endpoint<Ask, Reply>): Endpoint<Ask, Reply> {
  return definition;
}

const paging = z
  .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
  .optional();

/** SECURITY: the one read whose URL carries a token, because Meta offers no other way. Its URL is never logged. */
export const debugToken = endpoint({
  name: 'debug_token',
  path: () => 'debug_token',
  query: (ask: { inputToken: string }) => ({ input_token: ask.inputToken }),
  reply: z.object({
    data: z.object({
      is_valid: z.boolean(),
      type: z.string().optional(),
      expires_at: z.number().optional(),
      scopes: z.array(z.string()).optional(),
    }),
  }),
  owner: null,
});

export const reachedAccounts = endpoint({
  name: 'me/adaccounts',
  path: () => 'me/adaccounts',
  query: (ask: { after: string | null }) => ({
    fields: 'account_id,name,currency,timezone_name',
    limit: '100',
    ...(ask.after === null ? {} : { after: ask.after }),
  }),
  reply: z.object({
    data: z.array(
      z.object({
        account_id: z.string(),
        name: z.string().optional(),
        currency: z.string().optional(),
        timezone_name: z.string().optional(),
      }),
    ),
    paging,
  }),
  owner: null,
});

export const reachedPages = endpoint({
  name: 'me/accounts',
  path: () => 'me/accounts',
  // Without access_token among the fields: what is not asked for cannot leak.
  query: (ask: { after: string | null }) => ({
    fields: 'id,name',
    limit: '100',
    ...(ask.after === null ? {} : { after: ask.after }),
  }),
  reply: z.object({ data: z.array(z.object({ id: z.string(), name: z.string().optional() })), paging }),
  owner: null,
});

export const accountCard = endpoint({
  name: 'account',
  path: (ask: { accountId: string }) => `act_${ask.accountId}`,
  query: () => ({ fields: 'account_id,name,currency,timezone_name' }),
  reply: z.object({
    account_id: z.string(),
    name: z.string(),
    currency: z.string(),
    timezone_name: z.string(),
  }),
  owner: (ask) => ask.accountId,
});

export const pageCard = endpoint({
  name: 'page',
  path: (ask: { pageId: string }) => ask.pageId,
  query: () => ({ fields: 'id,name,followers_count' }),
  reply: z.object({ id: z.string(), name: z.string(), followers_count: z.number().int().optional() }),
  owner: (ask) => ask.pageId,
});

export const accountDays = endpoint({
  name: 'account/insights',
  path: (ask: { accountId: string; since: Day; until: Day }) => `act_${ask.accountId}/insights`,
  query: (ask) => ({
    fields: 'account_id,account_currency,spend,impressions',
    level: 'account',
    time_increment: '1',
    time_range: JSON.stringify({ since: ask.since, until: ask.until }),
    limit: '100',
  }),
  reply: z.object({
    data: z.array(
      z.object({
        account_id: z.string(),
        account_currency: z.string().optional(),
        spend: z.string(),
        impressions: z.string().optional(),
        date_start: z.string(),
      }),
    ),
    paging,
  }),
  owner: (ask) => ask.accountId,
});
