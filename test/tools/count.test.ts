import { describe, expect, test } from 'vitest';
import {
  atLeastOne,
  closingLine,
  countPlaywright,
  countVitest,
  exitCode,
  nothing,
  sum,
} from '../../scripts/setup/count.mjs';

const vitest = (files: { status: string; assertionResults: { status: string }[] }[], failed: number) => ({
  numPassedTests: 7,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: files,
});
const playwright = (unexpected: number, flaky: number, errors: unknown[] = []) => ({
  stats: { expected: 3, unexpected, flaky, skipped: 2 },
  errors,
});

describe('the closing line', () => {
  test('adds up every part of the run', () => {
    const total = sum([countVitest(vitest([], 0)), countPlaywright(playwright(0, 0)), nothing]);
    expect(closingLine(total)).toBe('10 passed, 0 failed');
    expect(total.skipped).toBe(4);
  });

  test('counts a test file that could not be loaded as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countVitest(vitest([broken], 0)).failed).toBe(1);
  });

  test('counts a failed test once, though its file failed with it', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    expect(countVitest(vitest([file], 1)).failed).toBe(1);
  });

  test('counts a flaky journey and an error outside of tests as failures', () => {
    expect(countPlaywright(playwright(1, 1, [{ message: 'no display' }])).failed).toBe(3);
  });

  test('counts a program that failed without a report as one failure', () => {
    expect(atLeastOne(countVitest(undefined), 1).failed).toBe(1);
    expect(atLeastOne({ passed: 1, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});

describe('the exit code', () => {
  test('is a failure when a test failed, and when none ran', () => {
    expect(exitCode({ passed: 5, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
    expect(exitCode({ passed: 5, failed: 0, skipped: 9 })).toBe(0);
  });
});
