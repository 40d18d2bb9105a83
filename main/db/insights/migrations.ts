import type { Migration } from '../migrate.ts';
import { firstFigures } from './migrations/0001-first-figures.ts';
import { adsAndRuns } from './migrations/0002-ads-and-runs.ts';
import { countsAndMarks } from './migrations/0004-counts-and-marks.ts';
import { pagesAndPosts } from './migrations/0003-pages-and-posts.ts';

/** In order, forward only. A shipped one is never edited: its hash is in every workspace that applied it. */
export const insightsMigrations: readonly Migration[] = [
  firstFigures,
  adsAndRuns,
  pagesAndPosts,
  countsAndMarks,
];
