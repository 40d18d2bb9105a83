import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anotherClient, aFiguresDesk, type FiguresDesk, theClient } from '../../test/builders/figures.ts';
import { failureOf } from '../../shared/failure.ts';
import { usualAlertSettings } from '../../shared/model/alert.ts';
import type { AlertRule, AlertSeverity } from '../../shared/model/triage.ts';
import { write } from '../db/access.ts';
import { setPlan } from '../pacing/use-cases.ts';
import { backtest } from './backtest.ts';
import { stepsOf } from './incidents.ts';
import { addIncident } from './store.ts';
import {
  alertSettings,
  clientIncidents,
  evaluate,
  handleIncident,
  listIncidents,
  setAlertSettings,
} from './use-cases.ts';

let desk: FiguresDesk;
beforeEach(() => {
  desk = aFiguresDesk();
});
afterEach(() => desk.close());

const hundred = 100_000_000;
const terms = (minor: number) => ({
  month: '2026-11',
  amount: { minor, currency: 'EUR' },
  carriedMinor: 0,
  firstDay: null,
  tolerancePercent: 25,
  customDays: [],
  note: '',
});

/** A client that will overspend its plan by a fifth. */
function overspending(): void {
  const account = desk.account();
  desk.days(
    account,
    '2026-09-01',
    Array.from({ length: 80 }, () => hundred),
  );
  setPlan(desk.work, desk.scope(), terms(250_000));
}
const live = () => clientIncidents(desk.work, desk.scope());
const notices = () => desk.work.ledger.raw.prepare('select count(*) as n from notice').get();
const trail = () =>
  desk.work.ledger.raw
    .prepare(`select what from audit_row where chain = ? and what like 'alert.%' order by seq`)
    .pluck()
    .all(theClient);

describe('an incident', () => {
  test('is opened once, told once, and over when what it says is over', () => {
    overspending();
    expect(evaluate(desk.work, theClient)).toBe(true);
    expect(live()).toMatchObject([
      { rule: 'pace_over', severity: 'critical', state: 'open', resolvedAt: null },
    ]);
    const told = notices();
    expect(evaluate(desk.work, theClient)).toBe(false);
    expect([live().length, notices()]).toEqual([1, told]);
    setPlan(desk.work, desk.scope(), terms(300_000));
    expect(evaluate(desk.work, theClient)).toBe(true);
    expect(live()).toEqual([]);
    expect(listIncidents(desk.work, desk.session, 'over')).toMatchObject([
      { state: 'resolved', rule: 'pace_over' },
    ]);
  });

  test('that says another figure now is read anew by the window, and nobody is told of it again', () => {
    overspending();
    evaluate(desk.work, theClient);
    const before = { told: notices(), facts: live()[0]?.facts };
    setPlan(desk.work, desk.scope(), terms(200_000));
    expect(evaluate(desk.work, theClient)).toBe(true);
    expect(notices()).toEqual(before.told);
    expect(live()[0]?.facts).not.toEqual(before.facts);
    expect(evaluate(desk.work, theClient)).toBe(false);
  });

  test('that was over may come again as a new one', () => {
    overspending();
    evaluate(desk.work, theClient);
    setPlan(desk.work, desk.scope(), terms(300_000));
    evaluate(desk.work, theClient);
    setPlan(desk.work, desk.scope(), terms(250_000));
    evaluate(desk.work, theClient);
    expect(live()).toHaveLength(1);
    expect(listIncidents(desk.work, desk.session, 'over')).toHaveLength(1);
  });

  test('that is critical stands before newer ones that only warn', () => {
    const found = { subject: '', facts: {} };
    write(desk.work.ledger, (w) => {
      const add = (id: string, rule: AlertRule, severity: AlertSeverity, at: string) =>
        addIncident(w, theClient, id, { ...found, rule, severity }, at);
      add('01a1f82f-0000-7000-8000-000000000001', 'token_dead', 'critical', '2026-11-20T08:00:00.000Z');
      add('01a1f82f-0000-7000-8000-000000000002', 'stale_sync', 'warning', '2026-11-20T09:00:00.000Z');
    });
    expect(listIncidents(desk.work, desk.session, 'live').map(({ rule }) => rule)).toEqual([
      'token_dead',
      'stale_sync',
    ]);
    expect(live().map(({ rule }) => rule)).toEqual(['token_dead', 'stale_sync']);
  });

  test('is set aside and taken up by a person, each on the record, and stays quiet meanwhile', () => {
    overspending();
    evaluate(desk.work, theClient);
    const { id } = live()[0]!;
    const note = 'Agreed with the client';
    expect(handleIncident(desk.work, desk.scope(), id, { state: 'acknowledged', note })).toMatchObject({
      state: 'acknowledged',
      handledBy: 'Somebody',
      note,
    });
    expect(evaluate(desk.work, theClient)).toBe(false);
    const until = '2026-11-23T09:00:00.000Z';
    handleIncident(desk.work, desk.scope(), id, { state: 'snoozed', until, note });
    handleIncident(desk.work, desk.scope(), id, { state: 'open', note: '' });
    expect(trail()).toEqual(['alert.acknowledged', 'alert.snoozed', 'alert.reopened']);
  });

  test('of another client cannot be touched, nor one that is over, nor snoozed into the past', () => {
    overspending();
    evaluate(desk.work, theClient);
    const { id } = live()[0]!;
    const code = (run: () => unknown) => {
      try {
        run();
        return null;
      } catch (error) {
        return failureOf(error).code;
      }
    };
    const aside = { state: 'acknowledged', note: '' } as const;
    expect(code(() => handleIncident(desk.work, desk.scope(anotherClient), id, aside))).toBe('not_found');
    const past = { state: 'snoozed', until: '2026-11-19T09:00:00.000Z', note: '' } as const;
    expect(code(() => handleIncident(desk.work, desk.scope(), id, past))).toBe('invalid_request');
    setPlan(desk.work, desk.scope(), terms(300_000));
    evaluate(desk.work, theClient);
    expect(code(() => handleIncident(desk.work, desk.scope(), id, aside))).toBe('conflict');
    expect(trail()).toEqual([]);
  });

  test('is not raised by a rule that is off, and what was open is over', () => {
    overspending();
    evaluate(desk.work, theClient);
    setAlertSettings(desk.work, { ...usualAlertSettings, off: ['pace_over'] });
    expect(alertSettings(desk.work).off).toEqual(['pace_over']);
    evaluate(desk.work, theClient);
    expect(live()).toEqual([]);
  });
});

describe('what becomes of incidents', () => {
  const found = { rule: 'stopped', subject: '', severity: 'warning', facts: {} } as const;
  const aLive = {
    id: 'i',
    rule: 'stopped',
    subject: '',
    severity: 'warning',
    state: 'open',
    snoozedUntil: null,
    facts: '{}',
  } as const;
  const now = '2026-11-20T09:00:00.000Z';

  test.each([
    ['nothing is known of it', [], [found], ['open']],
    ['it is known and open', [aLive], [found], ['keep']],
    ['it is acknowledged', [{ ...aLive, state: 'acknowledged' as const }], [found], ['keep']],
    [
      'it is acknowledged and became worse',
      [{ ...aLive, state: 'acknowledged' as const }],
      [{ ...found, severity: 'critical' as const }],
      ['keep again'],
    ],
    ['it is open and became worse', [aLive], [{ ...found, severity: 'critical' as const }], ['keep again']],
    [
      'its snooze is over',
      [{ ...aLive, state: 'snoozed' as const, snoozedUntil: now }],
      [found],
      ['keep again'],
    ],
    [
      'its snooze goes on',
      [{ ...aLive, state: 'snoozed' as const, snoozedUntil: '2026-11-21T09:00:00.000Z' }],
      [found],
      ['keep'],
    ],
    ['it does not stand any more', [aLive], [], ['resolve']],
    ['it stands for another subject', [aLive], [{ ...found, subject: 'a2' }], ['open', 'resolve']],
  ])('when %s', (_, known, standing, expected) => {
    const steps = stepsOf(known, standing, now).map((step) =>
      step.do === 'keep' && step.reopen ? 'keep again' : step.do,
    );
    expect(steps).toEqual(expected);
  });
});

describe('a backtest', () => {
  test('says on which of the last 90 days a rule would have stood', () => {
    const account = desk.account();
    // Sixty even days, then a stop of two days in the middle, then even days again.
    const micros = Array.from({ length: 150 }, (_, index) => (index === 120 || index === 121 ? 0 : hundred));
    desk.days(account, '2026-06-23', micros);
    const result = backtest(desk.work, desk.scope(), 'stopped', usualAlertSettings);
    expect(result).toMatchObject({ rule: 'stopped', judged: 90, alerts: 1 });
    expect(result.fired.map(({ day }) => day)).toEqual(['2026-10-22', '2026-10-23']);
  });

  test('judges no day that was not read, and no rule that has no history', () => {
    desk.account();
    expect(backtest(desk.work, desk.scope(), 'pace_over', usualAlertSettings)).toMatchObject({
      judged: 0,
      fired: [],
    });
    expect(() => backtest(desk.work, desk.scope(), 'token_dead', usualAlertSettings)).toThrow('no history');
  });
});
