import { formatMoney, formatNumber, moneyOfMicros } from '../../../shared/model/format.ts';
import type { ChangeWeeks } from '../../../shared/model/report-change.ts';
import { capital, type Language, languageOf, nothing } from './say.ts';

/** The week before a change and the week after it, a line for each figure; what is not known on either side is not said. */
export function effectWords(
  { currency, spend, resultWord, results, cost }: ChangeWeeks,
  language: Language,
): string[] {
  const { words, locale } = languageOf(language);
  const money = (micros: number | null, whole: boolean) =>
    micros === null ? nothing : formatMoney(moneyOfMicros(micros, currency), locale, { whole });
  const count = (value: number | null) => (value === null ? nothing : formatNumber(value, locale, 0));
  const lines = [words.effect.spend(money(spend.before, true), money(spend.after, true))];
  if (resultWord !== null && isKnown(results))
    lines.push(
      words.effect.results(capital(resultWord, locale), count(results.before), count(results.after)),
    );
  if (isKnown(cost)) lines.push(words.effect.cost(money(cost.before, false), money(cost.after, false)));
  return lines;
}

function isKnown({ before, after }: ChangeWeeks['cost']): boolean {
  return before !== null || after !== null;
}
