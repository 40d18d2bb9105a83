import { accessSync, constants, mkdirSync } from 'node:fs';

/** Asked before the instance lock, which would be refused without a word. A sentence, or null when all is well. */
export function profileRefusal(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return `Steward cannot write to its folder ${folder}. Check who may use it, and whether the disk is full or read-only.`;
  }
}
