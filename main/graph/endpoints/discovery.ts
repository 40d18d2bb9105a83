import { z } from '../../../shared/zod.ts';
import { idOf, type ListAsk, listOf, listQuery, ofNobody } from './endpoint.ts';

const Account = z.object({
  account_id: z.string(),
  name: z.string().optional(),
  currency: z.string().optional(),
  timezone_name: z.string().optional(),
  account_status: z.number().optional(),
  /** What the token's own user may do there. */
  user_tasks: z.array(z.string()).optional(),
});
const accountFields = 'account_id,name,currency,timezone_name,user_tasks';

const Page = z.object({ id: z.string(), name: z.string().optional(), tasks: z.array(z.string()).optional() });
// Without access_token among the fields: what is not asked for cannot leak.
const pageFields = 'id,name,tasks';

export const reachedAccounts = ofNobody({
  name: 'me/adaccounts',
  path: () => 'me/adaccounts',
  query: (ask: ListAsk) => ({ fields: accountFields, ...listQuery(ask) }),
  reply: listOf(Account),
});

export const reachedPages = ofNobody({
  name: 'me/accounts',
  path: () => 'me/accounts',
  query: (ask: ListAsk) => ({ fields: pageFields, ...listQuery(ask) }),
  reply: listOf(Page),
});

interface OfUser extends ListAsk {
  readonly systemUserId: string;
}

export const assignedAccounts = ofNobody({
  name: 'assigned_ad_accounts',
  path: (ask: OfUser) => `${idOf(ask.systemUserId)}/assigned_ad_accounts`,
  query: (ask) => ({ fields: `${accountFields},tasks`, ...listQuery(ask) }),
  reply: listOf(Account.extend({ tasks: z.array(z.string()).optional() })),
});

export const assignedPages = ofNobody({
  name: 'assigned_pages',
  path: (ask: OfUser) => `${idOf(ask.systemUserId)}/assigned_pages`,
  query: (ask) => ({ fields: pageFields, ...listQuery(ask) }),
  reply: listOf(Page),
});

interface OfBusiness extends ListAsk {
  readonly businessId: string;
}

function businessAccounts(edge: 'owned_ad_accounts' | 'client_ad_accounts') {
  return ofNobody({
    name: edge,
    path: (ask: OfBusiness) => `${idOf(ask.businessId)}/${edge}`,
    query: (ask) => ({ fields: accountFields, ...listQuery(ask) }),
    reply: listOf(Account),
  });
}

function businessPages(edge: 'owned_pages' | 'client_pages') {
  return ofNobody({
    name: edge,
    path: (ask: OfBusiness) => `${idOf(ask.businessId)}/${edge}`,
    query: (ask) => ({ fields: pageFields, ...listQuery(ask) }),
    reply: listOf(Page),
  });
}

export const ownedAccounts = businessAccounts('owned_ad_accounts');
export const clientAccounts = businessAccounts('client_ad_accounts');
export const ownedPages = businessPages('owned_pages');
export const clientPages = businessPages('client_pages');
