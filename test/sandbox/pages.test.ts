import { describe, expect, test } from 'vitest';
import { clientOf, openGraph, pageTokenOf, refusal } from './graph.ts';

const ends = (reply: { body: { data: { values: { end_time: string }[] }[] } }) =>
  reply.body.data[0]!.values.map((value) => value.end_time);

test('a Page’s insights want the Page’s own token, and say so with a code that looks like a dead token', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');

  const refused = await graph.get(`${page}/insights?metric=page_follows`);

  expect(refusal(refused)).toEqual({ status: 400, code: 190 });
  expect(refused.body.error.message).toContain('Page Access Token');
  expect((await graph.get('me')).status).toBe(200);
});

test('days are Pacific days: their ends move with the clocks of California', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'shiosai');
  const token = await pageTokenOf(graph, page);
  const days = (since: string, until: string) =>
    graph.get(`${page}/insights?metric=page_media_view&period=day&since=${since}&until=${until}`, token);

  expect(ends(await days('2026-10-31', '2026-11-04'))).toEqual([
    '2026-11-01T07:00:00+0000',
    '2026-11-02T08:00:00+0000',
    '2026-11-03T08:00:00+0000',
    '2026-11-04T08:00:00+0000',
  ]);
  expect(ends(await days('2026-03-07', '2026-03-10'))).toEqual([
    '2026-03-08T08:00:00+0000',
    '2026-03-09T07:00:00+0000',
    '2026-03-10T07:00:00+0000',
  ]);
});

test('one retired metric takes the whole request with it, before anybody asks who is asking', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const token = await pageTokenOf(graph, page);

  for (const name of [
    'page_impressions',
    'page_fans',
    'page_impressions_unique',
    'page_engaged_users',
    'page_fans_city',
  ]) {
    const refused = await graph.get(`${page}/insights?metric=page_follows,${name}`, token);
    expect([name, refusal(refused)]).toEqual([name, { status: 400, code: 100 }]);
    expect(refused.body.error.message).toContain('valid insights metric');
  }
  expect(refusal(await graph.get(`${page}/insights?metric=page_fans`))).toEqual({ status: 400, code: 100 });
  expect(refusal(await graph.get(`${page}/insights`, token))).toEqual({
    status: 400,
    code: 3001,
    subcode: 1504028,
  });
});

test('all sixteen metrics that the desk reads are answered', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'lambert');
  const token = await pageTokenOf(graph, page);
  const names =
    'page_media_view,page_total_media_view_unique,page_follows,page_daily_follows,page_daily_follows_unique,page_daily_unfollows_unique,page_post_engagements,page_total_actions,page_views_total,page_video_views,page_video_views_paid,page_video_views_organic,page_video_complete_views_30s,page_video_repeat_views,page_video_view_time,page_actions_post_reactions_total';

  const { body } = await graph.get(
    `${page}/insights?metric=${names}&period=day&since=2026-11-01&until=2026-11-08`,
    token,
  );

  expect(body.data.map((one: { name: string; values: unknown[] }) => [one.name, one.values.length])).toEqual(
    names.split(',').map((name) => [name, 7]),
  );
});

test('without read_insights, below 100 likes, and before two years ago there is silence, not an error', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const small = clientOf(graph, 'southern-cross').page;
  const unscoped = await pageTokenOf(graph, page, 'noInsights');
  const query = 'insights?metric=page_media_view&period=day';

  const silent = await graph.get(`${page}/${query}`, unscoped);
  const tiny = await graph.get(`${small}/${query}`, await pageTokenOf(graph, small));
  const old = await graph.get(
    `${page}/${query}&since=2023-01-01&until=2023-02-01`,
    await pageTokenOf(graph, page),
  );

  expect([silent.status, silent.body.data]).toEqual([200, []]);
  expect([tiny.status, tiny.body.data]).toEqual([200, []]);
  expect([old.status, old.body.data[0].values]).toEqual([200, []]);
});

test('more than 93 days at once are refused', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const token = await pageTokenOf(graph, page);
  const query = `${page}/insights?metric=page_follows&period=day`;

  expect((await graph.get(`${query}&since=2026-08-01&until=2026-11-01`, token)).status).toBe(200);
  expect(refusal(await graph.get(`${query}&since=2026-07-01&until=2026-11-01`, token))).toEqual({
    status: 400,
    code: 100,
  });
});

test('windows link to both sides for ever, and the links carry the token', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const token = await pageTokenOf(graph, page);

  let reply = await graph.get(
    `${page}/insights?metric=page_follows&period=day&since=2026-11-10&until=2026-11-17`,
    token,
  );
  for (let i = 0; i < 3; i += 1) reply = await graph.get(reply.body.paging.next, token);

  expect(reply.status).toBe(200);
  expect(Object.keys(reply.body.paging)).toEqual(['previous', 'next']);
  expect(new URL(reply.body.paging.next).searchParams.get('access_token')).toBe(token);
  const back = await graph.get(reply.body.paging.previous, token);
  expect(back.status).toBe(200);
});

test('a breakdown by ads doubles the rows, and the two add up to the plain one', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const token = await pageTokenOf(graph, page);
  const query = `${page}/insights?metric=page_media_view&period=day&since=2026-11-10&until=2026-11-13`;

  const plain = (await graph.get(query, token)).body.data[0].values;
  const cut = (await graph.get(`${query}&breakdown=is_from_ads`, token)).body.data[0].values;

  expect(cut).toHaveLength(plain.length * 2);
  expect(cut.map((one: { is_from_ads: string }) => one.is_from_ads)).toEqual(['0', '1', '0', '1', '0', '1']);
  const sums = plain.map((_: unknown, i: number) => cut[i * 2].value + cut[i * 2 + 1].value);
  expect(sums).toEqual(plain.map((one: { value: number }) => one.value));
});

test('followers follow from the day before, what came and what left', async () => {
  const graph = await openGraph();
  const { page } = clientOf(graph, 'belmonte');
  const token = await pageTokenOf(graph, page);
  const { body } = await graph.get(
    `${page}/insights?metric=page_follows,page_daily_follows_unique,page_daily_unfollows_unique&period=day&since=2026-09-01&until=2026-11-19`,
    token,
  );
  const [level, came, left] = body.data.map((one: { values: { value: number }[] }) =>
    one.values.map((v) => v.value),
  );

  expect(level).toHaveLength(79);
  for (let i = 1; i < level.length; i += 1) expect(level[i]).toBe(level[i - 1] + came[i] - left[i]);
});

describe('posts', () => {
  test('come newest first, 25 at a time and at most 100', async () => {
    const graph = await openGraph();
    const { page } = clientOf(graph, 'belmonte');
    const token = await pageTokenOf(graph, page);

    const { body } = await graph.get(`${page}/posts?fields=created_time`, token);
    const times = body.data.map((one: { created_time: string }) => one.created_time);

    expect(times).toHaveLength(25);
    expect(times.toSorted((a: string, b: string) => b.localeCompare(a))).toEqual(times);
    expect(refusal(await graph.get(`${page}/posts?limit=101`, token))).toEqual({ status: 400, code: 100 });
    expect((await graph.get(`${page}/published_posts?limit=100`, token)).body.data).toHaveLength(100);
  });

  test('asking for comments without the scope loses the whole list', async () => {
    const graph = await openGraph();
    const { page } = clientOf(graph, 'belmonte');
    const token = await pageTokenOf(graph, page, 'readOnly');
    const plain = `${page}/posts?fields=message,reactions.summary(total_count).limit(0),shares`;

    expect((await graph.get(plain, token)).body.data).toHaveLength(25);
    expect(refusal(await graph.get(`${plain},comments.summary(true).limit(0)`, token))).toEqual({
      status: 403,
      code: 10,
    });
  });

  test('say nothing where there is nothing: no text, no shares, no picture', async () => {
    const graph = await openGraph();
    const { page } = clientOf(graph, 'lambert');
    const token = await pageTokenOf(graph, page);

    const { body } = await graph.get(
      `${page}/posts?fields=message,shares,full_picture,reactions.type(LOVE).limit(0).summary(true).as(love)&limit=100`,
      token,
    );
    const has = (name: string) => body.data.filter((one: object) => name in one).length;

    expect(has('shares')).toBeGreaterThan(0);
    expect(has('shares')).toBeLessThan(100);
    expect(has('message')).toBeLessThan(100);
    expect(has('full_picture')).toBeLessThan(100);
    expect(has('love')).toBe(100);
    expect(body.data.some((one: { shares?: { count: number } }) => one.shares?.count === 0)).toBe(false);
  });

  test('have pictures at signed addresses that change, and end', async () => {
    const graph = await openGraph();
    const { page } = clientOf(graph, 'belmonte');
    const token = await pageTokenOf(graph, page);
    const first = async () =>
      (await graph.get(`${page}/posts?fields=full_picture&limit=10`, token)).body.data.find(
        (one: { full_picture?: string }) => one.full_picture,
      ).full_picture;
    const today = await first();

    const reply = await fetch(today);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    graph.sandbox.clock.advance(4 * 86_400);

    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Array.from(bytes.slice(0, 8))).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(today).not.toContain(token);
    expect(await first()).not.toBe(today);
    expect((await fetch(today)).status).toBe(403);
    expect((await fetch(`${today.replace(/oh=[^&]+/, 'oh=00_forged')}`)).status).toBe(403);
  });

  test('their lifetime values grow as they age, and retired names are refused', async () => {
    const graph = await openGraph();
    const { page } = clientOf(graph, 'belmonte');
    const token = await pageTokenOf(graph, page);
    const post = (await graph.get(`${page}/posts?limit=1`, token)).body.data[0].id;
    const views = async () =>
      (await graph.get(`${post}/insights?metric=post_media_view`, token)).body.data[0].values[0].value;
    const before = await views();
    graph.sandbox.clock.advance(86_400);

    expect(await views()).toBeGreaterThan(before);
    expect(refusal(await graph.get(`${post}/insights?metric=post_impressions`, token))).toEqual({
      status: 400,
      code: 100,
    });
    expect(refusal(await graph.get(`${post}/insights?metric=post_media_view`))).toEqual({
      status: 400,
      code: 190,
    });
    const nested = await graph.get(
      `${page}/posts?limit=1&fields=insights.metric(post_media_view,post_clicks)`,
      token,
    );
    expect(nested.body.data[0].insights.data.map((one: { name: string }) => one.name)).toEqual([
      'post_media_view',
      'post_clicks',
    ]);
  });
});
