import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: {
    include: ['{shared,main,renderer}/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    // A Node test that reaches electron would start a download: this alias makes the mistake loud and instant.
    alias: { electron: here('./test/no-electron.ts') },
    // Nobody waits for a duration in a test; a busy machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts', 'main/**/*.ts', 'main/**/*.tsx'],
      exclude: ['**/*.test.{ts,tsx}', 'main/electron/**'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
});
