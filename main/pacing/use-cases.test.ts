import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anotherClient, aFiguresDesk, type FiguresDesk, theClient } from '../../test/builders/figures.ts';
import { failureOf } from '../../shared/failure.ts';
import type { PlanTerms } from '../../shared/model/plan.ts';
import { listPlans, planMonth, removePlan, setPlan } from './use-cases.ts';

let desk: FiguresDesk;
beforeEach(() => {
  desk = aFiguresDesk();
});
afterEach(() => desk.close());

const terms = (over: Partial<PlanTerms> = {}): PlanTerms => ({
  month: '2026-11',
  amount: { minor: 300_000, currency: 'EUR' },
  carriedMinor: 0,
  firstDay: null,
  tolerancePercent: 25,
  customDays: [],
  note: '',
  ...over,
});
const trail = () =>
  desk.work.ledger.raw
    .prepare('select what, subject from audit_row where chain = ? order by seq')
    .all(theClient);

describe('a pacing plan', () => {
  test('is kept with its row in the trail, changed, and removed', () => {
    setPlan(desk.work, desk.scope(), terms());
    setPlan(desk.work, desk.scope(), terms({ amount: { minor: 250_000, currency: 'EUR' } }));
    expect(listPlans(desk.work, desk.scope())).toMatchObject([
      { month: '2026-11', amount: { minor: 250_000 } },
    ]);
    removePlan(desk.work, desk.scope(), '2026-11');
    expect(listPlans(desk.work, desk.scope())).toEqual([]);
    expect(trail()).toEqual([
      { what: 'plan.set', subject: '2026-11' },
      { what: 'plan.changed', subject: '2026-11' },
      { what: 'plan.removed', subject: '2026-11' },
    ]);
  });

  test('is made in the currency of the client, or refused without a trace', () => {
    const wrong = () => setPlan(desk.work, desk.scope(), terms({ amount: { minor: 1, currency: 'PLN' } }));
    expect(wrong).toThrow('planned in EUR');
    expect(trail()).toEqual([]);
  });

  test('of another client is not touched', () => {
    setPlan(desk.work, desk.scope(anotherClient), terms());
    try {
      removePlan(desk.work, desk.scope(), '2026-11');
      expect.unreachable();
    } catch (error) {
      expect(failureOf(error).code).toBe('not_found');
    }
    expect(listPlans(desk.work, desk.scope(anotherClient))).toHaveLength(1);
  });
});

describe('the month of a plan', () => {
  const hundred = 100_000_000;

  test('adds up the accounts of its currency, and says which it leaves out', () => {
    const [one, two] = [desk.account(), desk.account()];
    const other = desk.account({ currency: 'USD' });
    for (const account of [one, two, other])
      desk.days(
        account,
        '2026-09-18',
        Array.from({ length: 63 }, () => hundred),
      );
    setPlan(desk.work, desk.scope(), terms({ amount: { minor: 600_000, currency: 'EUR' } }));
    const month = planMonth(desk.work, desk.scope(), desk.session, {});
    expect(month).toMatchObject({
      month: '2026-11',
      today: '2026-11-20',
      otherCurrencies: ['USD'],
      pace: { daysDone: 19, spentMicros: 2 * 19 * hundred, landsMicros: 60 * hundred, verdict: 'on_track' },
    });
    expect(month.days).toHaveLength(30);
    expect(month.days[18]).toEqual({
      day: '2026-11-19',
      spentMicros: 2 * hundred,
      plannedMicros: 2 * hundred,
    });
    expect(month.days[19]?.spentMicros).toBeNull();
  });

  test('takes a day as read only when every account of it was', () => {
    const [one, two] = [desk.account(), desk.account()];
    desk.days(
      one,
      '2026-11-01',
      Array.from({ length: 19 }, () => hundred),
    );
    desk.days(two, '2026-11-01', [...Array.from({ length: 17 }, () => hundred), null, hundred]);
    expect(planMonth(desk.work, desk.scope(), desk.session, {}).pace).toMatchObject({
      daysUnread: 1,
      spentMicros: 36 * hundred,
    });
  });

  test('takes a day without delivery as zero, because Meta was asked', () => {
    const one = desk.account();
    desk.days(
      one,
      '2026-11-01',
      Array.from({ length: 19 }, () => 0),
    );
    expect(planMonth(desk.work, desk.scope(), desk.session, {}).pace).toMatchObject({
      daysUnread: 0,
      spentMicros: 0,
    });
  });

  test('offers what the month before left over', () => {
    const one = desk.account();
    desk.days(
      one,
      '2026-10-01',
      Array.from({ length: 50 }, () => hundred),
    );
    setPlan(desk.work, desk.scope(), terms({ month: '2026-10' }));
    expect(planMonth(desk.work, desk.scope(), desk.session, { month: '2026-11' }).before).toEqual({
      month: '2026-10',
      plannedMinor: 300_000,
      spentMicros: 31 * hundred,
      leftMinor: -10_000,
      daysUnread: 0,
    });
  });

  test('can be looked at with other terms, and nothing is kept', () => {
    const month = planMonth(desk.work, desk.scope(), desk.session, { terms: terms({ carriedMinor: 5000 }) });
    expect(month.pace.budgetMicros).toBe(3_050_000_000);
    expect(listPlans(desk.work, desk.scope())).toEqual([]);
  });
});
