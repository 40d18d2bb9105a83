import { describe, expect, test } from 'vitest';
import { amountIn } from './amount.ts';
import { mostWishes, wishesIn } from './columns.ts';

const row = (line: number, ...cells: string[]) => ({ line, cells, isTooWide: false });
const table = (header: string[], rows: ReturnType<typeof row>[]) => ({
  encoding: 'utf-8' as const,
  header,
  rows,
});

describe('the columns of a file of budgets', () => {
  test.each([
    [['client', 'object', 'new_budget', 'why']],
    [['account_id', 'object_id', 'amount', 'reason']],
    [['klient', 'obiekt', 'nowy_budżet', 'powód']],
  ])('are known by their names: %j', (header) => {
    expect(wishesIn(table(header, [row(2, 'Oak', '11', '120', 'Cheap')]))).toEqual({
      ok: true,
      wishes: [
        {
          line: 2,
          isTooWide: false,
          cells: { client: 'Oak', object: '11', new_budget: '120', why: 'Cheap' },
        },
      ],
    });
  });

  test('stand in any order, beside others that are nobody’s', () => {
    const read = wishesIn(
      table(
        ['why', 'colour', 'new_budget', 'object', 'client'],
        [row(3, 'Cheap', 'red', '120', '11', 'Oak')],
      ),
    );
    expect(read).toMatchObject({
      wishes: [{ line: 3, cells: { client: 'Oak', object: '11', new_budget: '120', why: 'Cheap' } }],
    });
  });

  test.each([
    [['client', 'object', 'new_budget'], 1, 'columns'],
    [['client', 'account', 'object', 'new_budget', 'why'], 1, 'unclear_columns'],
    [['client', 'object', 'new_budget', 'why'], 0, 'none'],
    [['client', 'object', 'new_budget', 'why'], mostWishes + 1, 'many'],
  ])('%j with %i rows is refused: %s', (header, count, why) => {
    const rows = Array.from({ length: count }, (_, at) => row(at + 2, 'a', 'b', 'c', 'd', 'e'));
    expect(wishesIn(table(header, rows))).toEqual({ ok: false, why });
  });
});

describe('an amount of a file', () => {
  test.each([
    ['120', 'PLN', 12_000],
    ['120,50', 'PLN', 12_050],
    ['1 200.50 zł', 'PLN', 120_050],
    ['PLN 120', 'PLN', 12_000],
    ['€95.5', 'EUR', 9_550],
    ['$95', 'USD', 9_500],
    ['12000', 'JPY', 12_000],
  ])('%j in %s is %i', (text, currency, minor) => {
    expect(amountIn(text, currency, 'en-GB')).toEqual({ ok: true, minor });
  });

  test.each([
    ['120 EUR', 'PLN', 'other_currency'],
    ['€120', 'PLN', 'other_currency'],
    ['$120', 'CAD', 'other_currency'],
    ['120 zł', 'EUR', 'other_currency'],
    ['120.50', 'JPY', 'too_precise'],
    ['1.200', 'EUR', 'unclear'],
    ['', 'EUR', 'empty'],
    ['0', 'EUR', 'not_a_number'],
    ['-5', 'EUR', 'not_a_number'],
    ['+10%', 'EUR', 'not_a_number'],
    ['120', 'XXX', 'unknown_currency'],
  ])('%j for an account in %s is refused: %s', (text, currency, problem) => {
    expect(amountIn(text, currency, 'pl')).toEqual({ ok: false, problem });
  });
});
