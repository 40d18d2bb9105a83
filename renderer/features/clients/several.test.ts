import { expect, test } from 'vitest';
import type { ReachedAsset } from '../../../shared/model/client.ts';
import { severalOf } from './several.ts';

const asset = (
  kind: ReachedAsset['kind'],
  metaId: string,
  name: string,
  clientName: string | null = null,
): ReachedAsset => ({
  kind,
  metaId,
  name,
  currency: kind === 'page' ? null : 'PLN',
  timezone: kind === 'page' ? null : 'Europe/Warsaw',
  tasks: [],
  clientName,
});

test('every free ad account becomes a client, with the Page of its name when there is no doubt which', () => {
  const offers = severalOf([
    asset('ad_account', '1', 'Oak Hotel'),
    asset('ad_account', '2', 'Ash', 'Ash Clinic'),
    asset('ad_account', '3', 'Elm'),
    asset('ad_account', '4', 'Fir'),
    asset('ad_account', '5', 'fir'),
    asset('page', '10', 'oak hotel '),
    asset('page', '11', 'Elm'),
    asset('page', '12', 'Elm'),
    asset('page', '13', 'Fir'),
  ]);
  expect(offers.map(({ name, accountId, page }) => [name, accountId, page?.metaId ?? null])).toEqual([
    ['Oak Hotel', '1', '10'],
    ['Elm', '3', null],
    ['Fir', '4', null],
    ['fir', '5', null],
  ]);
});
