import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Box, Running } from '../../test/e2e/host/launch.ts';
import { inMain } from '../../test/e2e/host/in-main.ts';

const verifier = fileURLToPath(new URL('../../main/audit/verifier/steward-verify.mjs', import.meta.url));

/** Exports the trail that is on screen and has the verifier look at it, as a stranger would. Throws when it does not hold. */
export async function exportTrail({ app, page }: Running, box: Box, folder: string): Promise<string> {
  // The app is another user's process on some machines: it writes where it may, and the copy is ours.
  const saved = join(box.folder, 'run', 'trail.jsonl');
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    saved,
  );
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Whole trail' }).click();
  await page.getByText(saved).waitFor();
  const trail = join(folder, 'audit-trail.jsonl');
  copyFileSync(saved, trail);
  const [first = ''] = readFileSync(trail, 'utf8').split('\n', 1);
  const { public_key: publicKey } = JSON.parse(first) as { public_key: string };
  const key = join(folder, 'audit-public-key.pem');
  writeFileSync(key, publicKey);
  return execFileSync(process.execPath, [verifier, trail, '--key', key], { encoding: 'utf8' });
}
