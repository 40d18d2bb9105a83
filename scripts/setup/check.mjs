import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { bin, project, toolEnv } from './paths.mjs';
import { say } from './say.mjs';

const architecture = 'test/architecture.test.ts';

/** @type {{ name: string, tool: string, args: string[], needs?: string }[]} */
const checks = [
  { name: 'types', tool: 'tsc', args: ['-b'] },
  { name: 'lint', tool: 'oxlint', args: ['--deny-warnings'] },
  { name: 'format', tool: 'oxfmt', args: ['--check'] },
  {
    name: 'architecture',
    tool: 'vitest',
    args: ['run', architecture, '--reporter=dot'],
    needs: architecture,
  },
  { name: 'dead code', tool: 'knip', args: ['--no-progress'], needs: 'knip.json' },
];

/** Runs all checks at once and shows what the failed ones said. @returns {Promise<number>} how many failed */
export async function check() {
  const failed = await Promise.all(checks.map(runOne));
  const count = failed.filter(Boolean).length;
  say(count === 0 ? 'check: all clean' : `check: ${count} of ${checks.length} failed`);
  return count;
}

/** Colours would only get in the way of a report that is printed later. */
function plain() {
  const { FORCE_COLOR: _, ...env } = toolEnv();
  return { ...env, NO_COLOR: '1' };
}

/** @param {(typeof checks)[number]} one @returns {Promise<boolean>} whether it failed */
async function runOne({ name, tool, args, needs }) {
  if (needs && !existsSync(join(project, needs))) {
    say(`check ${name}: not yet (there is no ${needs})`);
    return false;
  }
  const start = performance.now();
  const done = await exec(bin(tool), args, { env: plain() });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`check ${name}: ${done.code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (done.code !== 0) say(`${done.stdout}${done.stderr}`.trimEnd().replace(/^/gm, '  '));
  return done.code !== 0;
}
