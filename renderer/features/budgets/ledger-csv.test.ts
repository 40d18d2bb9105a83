import { expect, test } from 'vitest';
import { LedgerEntry } from '../../../shared/model/change.ts';
import { ledgerTable } from './ledger-csv.ts';

const entry = (more: object) =>
  LedgerEntry.parse({
    id: 'log-1',
    at: '2026-11-19T09:00:00.000Z',
    source: 'others',
    objectId: '1',
    objectName: 'Autumn',
    currency: 'EUR',
    beforeMinor: 5_050,
    afterMinor: 6_000,
    who: 'Zofia',
    change: null,
    inLog: true,
    effect: null,
    ...more,
  });

const read = (one: LedgerEntry) => {
  const { header, rows } = ledgerTable([one], () => 'Bookings');
  return Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
};

test('amounts of the ledger are numbers in the currency that stands beside them', () => {
  expect(read(entry({}))).toMatchObject({ currency: 'EUR', before: 50.5, after: 60 });
  expect(read(entry({ currency: 'JPY' }))).toMatchObject({ currency: 'JPY', before: 5_050, after: 6_000 });
});

test('the week before and after stands in cells of its own, and what is not known is empty', () => {
  const effect = {
    before: 12_345,
    after: 15_000,
    result: { kind: null, word: 'bookings', chosen: true },
    results: { before: 40, after: null },
    costMicros: { before: 12_500_000, after: null },
  };
  expect(read(entry({ effect }))).toMatchObject({
    spend_a_day_before: 123.45,
    spend_a_day_after: 150,
    result: 'Bookings',
    results_before: 40,
    results_after: null,
    cost_each_before: 12.5,
    cost_each_after: null,
  });
  expect(read(entry({ beforeMinor: null }))).toMatchObject({
    before: null,
    state: null,
    results_before: null,
  });
});
