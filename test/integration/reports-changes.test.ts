import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/model/day.ts';
import { type ReportId, reportSections } from '../../shared/model/report.ts';
import { readCsv } from '../builders/csv.ts';
import { closeDesks } from '../builders/desk.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';
import { adTruth, asShown } from '../builders/truth.ts';

let money: Money;
let dayOfChange: string;
let made: ReportId;

beforeAll(async () => {
  money = await aMoneyDesk(await aSandbox());
}, 60_000);
afterAll(async () => {
  await closeDesks();
  await closeSandboxes();
});

describe('what we changed, in a report', () => {
  it('comes from our own record: who proposed, who approved, why, from what to what', async () => {
    const reason = 'Best return of all, and room in the plan';
    const made = await money.proposeAs('ben', Math.round(money.campaign.minor * 1.1), { reason });
    await money.as('ada');
    await money.approve(made);
    const { clientId, desk } = money;
    const today = desk.now().toISOString().slice(0, 10);
    const { reportId } = await desk.api.reports.prepare({
      clientId,
      settings: {
        period: { from: `${today.slice(0, 7)}-01`, to: today },
        comparison: 'none',
        sections: [...reportSections],
        language: 'en',
        paper: 'A4',
        audience: 'internal',
      },
    });
    const { sheets } = await desk.api.reports.preview({ clientId, reportId });
    const text = JSON.stringify(sheets).replaceAll('\\n', ' ').replaceAll('\u00a0', ' ');
    expect(text).toMatch(/"us: Ben[^"]*, Ada/);
    expect(text).toContain(reason);
    expect(text).toMatch(/: [^"]*[0-9.,]+ a day → [^"]*[0-9.,]+ a day"/);
  });

  it('says what the account did in the week before and the week after it, to the cent', async () => {
    const { clientId, accountId, desk, sandbox } = money;
    const day = desk.now().toISOString().slice(0, 10);
    dayOfChange = day;
    money.pass(10 * 86_400);
    await money.as('ada');
    await desk.api.sync.run({ clientId });
    const { reportId } = await desk.api.reports.prepare({
      clientId,
      settings: {
        period: { from: day, to: addDays(day, 9) },
        comparison: 'none',
        sections: ['changes', 'notes'],
        language: 'pl',
        paper: 'A4',
        audience: 'client',
      },
    });
    made = reportId;
    const weeks = [
      [addDays(day, -7), addDays(day, -1)],
      [addDays(day, 1), addDays(day, 7)],
    ].map(([from = '', to = '']) => asShown(adTruth(sandbox, [accountId], from, to), 'purchases'));
    const [before, after] = weeks;
    const plain = (micros: number | null | undefined) => String((micros ?? 0) / 1_000_000);
    const perDay = (week: typeof before) => String(Math.round((week?.spendMicros ?? 0) / 7 / 10_000) / 100);
    const [row] = (await changesOf(reportId)).rows;
    expect(Object.fromEntries(row ?? [])).toMatchObject({
      currency: 'PLN',
      spend_a_day_before: perDay(before),
      spend_a_day_after: perDay(after),
      result: 'zakupy',
      results_before: String(before?.results),
      results_after: String(after?.results),
      cost_each_before: plain(before?.costMicros),
      cost_each_after: plain(after?.costMicros),
    });
    const { sheets } = await desk.api.reports.preview({ clientId, reportId });
    expect(JSON.stringify(sheets).replaceAll('\u00a0', ' ')).toContain(
      `Zakupy w tygodniu ${before?.results} → ${after?.results}`,
    );
  }, 60_000);

  it('lists what Meta has restated of the week after it since, to the piece', async () => {
    const { clientId, accountId, desk, sandbox } = money;
    const after = () =>
      asShown(adTruth(sandbox, [accountId], addDays(dayOfChange, 1), addDays(dayOfChange, 7)), 'purchases');
    const then = after();
    const compare = () => desk.api.reports.compareWithToday({ clientId, reportId: made });
    expect(await compare()).toMatchObject({ restated: [], unread: [] });
    money.pass(15 * 86_400);
    await money.as('ada');
    await desk.api.sync.run({ clientId });
    const { restated, unread } = await compare();
    const found = (what: string) => restated.find(({ name }) => name.endsWith(`· ${what} · tydzień po`));
    expect(unread).toEqual([]);
    expect(after().results).toBeGreaterThan(then.results ?? 0);
    expect(found('Zakupy')).toMatchObject({ unit: 'count', reported: then.results, today: after().results });
    expect(found('Koszt wyniku')).toMatchObject({
      unit: 'micros',
      currency: 'PLN',
      reported: then.costMicros,
      today: after().costMicros,
    });
  }, 60_000);

  async function changesOf(reportId: ReportId) {
    const { clientId, desk } = money;
    const folder = mkdtempSync(join(tmpdir(), 'steward-changes-'));
    try {
      desk.openAnswers.push(folder);
      await desk.api.reports.exportCsv({ clientId, reportId });
      const file = readdirSync(folder).find((name) => name.endsWith('changes.csv')) ?? '';
      return readCsv(readFileSync(join(folder, file), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
});
