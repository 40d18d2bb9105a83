import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { createSandbox } from '../../../main/sandbox/sandbox.ts';
import { expect, test } from '../host/fixtures.ts';
import { inMain } from '../host/in-main.ts';
import { founder, now } from './desk.ts';
import { aBudget, anAgencyOfTwo, appliedBy, openApprovals, propose, sitDown, standUp } from './money.ts';
import { ask, ben } from './person.ts';

/** What the next dialogs for a file answer. */
async function at(app: ElectronApplication, path: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    },
    path,
  );
}

async function openFile(page: Page, path: string, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a hand-over file…' }).click();
  const drawer = page.getByRole('dialog', { name: 'A hand-over file' });
  await drawer.getByLabel('Choose the file…').last().setInputFiles(path);
  await drawer.getByRole('textbox', { name: 'Your passphrase' }).fill(passphrase);
  await drawer.getByRole('button', { name: 'Open', exact: true }).click();
}

test('a proposal is approved at a second desktop by a file, and sent where it was made @full', async ({
  launch,
  box,
}) => {
  test.setTimeout(300_000);
  const sandbox = createSandbox({ now, running: true, clients: 3 });
  const listening = await sandbox.listen();
  const env = { STEWARD_GRAPH_ORIGIN: listening.origin, STEWARD_NOW: now };
  const here = await launch({ env });
  const there = await launch({ env, profile: join(box.folder, 'home', 'other') });
  const file = (name: string) => join(box.folder, 'run', name);
  const agency = await anAgencyOfTwo(here.page, sandbox);

  // The other desktop is this workspace, restored from a backup.
  await sitDown(here.page, 'ada');
  await at(here.app, file('copy.steward-backup'));
  await ask(here.page, 'backups.make', { withTokens: false });
  await standUp(here.page);
  await at(there.app, file('copy.steward-backup'));
  await ask(there.page, 'backups.choose', {});
  await ask(there.page, 'backups.restore', { personId: agency.adaId, passphrase: founder.passphrase });
  await there.page.reload();
  await sitDown(there.page, 'ada');
  await openApprovals(there.page);

  await sitDown(here.page, 'ben');
  const budget = await aBudget(here.page, agency);
  await propose(here.page, agency, budget, Math.round(budget.minor * 1.1));
  await openApprovals(here.page);
  await here.page.getByRole('radio', { name: /^Mine/ }).click();
  await at(here.app, file('proposal.steward-handover'));
  await here.page.getByRole('button', { name: 'Hand over…' }).click();
  const give = here.page.getByRole('dialog', { name: 'Hand it to somebody at another desktop' });
  await give.getByRole('combobox', { name: 'For whom' }).click();
  await here.page.getByRole('option', { name: founder.name }).click();
  await give.getByRole('button', { name: 'They are the same' }).click();
  await give.getByRole('textbox', { name: 'Your passphrase' }).fill(ben.passphrase);
  await here.page.screenshot({ path: test.info().outputPath('give.png') });
  await give.getByRole('button', { name: 'Save the file…' }).click();
  await expect(here.page.getByText('Saved. Only they can open it.')).toBeVisible();

  await openFile(there.page, file('proposal.steward-handover'), founder.passphrase);
  await expect(there.page.getByText('Ben Manager asks you to approve a change')).toBeVisible();
  await expect(there.page.getByText('What this desktop cannot check')).toBeVisible();
  await expect(there.page.getByRole('button', { name: /^Approve / })).toHaveCount(0);
  await there.page.getByRole('button', { name: 'They are the same' }).click();
  await there.page.getByRole('textbox', { name: 'Your passphrase' }).fill(founder.passphrase);
  await there.page.screenshot({ path: test.info().outputPath('sign.png') });
  await at(there.app, file('approval.steward-handover'));
  await there.page.getByRole('button', { name: /^Approve / }).click();
  await expect(there.page.getByText('Saved. Give this file back to whoever proposed it.')).toBeVisible();
  expect(appliedBy(sandbox)).toEqual([]);

  await openFile(here.page, file('approval.steward-handover'), ben.passphrase);
  await expect(here.page.getByText('Ada Admin approved your proposal')).toBeVisible();
  await here.page.screenshot({ path: test.info().outputPath('answer.png') });
  await here.page.getByRole('button', { name: /^Take the approval and send / }).click();
  await expect(here.page.getByText(/read back from Meta/).first()).toBeVisible();
  expect(appliedBy(sandbox).map(({ object }) => object)).toEqual([budget.objectId]);
  await listening.close();
});
