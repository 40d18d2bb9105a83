import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { replaceFile } from './key-file.ts';

const file = 'attempts.json';
const free = 3;
const longestSeconds = 300;

const Attempts = z.record(z.string(), z.object({ count: z.int().min(0), at: z.iso.datetime() }));
type Attempts = z.infer<typeof Attempts>;

/** Three tries are free; then each waits twice as long as the one before, up to five minutes. */
export function waitSecondsAfter(count: number): number {
  return count < free ? 0 : Math.min(longestSeconds, 2 ** (count - free));
}

export function attemptsOf(folder: string) {
  const all = read(folder);
  return {
    assertAllowed(personId: string, now: Date): void {
      const own = all[personId];
      if (!own) return;
      const wait = waitSecondsAfter(own.count) * 1000;
      const passed = now.getTime() - new Date(own.at).getTime();
      // A clock that was put back makes `passed` negative: it waits from there, and never less than the full time.
      const left = passed < 0 ? wait : wait - passed;
      if (left <= 0) return;
      const seconds = Math.ceil(left / 1000);
      throw new AppError('too_many_attempts', `Too many wrong passphrases. Try again in ${seconds} s.`, {
        retryAfterSeconds: seconds,
      });
    },
  };
}

export function noteAttempt(folder: string, personId: string, now: Date): void {
  const all = read(folder);
  const count = (all[personId]?.count ?? 0) + 1;
  write(folder, { ...all, [personId]: { count, at: now.toISOString() } });
}

export function clearAttempts(folder: string, personId: string): void {
  const { [personId]: _, ...others } = read(folder);
  write(folder, others);
}

function write(folder: string, attempts: Attempts): void {
  replaceFile(folder, file, `${JSON.stringify(attempts)}\n`);
}

/** Deleting the file gives guesses back; whoever can do that can copy the key file and guess elsewhere. */
function read(folder: string): Attempts {
  try {
    return Attempts.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } catch {
    return {};
  }
}
