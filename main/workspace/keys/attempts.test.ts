import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aFolder, later, now, removeFolders } from '../../../test/builders/key-folder.ts';
import { AppError } from '../../../shared/failure.ts';
import { beginAttempt, clearAttempts, waitSecondsAfter } from './attempts.ts';

afterAll(removeFolders);

/** Seconds to wait, or 0 when the try was let through (and counted). */
function tryAt(folder: string, at: Date, personId = 'ada'): number {
  try {
    beginAttempt(folder, personId, at);
    return 0;
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many_attempts') {
      return Number(error.details['retryAfterSeconds']);
    }
    throw error;
  }
}

/** A folder in which `count` tries were made, each as soon as it was allowed; and the moment of the last. */
function triedFolder(count: number): { folder: string; last: number } {
  const folder = aFolder();
  let last = 0;
  for (let done = 0; done < count; done += 1) {
    last += waitSecondsAfter(done);
    expect(tryAt(folder, later(last))).toBe(0);
  }
  return { folder, last };
}

describe('after wrong passphrases', () => {
  test('three tries are free, then each waits twice as long, up to five minutes', () => {
    expect(Array.from({ length: 14 }, (_, count) => waitSecondsAfter(count))).toEqual([
      0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300,
    ]);
  });

  test('the wait is kept on disk, counts for one person only, and ends', () => {
    const { folder, last } = triedFolder(6);
    expect(tryAt(folder, later(last))).toBe(8);
    expect(tryAt(folder, later(last + 7))).toBe(1);
    expect(tryAt(folder, later(last), 'bob')).toBe(0);
    expect(tryAt(folder, later(last + 8))).toBe(0);
    expect(tryAt(folder, later(last + 8))).toBe(16);
  });

  test('a try that was refused does not make the wait longer', () => {
    const { folder, last } = triedFolder(5);
    for (let again = 0; again < 10; again += 1) expect(tryAt(folder, later(last))).toBe(4);
    expect(tryAt(folder, later(last + 4))).toBe(0);
  });

  test('a clock that was put back a year neither frees a guess nor locks anybody out for that year', () => {
    const { folder, last } = triedFolder(7);
    const yearBack = last - 365 * 86_400;
    expect(tryAt(folder, later(yearBack))).toBe(16);
    expect(tryAt(folder, later(yearBack + 15))).toBe(1);
    expect(tryAt(folder, later(yearBack + 16))).toBe(0);
  });

  test('a right one clears the count', () => {
    const { folder, last } = triedFolder(6);
    clearAttempts(folder, 'ada');
    expect([1, 2, 3].map(() => tryAt(folder, later(last)))).toEqual([0, 0, 0]);
  });

  test('a damaged file of tries, or one that cannot be written, keeps nobody out', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'attempts.json'), '{"ada":{"count":9');
    expect(tryAt(folder, now)).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'attempts.json'), 'utf8'))).toEqual({
      ada: { count: 1, at: now.toISOString() },
    });
    expect(tryAt(join(folder, 'no', 'such', 'folder'), now)).toBe(0);
  });
});
