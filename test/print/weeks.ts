import type { ChangeWeeks } from '../../shared/model/report-change.ts';

export const polishWeeks: ChangeWeeks = {
  currency: 'PLN',
  spend: { before: 280_000_000, after: 320_000_000 },
  resultWord: 'rezerwacje',
  results: { before: 41, after: 52 },
  cost: { before: 47_800_000, after: 43_080_000 },
};

export function hugeWeeks(resultWord: string): ChangeWeeks {
  const money = { before: 987_654_321_000_000, after: 1_098_765_432_000_000 };
  const results = { before: 123_456_789, after: 234_567_890 };
  return { currency: 'HUF', spend: money, resultWord, results, cost: { before: null, after: money.after } };
}
