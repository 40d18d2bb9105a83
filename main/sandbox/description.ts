import type { State } from './state.ts';

export interface Description {
  readonly appId: string;
  readonly appSecret: string;
  readonly businessId: string;
  readonly systemUserId: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly clients: readonly DescribedClient[];
}

export interface DescribedClient {
  readonly name: string;
  readonly slug: string;
  readonly trade: string;
  readonly businessId: string;
  /** The name of its own token in `tokens`, if it uses one. */
  readonly ownToken: string | null;
  readonly accounts: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly currency: string;
    readonly timezone: string;
    readonly note: string | null;
  }[];
  readonly pages: readonly { readonly id: string; readonly name: string; readonly note: string | null }[];
}

export function describe(state: State): Description {
  const { tokens, world, withdrawn } = state;
  return {
    appId: tokens.appId,
    appSecret: tokens.appSecret,
    businessId: world.agency.id,
    systemUserId: tokens.named.get('shared')?.userId ?? '',
    tokens: Object.fromEntries([...tokens.named].map(([name, token]) => [name, token.text])),
    clients: world.clients.map((client) => ({
      name: client.name,
      slug: client.slug,
      trade: client.trade,
      businessId: client.businessId,
      ownToken: client.ownToken === 'none' ? null : `client${client.index + 1}`,
      accounts: client.accounts.map((account) => ({
        id: `act_${account.id}`,
        accountId: account.id,
        name: account.name,
        currency: account.currency,
        timezone: account.timezone,
        note: withdrawn.has(account.id) ? 'revoked' : account.throttledAtStart ? 'throttled' : null,
      })),
      pages: client.pages.map((page) => ({
        id: page.id,
        name: page.name,
        note: page.withoutRole ? 'without role' : page.followers < 100 ? 'below 100 likes' : null,
      })),
    })),
  };
}
