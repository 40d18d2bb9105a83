import { describe, expect, test } from 'vitest';
import { type ImportCells, importColumns, isBad } from '../../../shared/model/client-import.ts';
import { type Candidate, folded, judge, type Known, meantBy } from './rules.ts';

const cellsOf = (cells: Partial<ImportCells>): ImportCells => ({
  ...(Object.fromEntries(importColumns.map((column) => [column, ''])) as ImportCells),
  name: 'Oak',
  currency: 'EUR',
  timezone: 'Europe/Warsaw',
  ...cells,
});
const row = (line: number, cells: Partial<ImportCells>): Candidate => {
  const whole = cellsOf(cells);
  return { line, cells: whole, meant: meantBy(whole), isTooWide: false, hasToken: false };
};
const known: Known = {
  clientsByName: new Map([
    [folded('Ash Clinic'), [{ id: 'c1', name: 'Ash Clinic' }]],
    [
      folded('Twin'),
      [
        { id: 'c2', name: 'Twin' },
        { id: 'c3', name: 'Twin' },
      ],
    ],
  ]),
  owners: new Map([['111', { clientId: 'c1', name: 'Ash Clinic' }]]),
};
const said = (...cells: Partial<ImportCells>[]) =>
  judge(
    cells.map((one, index) => row(index + 2, one)),
    known,
  ).map(({ problems }) =>
    problems.map(({ code, column, value }) => [code, column, value].filter(Boolean).join(' ')),
  );

describe('a row of an import', () => {
  test('that is whole and new is good', () => {
    expect(
      said({ email: 'a@oak.example', ad_account_id: 'act_12 34', page_id: '56', labels: 'Hotels | Spa' }),
    ).toEqual([[]]);
    expect(meantBy(cellsOf({ ad_account_id: 'act_12 34|12', labels: 'Hotels; Spa' }))).toMatchObject({
      accounts: ['12', '34'],
      labels: ['Hotels', 'Spa'],
    });
  });

  test.each<[Partial<ImportCells>, string]>([
    [{ name: '' }, 'name_missing name'],
    [{ name: 'x'.repeat(201) }, 'name_long name'],
    [{ email: 'nobody' }, 'email_bad email nobody'],
    [{ meta_access_token: 'EAA' }, 'token_shape meta_access_token'],
    [{ ad_account_id: '12x' }, 'account_bad ad_account_id 12x'],
    [{ page_id: 'belmonte' }, 'page_bad page_id belmonte'],
    [{ currency: 'ZŁ' }, 'currency_bad currency ZŁ'],
    [{ currency: '' }, 'currency_missing currency'],
    [{ timezone: 'Warsaw' }, 'timezone_bad timezone Warsaw'],
    [{ timezone: '' }, 'timezone_missing timezone'],
    [{ labels: 'x'.repeat(41) }, 'label_long labels'],
    [{ action: 'delete' }, 'action_bad action delete'],
    [{ name: 'ash CLINIC' }, 'exists name Ash Clinic'],
    [{ action: 'update' }, 'not_found name Oak'],
    [{ name: 'Twin', action: 'update' }, 'not_found name Twin'],
    [{ ad_account_id: '111' }, 'asset_taken ad_account_id 111, Ash Clinic'],
    [{ name: '=HYPERLINK("x")' }, 'formula name'],
    [{ name: 'Ash Clinic', action: 'update', currency: '', timezone: '' }, 'nothing_to_change'],
  ])('%j is %s', (cells, problem) => {
    expect(said(cells)).toEqual([[problem]]);
  });

  test('needs no currency and zone when its ad account knows them', () => {
    expect(said({ currency: '', timezone: '', ad_account_id: '12' })).toEqual([[]]);
  });

  test('is held against the rows before it: a name and an asset only once', () => {
    expect(
      said({ ad_account_id: '12' }, { name: 'OAK', ad_account_id: '34' }, { name: 'Elm', page_id: '34' }),
    ).toEqual([[], ['name_twice name 2'], ['asset_twice page_id 34, 3']]);
  });

  test('that updates may name what its client has already', () => {
    expect(said({ name: 'Ash Clinic', action: 'Update', ad_account_id: '111' })).toEqual([[]]);
  });

  test('that is to be skipped is not looked at', () => {
    expect(said({ name: '', action: 'skip', currency: '?' })).toEqual([[]]);
  });

  test('with a formula is text and no obstacle', () => {
    const [first] = judge([row(2, { name: '=1+1' })], known);
    expect(first?.problems.some(isBad)).toBe(false);
  });
});
