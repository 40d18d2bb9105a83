import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

export interface PageCardRow {
  readonly name: string | null;
  readonly username: string | null;
  readonly link: string | null;
  readonly category: string | null;
  readonly followers: number | null;
  readonly likes: number | null;
  readonly isPublished: number | null;
  readonly pictureId: string | null;
  readonly asOf: string;
}

export function pageCardRow(r: Reader, clientId: string, assetId: string): PageCardRow | null {
  const sql = `select name, username, link, category, followers, likes, is_published as isPublished, picture_id as pictureId,
    as_of as asOf from page_card where client_id = ? and asset_id = ?`;
  return (prepared(r, sql).get(clientId, assetId) as PageCardRow | undefined) ?? null;
}

export interface MetricRow {
  readonly metric: string;
  readonly state: 'alive' | 'retired' | 'not_permitted' | 'too_few_likes' | 'failed';
  readonly retiredAt: string | null;
  readonly lastDay: string | null;
  readonly sentence: string;
}

export function metricRows(r: Reader, clientId: string, assetId: string): MetricRow[] {
  const sql = `select metric, state, retired_at as retiredAt, last_day as lastDay, sentence from page_metric
    where client_id = ? and asset_id = ?`;
  return prepared(r, sql).all(clientId, assetId) as MetricRow[];
}

export interface PageDayRow {
  readonly metric: string;
  readonly period: 'day' | 'week' | 'days_28';
  readonly day: string;
  readonly value: number | null;
}

export function pageDayRows(
  r: Reader,
  clientId: string,
  assetId: string,
  from: string,
  to: string,
): PageDayRow[] {
  const sql = `select metric, period, day, value from page_day
    where client_id = ? and asset_id = ? and day between ? and ?`;
  return prepared(r, sql).all(clientId, assetId, from, to) as PageDayRow[];
}

/** The level at the end of each day that is known. */
export function followerRows(
  r: Reader,
  clientId: string,
  assetId: string,
  from: string,
  to: string,
): { readonly day: string; readonly followers: number }[] {
  const sql = `select day, followers from follower_day where client_id = ? and asset_id = ? and day between ? and ? order by day`;
  return prepared(r, sql).all(clientId, assetId, from, to) as { day: string; followers: number }[];
}

export interface PostRow {
  readonly id: string;
  readonly createdAt: string;
  readonly message: string | null;
  readonly permalink: string | null;
  readonly kind: string | null;
  readonly isPublished: number | null;
  readonly reactions: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly views: number | null;
  readonly viewers: number | null;
  readonly clicks: number | null;
  readonly pictureId: string | null;
  readonly goneAt: string | null;
  readonly asOf: string;
}

/** The newest posts; those that Meta no longer lists stay, and say so. */
export function postRows(r: Reader, clientId: string, assetId: string, most: number): PostRow[] {
  const sql = `select id, created_time as createdAt, message, permalink, kind, is_published as isPublished, reactions, comments,
      shares, views, viewers, clicks, picture_id as pictureId, gone_at as goneAt, as_of as asOf
    from post where client_id = ? and asset_id = ? order by created_time desc limit ?`;
  return prepared(r, sql).all(clientId, assetId, most) as PostRow[];
}
