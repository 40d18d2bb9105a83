import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../builders/desk.ts';
import { type Wall, walls } from './walls/walls.ts';

/** All of them by `npm run test:faults`; in `npm test` those whose tests take a second or two. */
const isLong = process.env['STEWARD_FAULTS'] === 'long';
const slow = /canaries|role-matrix/;
const tried = isLong ? walls : walls.filter(({ suite }) => !slow.test(suite));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-walls-'));
});
afterAll(() => removeFolder(folder));

interface Outcome {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly failureMessages?: readonly string[] }[];
  }[];
}

/** What the tests hold against it. A suite that could not be read, or that was refused on its way, says nothing. */
function objections({ testResults }: Outcome): string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ failureMessages = [] }) => failureMessages)
    .filter((message) => !message.startsWith('AppError'));
}

async function without({ name, suite }: Wall): Promise<Outcome> {
  const { STEWARD_FAULTS: _, ...env } = process.env;
  const file = join(folder, 'outcome.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    suite,
    '--config',
    'test/faults/walls/broken.config.ts',
  ];
  const reports = ['--reporter=json', `--outputFile=${file}`, '--maxWorkers=1'];
  const child = spawn(process.execPath, [...args, ...reports], {
    env: { ...env, STEWARD_WALL: name },
    stdio: 'ignore',
  });
  await once(child, 'close');
  if (!existsSync(file)) throw new Error(`The tests of "${name}" did not run.`);
  const outcome = JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  removeFolder(file);
  return outcome;
}

test.each(tried)('without the wall "$name" its tests turn red', { timeout: 600_000 }, async (wall) => {
  expect(objections(await without(wall))).not.toEqual([]);
});
