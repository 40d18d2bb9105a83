import { accountType } from './account-node.ts';
import { adSetType, adType, campaignType, creativeType } from './ads-nodes.ts';
import { gone, unknownPath } from './errors.ts';
import { reportRows } from './insights.ts';
import { bind, type Bound, type NodeType } from './node.ts';
import { pageType } from './page-nodes.ts';
import { type Business, businessType, noUser, userType } from './people-nodes.ts';
import { findPost, postType } from './posts.ts';
import { findReport, isReady, notReady, reportStatus } from './reports.ts';
import type { Ctx, Report } from './state.ts';
import { reaches, seesAccount } from './tokens.ts';
import { type AdAccount, type AdsObject, accountOf } from './world.ts';

const reportType: NodeType<Report> = {
  name: 'AdReportRun',
  defaults: ['id'],
  readers: Object.fromEntries(
    [
      'id',
      'account_id',
      'time_ref',
      'time_completed',
      'async_status',
      'async_percent_completion',
      'is_running',
      'error_code',
      'error_subcode',
      'error_message',
      'error_user_title',
      'error_user_msg',
    ].map((name) => [name, (report: Report, ctx: Ctx) => reportStatus(report, ctx)[name]]),
  ),
  edges: {
    insights: (report, ctx, params, place) => {
      if (!isReady(report, ctx)) throw notReady();
      const { limit, after, before } = params;
      const page = { limit, after, before };
      const own = Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined));
      return reportRows(report.object, ctx, { ...report.params, ...(own as Record<string, string>) }, place);
    },
  },
};

/** What the first part of a path names; something that the token may not see is not there at all. */
export function resolve(ctx: Ctx): Bound {
  const [first = '', ...edge] = ctx.ask.segments;
  const { world, withdrawn } = ctx.state;
  if (first === 'me') return resolveMe(ctx, edge);
  if (first.startsWith('act_')) {
    const account = world.accounts.get(first.slice(4));
    if (!account || !seesAccount(ctx.token, account, withdrawn)) throw missing(ctx, first);
    return bind(accountType, account, first, edge, { account });
  }
  const object = world.objects.get(first);
  if (object) return resolveObject(ctx, object, edge);
  const page = world.pages.get(first);
  if (page) {
    if (withdrawn.has(page.id) || (!page.withoutRole && !reaches(ctx.token, page.client)))
      throw missing(ctx, first);
    if (page.withoutRole && edge.length > 0) throw missing(ctx, first);
    return bind(pageType, page, first, edge, { page });
  }
  return resolveRest(ctx, first, edge);
}

function missing(ctx: Ctx, id: string) {
  return gone(id, ctx.ask.method.toLowerCase());
}

function resolveMe(ctx: Ctx, edge: readonly string[]): Bound {
  if (ctx.token.kind === 'APP') throw noUser();
  const { page } = ctx.token;
  if (page) return bind(pageType, page, page.id, edge, { page });
  return bind(userType, ctx.token, ctx.token.userId, edge, {});
}

function resolveObject(ctx: Ctx, object: Exclude<AdsObject, AdAccount>, edge: readonly string[]): Bound {
  const account = accountOf(object);
  if (!seesAccount(ctx.token, account, ctx.state.withdrawn)) throw missing(ctx, object.id);
  switch (object.kind) {
    case 'campaign':
      return bind(campaignType, object, object.id, edge, { account });
    case 'adset':
      return bind(adSetType, object, object.id, edge, { account });
    case 'ad':
      return bind(adType, object, object.id, edge, { account });
  }
}

function resolveRest(ctx: Ctx, first: string, edge: readonly string[]): Bound {
  const { world, withdrawn, reports } = ctx.state;
  if (ctx.token.kind === 'SYSTEM_USER' && first === ctx.token.userId) {
    return bind(userType, ctx.token, first, edge, {});
  }
  const business = businessOf(ctx, first);
  if (business) return bind(businessType, business, first, edge, {});
  if (reports.has(first)) {
    const report = findReport(ctx, first);
    // Meta answers a bare read of a run with its status, without being asked for the fields.
    const type =
      ctx.ask.params['fields'] === undefined
        ? { ...reportType, defaults: Object.keys(reportType.readers) }
        : reportType;
    return bind(type, report, first, edge, { account: accountOf(report.object) });
  }
  const [pageId = '', rest] = first.split('_');
  const page = rest === undefined ? undefined : world.pages.get(pageId);
  const post = page && rest !== undefined ? findPost(page, rest, ctx.now) : null;
  if (page && post && !page.withoutRole && !withdrawn.has(page.id) && reaches(ctx.token, page.client)) {
    return bind(postType, post, first, edge, { page });
  }
  if (first.startsWith('12024')) return resolveCreative(ctx, first, edge);
  if (!/^\d{5,}(_\d+)?$/.test(first)) {
    ctx.record.unlisted = true;
    throw unknownPath(ctx.ask.path);
  }
  throw missing(ctx, first);
}

function resolveCreative(ctx: Ctx, id: string, edge: readonly string[]): Bound {
  const ad = ctx.state.world.creatives.get(id);
  const account = ad ? accountOf(ad) : null;
  if (!ad || !account || !seesAccount(ctx.token, account, ctx.state.withdrawn)) throw missing(ctx, id);
  return bind(creativeType, ad, id, edge, { account });
}

function businessOf(ctx: Ctx, id: string): Business | null {
  const { agency, businesses } = ctx.state.world;
  if (ctx.token.kind !== 'SYSTEM_USER') return null;
  if (id === agency.id && ctx.token.clients === 'all') return { agency: true, ...agency };
  const client = businesses.get(id);
  if (!client || !reaches(ctx.token, client)) return null;
  return { agency: false, id, name: client.name, client };
}
