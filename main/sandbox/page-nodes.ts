import { GraphError, noPermission } from './errors.ts';
import { asField, type NodeType } from './node.ts';
import { followersNow } from './page-history.ts';
import { pageInsights } from './page-insights.ts';
import { pictureUrl } from './pictures.ts';
import { postList } from './posts.ts';
import type { Reader } from './fields.ts';
import { type Ctx, hasScope } from './state.ts';
import { hasRole, pageToken } from './tokens.ts';
import type { Page } from './world.ts';

function token(page: Page, ctx: Ctx): string {
  if (!hasRole(ctx.token, page, ctx.state.withdrawn)) {
    throw noPermission('The user does not have a role on this Page');
  }
  return pageToken(ctx.state.tokens, ctx.token, page, ctx.now).text;
}

/** What only somebody with a role reads; the rest of a public Page is open to everybody. */
function withRole(read: (page: Page, ctx: Ctx) => unknown): Reader<Page, Ctx> {
  return (page, ctx) => {
    if (
      !hasRole(ctx.token, page, ctx.state.withdrawn) ||
      !hasScope(ctx, 'pages_read_engagement', 'pages_show_list')
    ) {
      throw new GraphError({
        code: 10,
        message:
          "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
      });
    }
    return read(page, ctx);
  };
}

export const pageType: NodeType<Page> = {
  name: 'Page',
  defaults: ['name', 'id'],
  readers: {
    id: (page) => page.id,
    name: (page) => page.name,
    username: (page) => page.username,
    link: (page) => `https://www.facebook.com/${page.username}`,
    category: (page) => page.category,
    about: () => undefined,
    fan_count: withRole((page, ctx) => followersNow(ctx.state.world, page, ctx.now)),
    followers_count: withRole((page, ctx) => followersNow(ctx.state.world, page, ctx.now)),
    new_like_count: withRole((page) => page.key % 40),
    is_published: () => true,
    has_transitioned_to_new_page_experience: () => true,
    verification_status: () => 'not_verified',
    picture: (page, ctx, field) => ({
      data: {
        height: 50,
        is_silhouette: false,
        url: pictureUrl(ctx, `page-${page.id}`, Number(field.args['width'] ?? 100)),
        width: 50,
      },
    }),
    cover: (page, ctx) => ({ source: pictureUrl(ctx, `cover-${page.id}`, 820), id: `${page.id}9` }),
    access_token: token,
    tasks: (page, ctx) => (hasRole(ctx.token, page, ctx.state.withdrawn) ? tasksOf(ctx) : undefined),
    business: (page) => ({ id: page.client.businessId, name: page.client.name }),
    insights: asField<Page>(pageInsights, (page) => page.id),
    posts: asField<Page>(postList, (page) => page.id),
    published_posts: asField<Page>(postList, (page) => page.id),
  },
  edges: { insights: pageInsights, posts: postList, published_posts: postList, feed: postList },
};

function tasksOf(ctx: Ctx): string[] {
  return ctx.token.tasks.includes('MANAGE')
    ? ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE']
    : ['ANALYZE'];
}
