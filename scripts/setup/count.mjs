import { readJson } from './paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    nothing,
  );
}

/**
 * A test file that could not even be loaded has no failed test in it, and is a failure all the same.
 * @param {any} report vitest's JSON @returns {Count}
 */
export function countVitest(report) {
  if (!report) return nothing;
  const unloadable = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && !file.assertionResults.some(hasFailed),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} assertion */
function hasFailed(assertion) {
  return assertion.status === 'failed';
}

/**
 * A flaky test is a failed one: retries are off, so there should be none. Errors outside of tests count one each.
 * @param {any} report Playwright's JSON @returns {Count}
 */
export function countPlaywright(report) {
  if (!report) return nothing;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/**
 * One part of a run: what it counted, and never less than one failure when its program says that it failed.
 * @param {Count} count @param {number} code
 */
export function atLeastOne(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {Count} count */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** Nothing failed is no success when nothing ran. @param {Count} count */
export function exitCode({ passed, failed }) {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** @param {string} file coverage/coverage-summary.json @returns {string | undefined} */
export function coverageLine(file) {
  const lines = readJson(file)?.total?.lines;
  if (!lines || typeof lines.pct !== 'number') return undefined;
  return `lines of main/ and shared/ covered: ${lines.pct.toFixed(1)} % (${lines.covered} of ${lines.total}; goal 90 %)`;
}
