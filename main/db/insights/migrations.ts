import type { Migration } from '../migrate.ts';
import { firstFigures } from './migrations/0001-first-figures.ts';

/** In order, forward only. A shipped one is never edited: its hash is in every workspace that applied it. */
export const insightsMigrations: readonly Migration[] = [firstFigures];
