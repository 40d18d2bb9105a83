import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  importsOf,
  isBetweenNouns,
  isPart,
  nodeModules,
  noun,
  refusalOf,
  sharedParts,
} from './architecture-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = ['shared', 'main', 'preload', 'renderer'].flatMap(sources);

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: readonly Import[] = files.flatMap((from) =>
  importsOf(readFileSync(join(root, from), 'utf8')).map((target) => ({
    from,
    to: target.startsWith('.') ? relative(root, resolve(root, dirname(from), target)) : target,
  })),
);

describe('who may import whom', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  test('every import of the tree keeps the rules', () => {
    const refusals = imports.flatMap(({ from, to }) => {
      const refusal = refusalOf(from, to);
      return refusal === null ? [] : [`${from} imports ${to}: ${refusal}`];
    });
    expect(refusals).toEqual([]);
  });

  test('no exception outlives the import that it was made for', () => {
    const unusedParts = sharedParts.filter(
      (part) => !imports.some(({ from, to }) => isPart(part, to) && isBetweenNouns(from, to)),
    );
    const unusedModules = Object.entries(nodeModules).flatMap(([own, modules]) =>
      modules
        .filter((module) => !imports.some(({ from, to }) => noun(from) === own && to === module))
        .map((module) => `${own} ${module}`),
    );
    expect({ unusedParts, unusedModules }).toEqual({ unusedParts: [], unusedModules: [] });
  });

  test.each([
    ['shared/model/money.ts', 'node:fs'],
    ['shared/model/money.ts', 'main/db/open.ts'],
    ['renderer/app.tsx', 'main/compose.ts'],
    ['renderer/app.tsx', 'electron'],
    ['main/clients/use-cases.ts', 'electron'],
    ['main/clients/use-cases.ts', 'main/tokens/seal.ts'],
    ['main/clients/use-cases.ts', 'undici'],
    ['main/policy/rules.ts', 'main/db/access.ts'],
    ['main/sandbox/door.ts', 'main/clients/store.ts'],
    ['main/clients/use-cases.ts', 'node:fs'],
    ['main/sync/use-cases.ts', 'main/adapters/undici-transport.ts'],
    ['main/adapters/file-log.ts', 'main/clients/store.ts'],
    ['preload/index.ts', 'shared/rpc.ts'],
    ['main/clients/store.ts', 'zod'],
    ['main/sync/use-cases.ts', 'main/graph/intent.ts'],
    ['main/sync/use-cases.ts', 'main/graph/endpoints/token.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(refusalOf(from, to)).toEqual(expect.any(String));
  });
});
