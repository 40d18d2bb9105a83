import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../builders/desk.ts';
import { covered } from './ownership/covered.ts';
import { predicates } from './ownership/predicates.ts';
import { makeWorlds } from './ownership/world.ts';

// R3, below every door: three clients with the same rows, key for key. What a query forgets to ask for whose it is would
// show or change another client's row here, whatever its ids.

const all = predicates();
const open = all.filter(({ name }) => !Object.hasOwn(covered, name));
/** Each in turn by `npm run test:faults`; in `npm test` a few, from here and there. */
const isLong = process.env['STEWARD_FAULTS'] === 'long';
const few = 3;
const tried = isLong ? all : open.filter((_, index) => index % Math.ceil(open.length / few) === 7);

type Said = Readonly<Record<string, string>>;
let folder = '';
let alone: Said = {};
let among: Said = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-ownership-'));
  await makeWorlds(folder);
  alone = await walk('alone');
  among = await walk('among');
}, 300_000);
afterAll(() => removeFolder(folder));

/** What each step says in a copy of that workspace; with a name, by a main that lacks that condition. */
async function walk(world: 'alone' | 'among', without?: string): Promise<Said> {
  const copy = join(folder, 'copy');
  cpSync(join(folder, world), copy, { recursive: true });
  const { STEWARD_PREDICATE: _, ...rest } = process.env;
  // Sixty files are read anew by every child; what they compile to is not.
  const env = { ...rest, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const here = join(import.meta.dirname, 'ownership');
  const child = spawn(
    process.execPath,
    ['--import', join(here, 'without.ts'), join(here, 'walk-child.ts'), copy],
    { env: without === undefined ? env : { ...env, STEWARD_PREDICATE: without } },
  );
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  removeFolder(copy);
  if (out === '' || (without !== undefined && !err.includes(`without ${without}\n`)))
    throw new Error(`The walk did not come to its end. ${err}`);
  return JSON.parse(out) as Said;
}

/** What only a slip of this test would say. */
const brokenText = /^threw (?:SqliteError|SyntaxError|ReferenceError|TypeError)/;
const differing = (one: Said, other: Said) =>
  Object.keys(one).filter((step) => one[step] !== other[step] && !brokenText.test(other[step] ?? ''));
const isTwins = (step: string) => step.includes(': twin ');

describe('a client between two others that have its rows, key for key', () => {
  test('reads, syncs and decides as if it were alone', () => {
    expect(differing(alone, among).filter((step) => !isTwins(step))).toEqual([]);
  });

  test('has an answer to every question but that for a token of its own, and no step fails', () => {
    const named = (when: string) =>
      Object.entries(among)
        .filter(([step, said]) => step.startsWith(`${when} `) && said !== 'nothing')
        .map(([step]) => step.slice(when.length + 1));
    const answered = new Set([...named('first'), ...named('then')]);
    const asked = Object.keys(among).filter((step) => step.startsWith('first '));
    expect(asked.filter((step) => !answered.has(step.slice('first '.length)))).toEqual(['first token']);
    expect(Object.entries(among).filter(([, said]) => said.startsWith('threw'))).toEqual([]);
  });

  test('changes no row of theirs, not even with its end', () => {
    const [first, ...later] = [
      'at first',
      'after the silence',
      'after the syncs',
      'after the changes',
      'at last',
    ].map((when) =>
      Object.fromEntries(
        Object.entries(among)
          .filter(([step]) => step.startsWith(when) && isTwins(step))
          .map(([step, said]) => [step.slice(when.length), said]),
      ),
    );
    expect(Object.values(first ?? {}).filter((said) => said !== 'nothing').length).toBeGreaterThan(80);
    for (const one of later) expect(one).toEqual(first);
  });
});

describe('every condition that says whose a row is', () => {
  test('is known by where it stands, also those that something else covers', () => {
    expect(all.length).toBeGreaterThan(140);
    expect(Object.keys(covered).filter((name) => all.every((one) => one.name !== name))).toEqual([]);
  });

  test.each(tried)('is missed when it is gone: $name', { timeout: 120_000 }, async ({ name }) => {
    const isRed = differing(among, await walk('among', name)).length > 0;
    expect(isRed).toBe(!Object.hasOwn(covered, name));
  });
});
