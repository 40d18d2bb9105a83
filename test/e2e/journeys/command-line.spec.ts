import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../host/fixtures.ts';

/** The command line as it is built, on the profile of the app that runs. */
function steward(profile: string, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, STEWARD_PROFILE: profile };
  return new Promise((ended) => {
    execFile(process.execPath, ['out/main/cli.js', ...words], { env }, (error, out, err) => {
      ended({ code: error === null ? 0 : 1, out, err });
    });
  });
}

test('@full beside the open window a person syncs, and prints a report through the app', async ({
  launch,
  box,
}) => {
  // Meta takes its time over the report's own figures.
  test.setTimeout(240_000);
  const { page } = await launch();
  const closed = JSON.parse((await steward(box.profile, 'status', '--json')).out);
  expect(closed).toMatchObject({ running: true, workspaces: [] });
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();

  const at = (...words: string[]) => steward(box.profile, ...words, '--demo', '--person', 'Marta Nowak');
  expect(await at('sync', 'Belmonte')).toMatchObject({ code: 0 });
  const days = ['--from', '2026-10-01', '--to', '2026-10-31'];
  const prepared = await at('report', 'prepare', 'Belmonte', ...days, '--json');
  expect(prepared.err).toBe('');
  const file = join(box.folder, 'report.pdf');
  const { code } = JSON.parse(prepared.out) as { code: string };
  expect(await at('report', 'export', 'Belmonte', code, '--output', file)).toMatchObject({
    code: 0,
    err: '',
  });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
});
