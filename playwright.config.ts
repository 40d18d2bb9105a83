import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // One Electron is several processes, and the machines that run this have few cores.
  workers: 2,
  fullyParallel: false,
  // A test that passes the second time has told us something, and retrying would hide it.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  // Two cores that others may be using too: a slow answer is no failure, a missing one is.
  expect: { timeout: 20_000 },
  // `npm test` runs the journeys; `npm run test:e2e:all` also those marked @full.
  ...(process.env['STEWARD_E2E'] === 'all' ? {} : { grepInvert: /@full/ }),
  reporter: [[process.stdout.isTTY ? 'line' : 'list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
