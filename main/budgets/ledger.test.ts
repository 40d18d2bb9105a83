import { expect, test } from 'vitest';
import { aFiguresDesk, theClient } from '../../test/builders/figures.ts';
import { factsOf, overviewOf } from '../insights/use-cases.ts';
import { clientLedger, sourceOf } from './ledger.ts';

const apps = new Set(['77']);
const row = { actorId: '5', actor: 'Zofia', applicationId: '88' };

test('another person’s change is theirs, whatever app they used', () => {
  expect(sourceOf(row, apps)).toBe('others');
  expect(sourceOf({ ...row, applicationId: null }, apps)).toBe('others');
});

test('a change that nobody pressed for is Meta’s automation', () => {
  expect(sourceOf({ ...row, actorId: null }, apps)).toBe('meta');
  expect(sourceOf({ ...row, actorId: '0' }, apps)).toBe('meta');
  expect(sourceOf({ ...row, actor: 'Meta' }, apps)).toBe('meta');
});

test('our own app without a change of ours is never taken for anybody’s', () => {
  expect(sourceOf({ ...row, applicationId: '77' }, apps)).toBe('unexplained');
  expect(sourceOf({ actorId: null, actor: null, applicationId: '77' }, apps)).toBe('unexplained');
});

test('a change at an account of another currency is told in that currency, in the ledger and on Overview', () => {
  const desk = aFiguresDesk();
  try {
    const { work, session } = desk;
    const [euros, yen] = [desk.account(), desk.account({ currency: 'JPY' })];
    const put = work.insights.raw.prepare(
      `insert into activity (client_id, asset_id, event_time, key, event_type, object_id, object_kind, object_name, before_minor,
         after_minor, extra, as_of) values (?, ?, ?, ?, 'update_campaign_budget', ?, 'campaign', ?, 5000, 6000, '{}', ?)`,
    );
    const at = '2026-11-19T09:00:00.000Z';
    put.run(theClient, euros, at, 'a', '1', 'In euros', at);
    put.run(theClient, yen, at, 'b', '2', 'In yen', at);
    const told = clientLedger(work, desk.scope()).map(({ objectName, currency }) => [objectName, currency]);
    expect(Object.fromEntries(told)).toEqual({ 'In euros': 'EUR', 'In yen': 'JPY' });
    const facts = factsOf(work, desk.scope());
    const period = { from: '2026-11-01', to: '2026-11-19' };
    const { changes } = overviewOf(work, desk.scope(), facts, { period, before: null, session });
    expect(Object.fromEntries(changes.map((one) => [one.objectName, one.currency]))).toEqual({
      'In euros': 'EUR',
      'In yen': 'JPY',
    });
  } finally {
    desk.close();
  }
});
