import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, hasApp } from './build.mjs';
import { check } from './check.mjs';
import {
  atLeastOne,
  closingLine,
  countPlaywright,
  countVitest,
  coverageLine,
  exitCode,
  nothing,
  sum,
} from './count.mjs';
import { exec } from './exec.mjs';
import { bin, project, readJson, toolEnv } from './paths.mjs';
import { explain, say } from './say.mjs';
import { setup, setupModules } from './setup.mjs';

/** @typedef {import('./count.mjs').Count} Count */

const results = join(project, 'test-results');
const coverage = join(project, 'coverage', 'coverage-summary.json');

/** @param {string} name @returns {string} a report's file, certainly not that of an earlier run */
function reportFile(name) {
  mkdirSync(results, { recursive: true });
  const file = join(results, name);
  rmSync(file, { force: true });
  return file;
}

/** @param {readonly string[]} args @returns {Promise<Count>} */
async function unit(args) {
  const file = reportFile('unit.json');
  const command = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args];
  const { code } = await exec(bin('vitest'), command, {
    live: true,
    env: { ...toolEnv(), NODE_ENV: 'test' },
  });
  return atLeastOne(countVitest(readJson(file)), code);
}

/** @param {readonly string[]} args @param {{ all?: boolean }} [options] @returns {Promise<Count>} */
async function endToEnd(args, { all = false } = {}) {
  if (!hasApp()) {
    say('end-to-end: not yet (there is no main/electron/index.ts to build)');
    return nothing;
  }
  try {
    await ensureBuild();
  } catch (error) {
    say(explain(error)?.message ?? String(error));
    return { ...nothing, failed: 1 };
  }
  const file = reportFile('e2e.json');
  const env = { ...toolEnv(), ...(all ? { STEWARD_E2E: 'all' } : {}) };
  const { code } = await exec(bin('playwright'), ['test', ...args], { live: true, env });
  return atLeastOne(countPlaywright(readJson(file)), code);
}

/** @param {Count} count */
function summary(count) {
  return `${closingLine(count)}${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`;
}

/** @param {Count} count */
function close(count) {
  say(closingLine(count));
  return exitCode(count);
}

/** @param {string[]} rest */
export async function testUnit(rest) {
  await setupModules();
  return close(await unit(rest));
}

/** @param {string[]} rest @param {{ all?: boolean }} [options] */
export async function testEndToEnd(rest, options) {
  await setup({ tests: true });
  return close(await endToEnd(rest, options));
}

/** The whole run. A part that fails does not keep the others from saying what they have to say. */
export async function testAll() {
  await setup({ tests: true });
  const failedChecks = await check();
  rmSync(coverage, { force: true });
  const below = await unit(['--coverage']);
  const covered = existsSync(coverage) ? coverageLine(coverage) : undefined;
  const window = await endToEnd([]);
  say('');
  if (failedChecks > 0) say(`checks: ${failedChecks} failed (npm run check)`);
  say(`unit and integration: ${summary(below)}`);
  say(`end-to-end: ${summary(window)}`);
  if (covered) say(covered);
  return close(sum([{ ...nothing, failed: failedChecks }, below, window]));
}
