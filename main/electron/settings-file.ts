import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from '../../shared/model/language.ts';
import { z } from '../../shared/zod.ts';
import { WindowPlace } from './window-place.ts';

/** Window and appearance only: nothing here is worth protecting, and losing it loses no work. */
export const Settings = z.object({
  window: WindowPlace.nullable().default(null),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  /** Null: as the system. */
  language: Language.nullable().default(null),
  /** The tour of the demo agency was walked through or skipped on this computer. */
  tourDone: z.boolean().default(false),
  softwareRendering: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

export const settingsName = 'settings';
const fileIn = (folder: string) => join(folder, `${settingsName}.json`);
const lastGoodIn = (folder: string) => join(folder, `${settingsName}.last-good.json`);

/** The settings in a file, or why there are none. */
function read(path: string): Settings | 'missing' | 'damaged' {
  try {
    const parsed = Settings.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : 'damaged';
  } catch (error) {
    return isMissing(error) ? 'missing' : 'damaged';
  }
}

/**
 * Leaves a folder whose settings file is whole or absent. A damaged file is set aside, never deleted, and the last good
 * one takes its place. Answers with a sentence for the person when something was wrong.
 */
export function mendSettings(folder: string, now: Date): string | null {
  if (read(fileIn(folder)) !== 'damaged') return null;
  const aside = `${settingsName}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`;
  renameSync(fileIn(folder), join(folder, aside));
  if (typeof read(lastGoodIn(folder)) === 'string') {
    return `Your window and appearance settings could not be read and start afresh. The old file is kept as ${aside}.`;
  }
  copyFileSync(lastGoodIn(folder), fileIn(folder));
  return `Your window and appearance settings could not be read, so the last good ones are used. The old file is kept as ${aside}.`;
}

/** Refreshed only from a file that has just been read back whole, so a bad write can never replace the only good copy. */
export function keepLastGood(folder: string): void {
  if (typeof read(fileIn(folder)) === 'string') return;
  const fresh = `${lastGoodIn(folder)}.new`;
  copyFileSync(fileIn(folder), fresh);
  renameSync(fresh, lastGoodIn(folder));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
