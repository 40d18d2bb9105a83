import type { Migration } from '../../migrate.ts';
import { keepClient } from './keep-client.ts';

const owned = [
  'page_card',
  'page_metric',
  'page_day',
  'follower_day',
  'post',
  'post_day',
  'picture',
];

export const pagesAndPosts: Migration = {
  name: '0003_pages_and_posts',
  sql: `
create table page_card (
  client_id text not null,
  asset_id text not null,
  name text,
  username text,
  link text,
  category text,
  followers integer,
  likes integer,
  is_published integer check (is_published in (0, 1)),
  picture_id text,
  as_of text not null,
  primary key (client_id, asset_id)
) strict, without rowid;
insert into page_card
  select client_id, asset_id, null, null, null, null, followers, null, null, null, as_of from page_now;
drop table page_now;

-- The life of a metric on one Page. History of a retired one stays and is labelled by retired_at.
create table page_metric (
  client_id text not null,
  asset_id text not null,
  metric text not null,
  state text not null check (state in ('alive', 'retired', 'not_permitted', 'too_few_likes', 'failed')),
  retired_at text,
  last_day text,
  sentence text not null,
  as_of text not null,
  primary key (client_id, asset_id, metric)
) strict, without rowid;

-- Days are Pacific, whatever the client's zone; week and days_28 end with the day and are Meta's own sums.
create table page_day (
  client_id text not null,
  asset_id text not null,
  metric text not null,
  period text not null check (period in ('day', 'week', 'days_28')),
  day text not null,
  value integer,
  -- JSON for metrics that come by kind, such as reactions; value is then their sum.
  parts text,
  as_of text not null,
  primary key (client_id, asset_id, metric, period, day)
) strict, without rowid;

-- The level at the end of a Pacific day; 'card' is what the Page itself said during that day.
create table follower_day (
  client_id text not null,
  asset_id text not null,
  day text not null,
  followers integer not null,
  source text not null check (source in ('metric', 'card')),
  as_of text not null,
  primary key (client_id, asset_id, day)
) strict, without rowid;

-- A figure that Meta refused is null, never 0.
create table post (
  client_id text not null,
  id text not null,
  asset_id text not null,
  created_time text not null,
  message text,
  permalink text,
  kind text,
  is_published integer check (is_published in (0, 1)),
  reactions integer,
  comments integer,
  shares integer,
  views integer,
  viewers integer,
  clicks integer,
  picture_id text,
  gone_at text,
  as_of text not null,
  primary key (client_id, id)
) strict, without rowid;
create index post_by_time on post (client_id, asset_id, created_time);

-- Lifetime counts as they stood on a Pacific day; never added up.
create table post_day (
  client_id text not null,
  post_id text not null,
  day text not null,
  reactions integer,
  comments integer,
  shares integer,
  views integer,
  viewers integer,
  clicks integer,
  as_of text not null,
  primary key (client_id, post_id, day)
) strict, without rowid;

-- Decoded and encoded anew before it is kept. With a rowid, as blobs want it; the rowid never leaves.
create table picture (
  client_id text not null,
  id text not null,
  -- What it shows: the id of a post, a creative or a Page.
  shows text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes blob not null,
  as_of text not null,
  primary key (client_id, id)
) strict;
create index picture_by_what on picture (client_id, shows);

${keepClient(owned)}
`,
};
