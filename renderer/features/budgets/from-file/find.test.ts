import { beforeEach, describe, expect, test } from 'vitest';
import type { BudgetObject } from '../../../../shared/model/proposal.ts';
import { AppError } from '../../../../shared/failure.ts';
import { Finder, type WishCalls } from './find.ts';
import { Stop } from './trouble.ts';

// What a file's cells mean, against a main of this test's own; the real one is asked in test/integration/budget-file.test.ts.

const clients = [
  { id: 'c1', name: 'Oak Hotel' },
  { id: 'c2', name: 'Ash Clinic' },
  { id: 'c3', name: 'Oak  hotel' },
  { id: 'c4', name: '777' },
];
const accounts: Record<string, string> = { c1: '111', c2: '222', c3: '333', c4: '444' };
const budget = (objectId: string, name: string, campaignName = name): BudgetObject => ({
  objectKind: name === campaignName ? 'campaign' : 'adset',
  objectId,
  name,
  campaignName,
  accountName: 'Main',
  currency: 'PLN',
  field: 'daily_budget',
  minor: 10_000,
  status: 'ACTIVE',
});
const budgets: Record<string, readonly BudgetObject[]> = {
  c1: [
    budget('11', 'Weekend'),
    budget('12', 'Brand'),
    budget('13', 'brand'),
    budget('14', 'Women', 'Spring'),
  ],
  c2: [budget('21', 'Checks')],
  c3: [],
  c4: [budget('41', 'Weekend')],
};

let listed: string[];
let finder: Finder;
const mayNot = new Set(['c4']);

function aMain(): WishCalls {
  const calls = {
    clients: { list: () => Promise.resolve(clients) },
    assets: {
      list: ({ clientId }: { clientId: string }) =>
        Promise.resolve([{ kind: 'ad_account', metaId: accounts[clientId] }]),
    },
    budgets: {
      may: ({ clientId }: { clientId: string }) => Promise.resolve({ propose: !mayNot.has(clientId) }),
      objects: ({ clientId }: { clientId: string }) => {
        listed.push(clientId);
        return Promise.resolve(budgets[clientId]);
      },
      look: () => Promise.reject(new AppError('not_found', 'This client has no such account or Page.')),
    },
  };
  // Only the calls that a finder makes.
  return calls as unknown as WishCalls;
}

beforeEach(() => {
  listed = [];
  finder = new Finder(aMain(), ['Oak Hotel', '111', 'Ash Clinic', '444', 'Nobody']);
});

const said = async (run: Promise<unknown>) =>
  run.catch((error: unknown) => (error instanceof Stop ? error.trouble : String(error)));
const oak = clients[0] as never;

describe('a client', () => {
  test('is found by its name as people type it, by its id, and by its ad account with or without act_', async () => {
    for (const cell of ['ash CLINIC', ' Ash  Clinic ', 'c2', '222', 'act_222', 'ACT_222'])
      expect(await finder.whose(cell)).toMatchObject({ client: { id: 'c2' } });
    expect(await finder.whose('act_222')).toMatchObject({ accountId: '222' });
    expect(await finder.whose('Ash Clinic')).toMatchObject({ accountId: null });
  });

  test('is never guessed', async () => {
    expect(await said(finder.whose('Oak Hotel'))).toEqual({ code: 'client_ambiguous' });
    expect(await said(finder.whose('Oak'))).toEqual({ code: 'client_unknown' });
    expect(await said(finder.whose('99'))).toEqual({ code: 'client_unknown' });
    expect(await said(finder.whose(' '))).toEqual({ code: 'client_missing' });
  });
});

describe('a budget', () => {
  test('is found by its id or its name among those of its client alone', async () => {
    expect(await finder.object(oak, '11')).toMatchObject({ objectId: '11' });
    expect(await finder.object(oak, ' weekend ')).toMatchObject({ objectId: '11' });
    expect(await said(finder.object(oak, 'Checks'))).toEqual({ code: 'object_unknown' });
    expect(listed).toEqual(['c1']);
  });

  test('is never guessed where two are called alike, and an id that a spreadsheet rounded is not looked for', async () => {
    expect(await said(finder.object(oak, 'Brand'))).toMatchObject({
      code: 'object_ambiguous',
      among: [{ objectId: '12' }, { objectId: '13' }],
    });
    for (const cell of ['1.2021E+17', '1,2E+17', '1e17'])
      expect(await said(finder.object(oak, cell))).toEqual({ code: 'object_rounded' });
    expect(await said(finder.object(oak, 'Spring'))).toEqual({
      code: 'not_writable',
      why: 'budget_on_ad_sets',
    });
  });

  test('of another client of the file is said to be that one’s, and others are not looked into', async () => {
    expect(await said(finder.object(oak, '21'))).toEqual({ code: 'object_elsewhere', value: 'Ash Clinic' });
    // At the fourth this person may not propose: what it has is not told.
    expect(await said(finder.object(oak, '41'))).toEqual({ code: 'object_unknown' });
    expect(new Set(listed)).toEqual(new Set(['c1', 'c2']));
  });
});
