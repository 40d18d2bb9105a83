import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { withBallast } from './ballast.ts';
import { replaceFile } from './replace-file.ts';

const file = 'attempts.json';
const free = 3;
const longestSeconds = 300;

const Attempts = z.record(z.string(), z.object({ count: z.int().min(0), at: z.iso.datetime() }));
type Attempts = z.infer<typeof Attempts>;

/** Three tries are free; then each waits twice as long as the one before, up to five minutes. */
export function waitSecondsAfter(count: number): number {
  return count < free ? 0 : Math.min(longestSeconds, 2 ** (count - free));
}

/**
 * Refuses a try that comes too early, else counts it before the guess is made: ending the app in the middle of one does
 * not win it back, and two at once do not share one count. Answers with how many failed since the last that fitted.
 */
export function beginAttempt(folder: string, personId: string, now: Date): number {
  const all = read(folder);
  const own = all[personId] ?? { count: 0, at: now.toISOString() };
  const wait = waitSecondsAfter(own.count) * 1000;
  const passed = now.getTime() - new Date(own.at).getTime();
  if (passed < 0) {
    // The clock was put back: the wait starts again from here, rather than lasting until the old time returns.
    write(folder, { ...all, [personId]: { ...own, at: now.toISOString() } });
  }
  const left = wait - Math.max(0, passed);
  if (left > 0) throw tooMany(Math.ceil(left / 1000));
  write(folder, { ...all, [personId]: { count: own.count + 1, at: now.toISOString() } });
  return own.count;
}

/** Answers with how many failed until then. */
export function clearAttempts(folder: string, personId: string): number {
  const { [personId]: gone, ...others } = read(folder);
  if (gone) write(folder, others);
  return gone?.count ?? 0;
}

function tooMany(seconds: number): AppError {
  return new AppError('too_many_attempts', `Too many wrong passphrases. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

/** SECURITY: a disk that takes no count must not keep out whoever knows the passphrase; scrypt still prices each guess. */
function write(folder: string, attempts: Attempts): void {
  try {
    withBallast(folder, file, () => replaceFile(folder, file, `${JSON.stringify(attempts)}\n`));
  } catch {
    return;
  }
}

/** Deleting the file gives guesses back; whoever can do that can copy the key file and guess elsewhere. */
function read(folder: string): Attempts {
  try {
    return Attempts.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } catch {
    return {};
  }
}
