import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Types are gone when the code runs, and what is asked for with `import()` is read when it is needed. */
const read = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;

/** Every file and library that is read, and run, before the first line of `entry` runs. */
function readWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const path = join(root, entry);
  if (!/\.tsx?$/.test(entry) || !existsSync(path)) return found;
  for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(read))
    readWith(target.startsWith('.') ? relative(root, resolve(dirname(path), target)) : target, found);
  return found;
}

const librariesOf = (entry: string) =>
  [...readWith(entry)]
    .filter((name) => !existsSync(join(root, name)) && !name.startsWith('node:'))
    .toSorted();

describe('a start reads as little as it can', () => {
  test('main, until its window is made', () => {
    expect(librariesOf('main/electron/index.ts')).toEqual(['electron', 'electron-store', 'zod']);
  });

  test('main, until it answers: no network, no drawing of reports, nothing of models', () => {
    expect(librariesOf('main/compose.ts')).toEqual([
      'better-sqlite3',
      'csv-parse/sync',
      'drizzle-orm',
      'drizzle-orm/better-sqlite3',
      'drizzle-orm/sqlite-core',
      'temporal-polyfill',
      'zod',
    ]);
  });

  test('the window, until somebody can sign in: nothing of the contract', () => {
    const files = readWith('renderer/main.tsx');
    expect(files).toContain('renderer/features/door/door.tsx');
    expect([...files].filter((name) => name.startsWith('shared/contract/'))).toEqual([]);
    expect([...files].filter((name) => name.startsWith('renderer/features/shell/'))).toEqual([]);
  });
});
