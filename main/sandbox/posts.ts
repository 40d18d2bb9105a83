import { GraphError, invalid, needsPageToken } from './errors.ts';
import { type Field, fieldsOf } from './fields.ts';
import { between, pick, split, unit } from './hash.ts';
import { parseList } from './filtering.ts';
import { type NodeType, readNode } from './node.ts';
import { alivePostMetrics } from './page-metrics.ts';
import { paged } from './paging.ts';
import { pictureUrl } from './pictures.ts';
import type { Params, Row } from './request.ts';
import { type Ctx, hasScope } from './state.ts';
import type { Page } from './world.ts';
import { dayIn, dayMs, graphTime, hourMs, parseDay, startOfDay } from './zones.ts';

export interface Post {
  readonly page: Page;
  readonly slot: number;
  readonly createdAt: number;
  readonly key: number;
}

/** A post every four days or so: the slot is a fixed piece of time, so that posts appear as the clock moves on. */
const slotDays = 4;
const zone = 'UTC';

function postAt(page: Page, slot: number): Post | null {
  if (unit(page.key, slot, 200) < 0.12) return null;
  const day = slot * slotDays + Math.floor(unit(page.key, slot, 201) * slotDays);
  const createdAt = startOfDay(zone, day) + Math.round(between(page.key, slot, 202, 7, 19) * hourMs);
  return { page, slot, createdAt, key: Math.floor(unit(page.key, slot, 203) * 4_294_967_296) };
}

function postId(post: Post): string {
  return `${post.page.id}_${122_100_000_000_000 + post.slot * 1009}`;
}

export function findPost(page: Page, rest: string, now: number): Post | null {
  const slot = (Number(rest) - 122_100_000_000_000) / 1009;
  const post = Number.isInteger(slot) ? postAt(page, slot) : null;
  return post && post.createdAt <= now ? post : null;
}

/** Newest first; Meta reaches about 600 posts a year back, far more than these Pages write. */
function postsOf(page: Page, from: number, to: number): Post[] {
  const posts: Post[] = [];
  const first = Math.floor(dayIn(zone, from) / slotDays);
  for (let slot = Math.floor(dayIn(zone, to) / slotDays); slot >= first; slot -= 1) {
    const post = postAt(page, slot);
    if (post && post.createdAt <= to && post.createdAt >= from) posts.push(post);
  }
  return posts;
}

interface Counts {
  readonly views: number;
  readonly viewers: number;
  readonly reactions: readonly number[];
  readonly comments: number;
  readonly shares: number;
  readonly clicks: number;
  readonly plays: number;
}

const kinds = ['photo', 'photo', 'photo', 'video', 'text'] as const;

function kindOf(post: Post): 'photo' | 'video' | 'text' {
  return pick(kinds, post.key, 1);
}

/** Lifetime counts: they grow for as long as the post lives, fast at first. */
function countsOf(post: Post, now: number): Counts {
  const { key, page } = post;
  const days = Math.max(0, now - post.createdAt) / dayMs;
  const grown = (1 - Math.exp(-days / 2)) * (1 + Math.min(days, 700) / 7000);
  const views = Math.round(Math.max(40, page.followers) * between(key, 0, 210, 0.12, 0.6) * grown);
  const reactions = Math.round(views * between(key, 0, 211, 0.008, 0.035));
  return {
    views,
    viewers: Math.round(views * 0.81),
    reactions: split(reactions, [70, 21, 4, 3, 1, 1]),
    comments: Math.round(reactions * between(key, 0, 212, 0.02, 0.18)),
    shares: unit(key, 0, 213) < 0.3 ? 0 : Math.round(reactions * between(key, 0, 214, 0.01, 0.12)),
    clicks: Math.round(views * between(key, 0, 215, 0.01, 0.04)),
    plays: kindOf(post) === 'video' ? Math.round(views * 0.34) : 0,
  };
}

const reactionTypes = ['LIKE', 'LOVE', 'WOW', 'HAHA', 'SAD', 'ANGRY'];
const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

function reactions(post: Post, ctx: Ctx, field: Field): Row {
  const counts = countsOf(post, ctx.now).reactions;
  const { type } = field.args;
  const at = type === undefined ? -1 : reactionTypes.indexOf(type.toUpperCase());
  if (type !== undefined && at < 0)
    throw invalid(`Param type must be one of {${reactionTypes.join(', ')}}`, 'type');
  const count = at < 0 ? total(counts) : (counts[at] ?? 0);
  return {
    data: [],
    ...(field.args['summary'] ? { summary: { total_count: count, viewer_reaction: 'NONE' } } : {}),
  };
}

/** Without the scope Meta refuses the whole list, not this one field. */
function comments(post: Post, ctx: Ctx, field: Field): Row {
  if (ctx.state.config.postComments === 'scoped' && !hasScope(ctx, 'pages_read_user_content')) {
    throw new GraphError({
      code: 10,
      message:
        "(#10) This endpoint requires the 'pages_read_user_content' permission or the 'Page Public Content Access' feature.",
    });
  }
  const summary = { order: 'ranked', total_count: countsOf(post, ctx.now).comments, can_comment: true };
  return { data: [], ...(field.args['summary'] ? { summary } : {}) };
}

function message(post: Post): string | undefined {
  return unit(post.key, 0, 220) < 0.06 ? undefined : pick(post.page.messages, post.key, 221);
}

function attachments(post: Post, ctx: Ctx): Row | undefined {
  const kind = kindOf(post);
  if (kind === 'text') return undefined;
  const image = { height: 480, width: 480, src: pictureUrl(ctx, postId(post)) };
  const url = `https://www.facebook.com/${post.page.id}/posts/${post.slot}`;
  return {
    data: [{ media_type: kind, type: kind === 'photo' ? 'photo' : 'video_inline', url, media: { image } }],
  };
}

export const postType: NodeType<Post> = {
  name: 'Post',
  defaults: ['created_time', 'message', 'id'],
  readers: {
    id: postId,
    message,
    story: () => undefined,
    created_time: (post) => graphTime(post.createdAt),
    updated_time: (post) => graphTime(post.createdAt + hourMs),
    permalink_url: (post) => `https://www.facebook.com/${post.page.username}/posts/${post.slot}`,
    full_picture: (post, ctx) => (kindOf(post) === 'text' ? undefined : pictureUrl(ctx, postId(post))),
    picture: (post, ctx) => (kindOf(post) === 'text' ? undefined : pictureUrl(ctx, postId(post), 130)),
    attachments: (post, ctx) => attachments(post, ctx),
    status_type: (post) =>
      ({ photo: 'added_photos', video: 'added_video', text: 'mobile_status_update' })[kindOf(post)],
    is_published: () => true,
    is_hidden: () => false,
    from: (post) => ({ id: post.page.id, name: post.page.name }),
    shares: (post, ctx) => {
      const count = countsOf(post, ctx.now).shares;
      return count === 0 ? undefined : { count };
    },
    reactions,
    likes: reactions,
    comments,
    insights: (post, ctx, field) => postInsights(post, ctx, field.args, `${postId(post)}/insights`),
  },
  edges: { insights: postInsights },
};

export function postList(page: Page, ctx: Ctx, params: Params, place: string): Row {
  if (!hasScope(ctx, 'pages_read_engagement')) {
    throw new GraphError({
      code: 10,
      message:
        "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
    });
  }
  const asTime = (text: string | undefined, otherwise: number) => {
    if (text === undefined || text === '') return otherwise;
    const day = parseDay(text);
    return day === null ? Number(text) * 1000 || Date.parse(text) || otherwise : startOfDay(zone, day);
  };
  const to = Math.min(ctx.now, asTime(params['until'], ctx.now));
  const from = asTime(params['since'], ctx.now - 730 * dayMs);
  if (Number(params['limit'] ?? 25) > 100) {
    throw invalid('(#100) Param limit must be less than or equal to 100', 'limit');
  }
  const fields = fieldsOf(params, postType.defaults);
  return {
    ...paged(ctx, place, params, postsOf(page, from, to), (post) => readNode(postType, post, ctx, fields), {
      max: 100,
    }),
  };
}

function postValue(name: string, counts: Counts): unknown {
  const byType = { like: 0, love: 1, wow: 2, haha: 3, sorry: 4, anger: 5 } as const;
  const one = /^post_reactions_(\w+)_total$/.exec(name)?.[1];
  if (one !== undefined && one in byType) return counts.reactions[byType[one as keyof typeof byType]] ?? 0;
  switch (name) {
    case 'post_media_view':
      return counts.views;
    case 'post_total_media_view_unique':
      return counts.viewers;
    case 'post_clicks':
      return counts.clicks;
    case 'post_clicks_by_type':
      return {
        'other clicks': Math.round(counts.clicks * 0.6),
        'link clicks': counts.clicks - Math.round(counts.clicks * 0.6),
      };
    case 'post_reactions_by_type_total':
      return Object.fromEntries(
        Object.entries(byType).flatMap(([type, i]) =>
          counts.reactions[i] ? [[type, counts.reactions[i]]] : [],
        ),
      );
    case 'post_activity_by_action_type':
      return { like: total(counts.reactions), comment: counts.comments, share: counts.shares };
    case 'post_video_views':
      return counts.plays;
    case 'post_video_views_paid':
      return Math.round(counts.plays * 0.3);
    case 'post_video_views_organic':
      return counts.plays - Math.round(counts.plays * 0.3);
    case 'post_video_view_time':
      return counts.plays * 6400;
    default:
      return counts.plays === 0 ? 0 : 6400;
  }
}

function postInsights(post: Post, ctx: Ctx, params: Params, place: string): Row {
  const names = parseList(params, 'metric') ?? [];
  if (names.length === 0 || names.some((name) => !alivePostMetrics.has(name))) {
    throw invalid('The value must be a valid insights metric');
  }
  if (ctx.token.kind !== 'PAGE' || ctx.token.page?.id !== post.page.id) throw needsPageToken();
  if (!hasScope(ctx, 'read_insights')) return { data: [] };
  const counts = countsOf(post, ctx.now);
  const { breakdown } = params;
  const data = names.map((name) => {
    const value = postValue(name, counts);
    const part = typeof value === 'number' ? Math.round(value * 0.3) : 0;
    const values =
      breakdown === undefined || typeof value !== 'number'
        ? [{ value }]
        : [
            { value: value - part, [breakdown]: '0' },
            { value: part, [breakdown]: '1' },
          ];
    return {
      name,
      period: 'lifetime',
      values,
      title: name,
      description: name,
      id: `${place}/${name}/lifetime`,
    };
  });
  return { data };
}
