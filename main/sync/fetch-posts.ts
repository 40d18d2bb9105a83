import { dayIn } from '../../shared/model/day.ts';
import { pacificZone } from '../../shared/model/page-metric.ts';
import type { Writer } from '../db/access.ts';
import { verdictOf } from '../graph/classify.ts';
import {
  type MetricReply,
  pagePostComments,
  pagePosts,
  pagePostsWithViews,
} from '../graph/endpoints/pages.ts';
import { type Came, type Fetching, store, storeRows, whoseOf } from './fetching.ts';
import { instantOf, type Whose } from './rows.ts';
import * as tables from './tables.ts';
import { upsert, type Value } from './upsert.ts';

/** The newest posts of a Page; older ones keep what was last known of them. */
const newest = 50;

interface Post {
  readonly id: string;
  readonly message?: string | undefined;
  readonly created_time: string;
  readonly permalink_url?: string | undefined;
  readonly full_picture?: string | undefined;
  readonly status_type?: string | undefined;
  readonly is_published?: boolean | undefined;
  readonly shares?: { readonly count: number } | undefined;
  readonly reactions?: { readonly summary?: { readonly total_count: number } | undefined } | undefined;
  readonly insights?: { readonly data: readonly MetricReply[] } | undefined;
}

export async function fetchPosts(fetching: Fetching): Promise<Came> {
  const posts = await readPosts(fetching);
  const whose = whoseOf(fetching);
  const { clientId, assetId, asOf } = whose;
  const day = dayIn(pacificZone, fetching.work.clock.now());
  const rows = posts.map((post): Value[] => [
    clientId,
    post.id,
    assetId,
    instantOf(post.created_time),
    post.message ?? null,
    post.permalink_url ?? null,
    post.status_type ?? null,
    post.is_published === undefined ? null : Number(post.is_published),
    ...figuresOf(post),
    null,
    asOf,
  ]);
  const days = posts.map((post): Value[] => [clientId, post.id, day, ...figuresOf(post), asOf]);
  const stored = await storeRows(fetching, tables.post, rows, (w) => {
    upsert(w, tables.postDay, days);
    markGone(w, whose, posts);
  });
  for (const { id, full_picture: address } of posts)
    if (address !== undefined) fetching.work.wantPicture?.({ clientId, shows: id, address });
  return { rows: stored, counts: { posts: rows.length } };
}

/** With every post's own figures in the same call; without them when Meta retires one of those. */
async function readPosts(fetching: Fetching): Promise<readonly Post[]> {
  const { graph, scope, asset, options } = fetching;
  const ask = { pageId: asset.metaId, after: null, limit: newest };
  try {
    return (await graph.readFor(scope, pagePostsWithViews, ask, options)).data;
  } catch (error) {
    const kind = verdictOf(error)?.kind;
    if (kind !== 'retired_metric' && kind !== 'too_much_data') throw error;
    return (await graph.readFor(scope, pagePosts, ask, options)).data;
  }
}

/** Reactions, shares, views, viewers, clicks. Meta leaves out shares that are none; what it refused is null. */
function figuresOf(post: Post): Value[] {
  const own = (name: string) => {
    const value = post.insights?.data.find((metric) => metric.name === name)?.values[0]?.value;
    return typeof value === 'number' ? value : null;
  };
  return [
    post.reactions?.summary?.total_count ?? null,
    post.shares?.count ?? 0,
    own('post_media_view'),
    own('post_total_media_view_unique'),
    own('post_clicks'),
  ];
}

/** A post that is newer than the oldest that came, and did not come, was deleted or hidden. */
function markGone(w: Writer, { clientId, assetId, asOf }: Whose, posts: readonly Post[]): void {
  const oldest = posts.map((post) => instantOf(post.created_time)).sort()[0] ?? asOf;
  const ids = new Set(posts.map(({ id }) => id));
  const kept = w.raw
    .prepare(
      'select id from post where client_id = ? and asset_id = ? and created_time >= ? and gone_at is null',
    )
    .pluck()
    .all(clientId, assetId, oldest) as string[];
  const mark = w.raw.prepare('update post set gone_at = ? where client_id = ? and id = ?');
  for (const id of kept) if (!ids.has(id)) mark.run(asOf, clientId, id);
}

/** Apart from the posts: without its scope Meta refuses the whole list, not this one figure. */
export async function fetchComments(fetching: Fetching): Promise<Came> {
  const { graph, scope, asset, options, work } = fetching;
  const ask = { pageId: asset.metaId, after: null, limit: newest };
  const { data } = await graph.readFor(scope, pagePostComments, ask, options);
  const { clientId } = whoseOf(fetching);
  const day = dayIn(pacificZone, work.clock.now());
  store(fetching, (w) => {
    const now = w.raw.prepare('update post set comments = ? where client_id = ? and id = ?');
    const dated = w.raw.prepare(
      'update post_day set comments = ? where client_id = ? and post_id = ? and day = ?',
    );
    for (const { id, comments } of data) {
      const count = comments?.summary?.total_count ?? null;
      now.run(count, clientId, id);
      dated.run(count, clientId, id, day);
    }
  });
  return { rows: data.length };
}
