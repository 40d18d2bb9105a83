import { expect, test } from 'vitest';
import type { ChangeWeeks } from '../../../shared/model/report-change.ts';
import { aReport } from '../../../test/builders/a-report.ts';
import { readCsv } from '../../../test/builders/csv.ts';
import { reportTables } from '../tables.ts';
import { reportHtml } from './document.ts';
import { effectWords } from './effect.ts';

const weeks: ChangeWeeks = {
  currency: 'EUR',
  spend: { before: 280_000_000, after: 320_000_000 },
  resultWord: 'bookings',
  results: { before: 40, after: 52 },
  cost: { before: 49_000_000, after: 43_076_923 },
};
const said = (change: Partial<ChangeWeeks>, language: 'en' | 'pl' = 'en') =>
  effectWords({ ...weeks, ...change }, language).map((line) => line.replaceAll('\u00a0', ' '));

test('an effect says spend, results and the cost of one, before and after, in both languages', () => {
  expect(said({})).toEqual([
    'Spend a day €280 → €320',
    'Bookings in the week 40 → 52',
    'Cost of each €49.00 → €43.08',
  ]);
  expect(said({ resultWord: 'rezerwacje' }, 'pl')).toEqual([
    'Wydatki dziennie 280 € → 320 €',
    'Rezerwacje w tygodniu 40 → 52',
    'Koszt wyniku 49,00 € → 43,08 €',
  ]);
});

test('a gap is drawn as one, and what is known on neither side is left out', () => {
  expect(said({ results: { before: 0, after: 2 }, cost: { before: null, after: 1_000_000 } })).toEqual([
    'Spend a day €280 → €320',
    'Bookings in the week 0 → 2',
    'Cost of each — → €1.00',
  ]);
  const none = { before: null, after: null };
  expect(said({ resultWord: null, results: none, cost: none })).toEqual(['Spend a day €280 → €320']);
});

const [change] = aReport().facts.changes;
const withWeeks = (language: 'en' | 'pl') =>
  aReport({ settings: { language }, facts: { changes: change ? [{ ...change, weeks }] : [] } });

test('the pages and the tables say the frozen weeks, the pages in their own language', async () => {
  const [english, polish] = [await reportHtml(withWeeks('en')), await reportHtml(withWeeks('pl'))];
  expect(english).toContain('Bookings in the week 40 → 52');
  expect(english).toContain('What happened, not why.');
  expect(polish).toContain('Bookings w\u00a0tygodniu 40 → 52');
  expect(polish).toContain('Co się stało, nie dlaczego.');
  const table = reportTables(withWeeks('en')).find(({ name }) => name === 'changes');
  const [row] = readCsv(table?.text ?? '').rows;
  expect(Object.fromEntries(row ?? [])).toMatchObject({
    currency: 'EUR',
    spend_a_day_before: '280',
    spend_a_day_after: '320',
    result: 'bookings',
    results_before: '40',
    results_after: '52',
    cost_each_before: '49',
    cost_each_after: '43.076923',
  });
});

test('a snapshot of before has the words that were frozen, and no figures beside them', async () => {
  const old = aReport();
  const html = await reportHtml(old);
  expect(html).toContain('cost per booking −4\u00a0%');
  expect(html).not.toContain('What happened, not why.');
  const [row] = readCsv(reportTables(old).find(({ name }) => name === 'changes')?.text ?? '').rows;
  expect(row?.get('effect')).toBe('cost per booking −4 %');
  expect(row?.get('results_before')).toBe('');
});

test('however long a client’s word for its results is, the figures behind it stand whole on the page', async () => {
  const lineOf = async (resultWord: string, results: ChangeWeeks['results']) => {
    const changes = aReport().facts.changes.map((line) => ({
      ...line,
      weeks: { ...weeks, resultWord, results },
    }));
    const html = await reportHtml(aReport({ facts: { changes } }));
    return /Umówione[^<]*(?= Cost)/u.exec(html.replaceAll(/\s+/gu, ' '))?.[0];
  };
  const many = { before: 123_456_789, after: 234_567_890 };
  expect(await lineOf('umówione i potwierdzone konsultacje w gab', many)).toMatch(
    /^Umówione.*… in the week 123,456,789 → 234,567,890$/,
  );
  expect(await lineOf('umówione konsultacje', weeks.results)).toBe(
    'Umówione konsultacje in the week 40 → 52',
  );
});
