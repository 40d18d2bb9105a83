import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';
import { now } from './desk.ts';

const env = { STEWARD_NOW: now };
test.setTimeout(120_000);

/** The person's answer to the next save dialog. */
async function answerSave(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

async function openReport(page: Page): Promise<void> {
  // The window's own day, which chooses the month.
  await page.clock.setFixedTime(now);
  await page.getByRole('button', { name: 'Explore the demo agency' }).click();
  await page.getByRole('row', { name: /Belmonte Hotel/ }).click();
  await page.getByRole('button', { name: 'Reports', exact: true }).first().click();
  await page.getByRole('button', { name: 'New report…' }).first().click();
  await page.getByRole('button', { name: 'Prepare the report' }).click();
  // Meta makes its reports on age and placement in its own time, the sandbox too.
  await expect(page.getByRole('region', { name: 'The pages as they will be printed' })).toBeVisible({
    timeout: 60_000,
  });
}

test('a report is prepared, written, reviewed and saved as a PDF that reads as it was previewed', async ({
  launch,
  box,
}) => {
  const { app, page } = await launch({ env });
  await openReport(page);
  const preview = page.getByRole('region', { name: 'The pages as they will be printed' });
  await expect(preview).toContainText('Draft, not reviewed');
  await page.getByRole('textbox', { name: 'Headline' }).fill('Rooms sold out on three weekends');
  await expect(preview).toContainText('Rooms sold out on three weekends');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await page.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(preview).not.toContainText('Draft, not reviewed');
  const path = join(box.folder, 'run', 'report.pdf');
  await answerSave(app, path);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PDF…', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  expect(text).toContain('Rooms sold out on three weekends');
  expect(text).toContain('Belmonte Hotel');
  expect(text).not.toContain('Draft, not reviewed');
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]/);
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/ yes (yes|no) +yes /);
  expect(readFileSync(path).length).toBeLessThan(3_000_000);
});

test('no piece of any page is taller than the room it was given @full', async ({ launch }) => {
  const { page } = await launch({ env });
  await openReport(page);
  const overflowing = await page
    .getByRole('region', { name: 'The pages as they will be printed' })
    .evaluate((region) => {
      const root = region.firstElementChild?.shadowRoot;
      return [...(root?.querySelectorAll<HTMLElement>('.piece') ?? [])]
        .filter(
          (piece) => piece.scrollHeight > piece.clientHeight + 1 || piece.scrollWidth > piece.clientWidth + 1,
        )
        .map((piece) => piece.textContent.slice(0, 80));
    });
  expect(overflowing).toEqual([]);
});
