import { between, split, unit } from './hash.ts';
import type { Page, World } from './world.ts';
import { type DayNumber, dayIn, elapsed, weekday } from './zones.ts';

/** Page days are Pacific days, wherever the client is (graph-api 3.1). */
export const pacific = 'America/Los_Angeles';

export interface PageDay {
  readonly views: number;
  readonly viewsFromAds: number;
  readonly viewers: number;
  readonly follows: number;
  readonly unfollows: number;
  readonly engagements: number;
  readonly actions: number;
  readonly visits: number;
  readonly plays: number;
  readonly playsPaid: number;
  readonly completePlays: number;
  readonly repeatPlays: number;
  readonly playMs: number;
  readonly reactions: readonly number[];
}

/** like, love, wow, haha, sorry, anger. */
const reactionWeights = [72, 19, 4, 3, 1, 1];

const settled = new WeakMap<Page, Map<DayNumber, PageDay>>();

/** Kept, because a report over 28 days for each of 90 days asks for the same day again and again. */
export function settledPageDay(page: Page, day: DayNumber): PageDay {
  const days = settled.get(page) ?? new Map<DayNumber, PageDay>();
  settled.set(page, days);
  const known = days.get(day) ?? madePageDay(page, day);
  days.set(day, known);
  return known;
}

function madePageDay(page: Page, day: DayNumber): PageDay {
  const { key } = page;
  const size = Math.max(20, page.followers);
  const weekend = [1.1, 0.94, 0.92, 0.96, 1, 1.06, 1.12][weekday(day)] ?? 1;
  const posted = unit(key, day, 100) < 0.28 ? between(key, day, 101, 1.4, 2.6) : 1;
  const views = Math.round(size * between(key, day, 102, 0.09, 0.16) * weekend * posted);
  const engagements = Math.round(views * between(key, day, 103, 0.02, 0.05));
  const reactions = Math.round(engagements * 0.42);
  const plays = Math.round(views * between(key, day, 104, 0.12, 0.2));
  const viral = unit(key, day, 105) < 0.006 ? size * 0.004 : 0;
  return {
    views,
    viewsFromAds: Math.round(views * between(key, day, 106, 0.25, 0.45)),
    viewers: Math.round(views * between(key, day, 107, 0.58, 0.72)),
    follows: Math.floor(size * 0.0011 * between(key, day, 108, 0.3, 1.8) + viral + unit(key, day, 109)),
    unfollows: Math.floor(size * 0.00045 * between(key, day, 110, 0.2, 1.8) + unit(key, day, 111) * 0.8),
    engagements,
    actions: Math.floor(views * 0.004 * between(key, day, 112, 0.4, 1.6) + unit(key, day, 113)),
    visits: Math.round(views * between(key, day, 114, 0.03, 0.06)),
    plays,
    playsPaid: Math.round(plays * between(key, day, 115, 0.2, 0.5)),
    completePlays: Math.round(plays * between(key, day, 116, 0.12, 0.22)),
    repeatPlays: Math.round(plays * between(key, day, 117, 0.05, 0.1)),
    playMs: plays * Math.round(between(key, day, 118, 5200, 9800)),
    reactions: split(reactions, reactionWeights),
  };
}

const levels = new WeakMap<World, Map<string, Map<DayNumber, number>>>();

/** Followers at the end of a day: the level on the day the world was made, less or plus what came between. */
export function followersAt(world: World, page: Page, day: DayNumber): number {
  const anchor = dayIn(pacific, world.madeAt) - 1;
  const pages = levels.get(world) ?? new Map<string, Map<DayNumber, number>>();
  levels.set(world, pages);
  const known = pages.get(page.id) ?? new Map([[anchor, page.followers]]);
  pages.set(page.id, known);
  const step = day < anchor ? 1 : -1;
  let at = day;
  while (!known.has(at)) at += step;
  let level = known.get(at) ?? page.followers;
  while (at !== day) {
    const next = at - step;
    const changed = settledPageDay(page, Math.max(at, next));
    const net = changed.follows - changed.unfollows;
    level = Math.max(0, step === 1 ? level - net : level + net);
    at = next;
    known.set(at, level);
  }
  return level;
}

/** Followers at this moment: yesterday's level and the part of today that has passed. */
export function followersNow(world: World, page: Page, now: number): number {
  const today = dayIn(pacific, now);
  const day = settledPageDay(page, today);
  const part = elapsed(pacific, today, now);
  return Math.max(0, followersAt(world, page, today - 1) + Math.floor((day.follows - day.unfollows) * part));
}
