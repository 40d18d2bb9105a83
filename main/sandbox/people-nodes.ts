import { accountType } from './account-node.ts';
import { GraphError, noPermission } from './errors.ts';
import { fieldsOf, plain } from './fields.ts';
import { type EdgeHandler, type NodeType, readNode } from './node.ts';
import { pageType } from './page-nodes.ts';
import { paged } from './paging.ts';
import { type Ctx, hasScope, needScope } from './state.ts';
import { hasRole, seesAccount, type Token } from './tokens.ts';
import type { AdAccount, Client, Page } from './world.ts';

function accountsFor(ctx: Ctx): AdAccount[] {
  const { world, withdrawn } = ctx.state;
  return [...world.accounts.values()].filter((account) => seesAccount(ctx.token, account, withdrawn));
}

function pagesFor(ctx: Ctx): Page[] {
  const { world, withdrawn } = ctx.state;
  return [...world.pages.values()].filter((page) => hasRole(ctx.token, page, withdrawn));
}

const noAdsRead = () => noPermission('Requires ads_read or ads_management permission');

function accountList<T>(filter: (it: T, account: AdAccount) => boolean): EdgeHandler<T> {
  return (it, ctx, params, place) => {
    needScope(ctx, noAdsRead, 'ads_read', 'ads_management');
    const fields = fieldsOf(params, accountType.defaults);
    const list = accountsFor(ctx).filter((account) => filter(it, account));
    return { ...paged(ctx, place, params, list, (account) => withTasks(account, ctx, fields)) };
  };
}

/** `tasks` and `permitted_tasks` exist on assigned assets only, not on the account itself. */
function withTasks(account: AdAccount, ctx: Ctx, fields: ReturnType<typeof fieldsOf>) {
  const own = fields.filter((field) => field.name !== 'tasks' && field.name !== 'permitted_tasks');
  const row = readNode(accountType, account, ctx, own);
  for (const field of fields) if (!own.includes(field)) row[field.as] = ctx.token.tasks;
  return row;
}

function pageList<T>(defaults: readonly string[], filter: (it: T, page: Page) => boolean): EdgeHandler<T> {
  return (it, ctx, params, place) => {
    needScope(ctx, () => noPermission('Requires pages_show_list permission'), 'pages_show_list');
    const fields = fieldsOf(params, defaults);
    const list = pagesFor(ctx).filter((page) => filter(it, page));
    return { ...paged(ctx, place, params, list, (page) => readPage(page, ctx, fields)) };
  };
}

function readPage(page: Page, ctx: Ctx, fields: ReturnType<typeof fieldsOf>) {
  return readNode(
    pageType,
    page,
    ctx,
    fields.map((field) => (field.name === 'permitted_tasks' ? { ...plain('tasks'), as: field.as } : field)),
  );
}

const everyScope = [
  'ads_management',
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
  'pages_read_user_content',
];

export const userType: NodeType<Token> = {
  name: 'User',
  defaults: ['name', 'id'],
  readers: {
    id: (token) => token.userId,
    name: (token) => token.userName,
  },
  edges: {
    permissions: (token) => ({
      data: everyScope
        .filter((scope) => token.scopes.includes(scope))
        .map((permission) => ({ permission, status: 'granted' })),
    }),
    accounts: pageList(['access_token', 'category', 'name', 'id', 'tasks'], () => true),
    adaccounts: accountList(() => true),
    assigned_pages: pageList(['id', 'name', 'tasks'], () => true),
    assigned_ad_accounts: accountList(() => true),
    businesses: (_, ctx, params, place) => {
      needScope(ctx, () => noPermission('Requires business_management permission'), 'business_management');
      const { agency, clients } = ctx.state.world;
      const mine = clients.filter(
        (client) => ctx.token.clients === 'all' || ctx.token.clients.has(client.index),
      );
      const list = [agency, ...mine.map((client) => ({ id: client.businessId, name: client.name }))];
      return { ...paged(ctx, place, params, list, (one) => ({ ...one })) };
    },
  },
};

/** A business is the agency itself, or one of its clients. */
export type Business =
  | { readonly agency: true; readonly id: string; readonly name: string }
  | { readonly agency: false; readonly id: string; readonly name: string; readonly client: Client };

const owns = (business: Business, client: Client) =>
  !business.agency && business.client.index === client.index;

function withBusiness<T>(edge: EdgeHandler<T>): EdgeHandler<T> {
  return (it, ctx, params, place) => {
    if (!hasScope(ctx, 'business_management')) throw noPermission('Requires business_management permission');
    return edge(it, ctx, params, place);
  };
}

export const businessType: NodeType<Business> = {
  name: 'Business',
  defaults: ['id', 'name'],
  readers: {
    id: (business) => business.id,
    name: (business) => business.name,
    verification_status: () => 'verified',
  },
  edges: {
    owned_ad_accounts: withBusiness(accountList((business, account) => owns(business, account.client))),
    client_ad_accounts: withBusiness(accountList((business) => business.agency)),
    owned_pages: withBusiness(pageList(['id', 'name'], (business, page) => owns(business, page.client))),
    client_pages: withBusiness(pageList(['id', 'name'], (business) => business.agency)),
  },
};

export function noUser(): GraphError {
  return new GraphError({
    code: 2500,
    message: 'An active access token must be used to query information about the current user.',
  });
}
