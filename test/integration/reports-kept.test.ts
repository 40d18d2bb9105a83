import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReportId, reportSections } from '../../shared/model/report.ts';
import { closeDesks } from '../builders/desk.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

let money: Money;
let folder: string;
let reportId: ReportId;
let count = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-kept-'));
  money = await aMoneyDesk(await aSandbox());
  await money.as('ada');
  const settings = {
    period: { from: '2026-10-01', to: '2026-10-31' },
    comparison: 'previous_period' as const,
    sections: [...reportSections],
    language: 'en' as const,
    paper: 'A4' as const,
    audience: 'client' as const,
  };
  ({ reportId } = await money.desk.api.reports.prepare({ clientId: money.clientId, settings }));
}, 60_000);
afterAll(async () => {
  await closeDesks();
  await closeSandboxes();
  rmSync(folder, { recursive: true, force: true });
});

const one = () => ({ clientId: money.clientId, reportId });
async function printed(): Promise<string> {
  const path = join(folder, `${(count += 1)}.pdf`);
  money.desk.saveAnswers.push(path);
  await money.desk.api.reports.exportPdf(one());
  return readFileSync(path, 'utf8');
}

/** As if the file had left by a Steward that called the scorecard something else. */
function madeByAnother(): void {
  const raw = money.ledger();
  const row = raw.prepare('select * from report_pages').get() as { pages: Buffer };
  const text = gunzipSync(row.pages).toString('utf8').replaceAll('Scorecard', 'Dashboard');
  raw.exec('delete from report_pages');
  raw
    .prepare('insert into report_pages values (@client_id, @report_id, @seal, @pages, @kept_at)')
    .run({ ...row, pages: gzipSync(text) });
  raw.close();
}

describe('the pages of a report that left', () => {
  test('are printed and shown again as they left, whatever this Steward would make of it', async () => {
    expect(await printed()).toContain('Scorecard');
    madeByAnother();
    const again = await printed();
    expect(again).toContain('Dashboard');
    expect(again).not.toContain('Scorecard');
    const { words } = await money.desk.api.reports.get(one());
    expect(JSON.stringify(await money.desk.api.reports.preview({ ...one(), words }))).toContain('Dashboard');
  }, 60_000);

  test('are made anew for other words and for a review, and each leaves as what it is', async () => {
    const { words } = await money.desk.api.reports.get(one());
    const detail = await money.desk.api.reports.write({
      ...one(),
      words: { ...words, lead: 'Other words.' },
    });
    const draft = await printed();
    expect(draft).toContain('Other words.');
    expect(draft).toContain('Scorecard');
    expect(draft).toContain('Draft, not reviewed');
    await money.desk.api.reports.review({ ...one(), contentHash: detail.contentHash });
    const reviewed = await printed();
    expect(reviewed).not.toContain('Draft, not reviewed');
    expect(await printed()).toBe(reviewed);
  }, 60_000);
});
