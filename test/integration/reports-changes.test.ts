import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSections } from '../../shared/model/report.ts';
import { closeDesks } from '../builders/desk.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

let money: Money;

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
    const text = JSON.stringify(sheets).replaceAll('\\n', ' ');
    expect(text).toMatch(/"us: Ben[^"]*, Ada/);
    expect(text).toContain(reason);
    expect(text).toMatch(/: [^"]*[0-9.,]+ a day → [^"]*[0-9.,]+ a day"/);
  });
});
