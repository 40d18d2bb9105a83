import { type Language, localeOf } from './language.ts';

/** The forms each language really has; `#` stands for the number. */
interface Forms {
  en: { readonly one: string; readonly other: string };
  pl: { readonly one: string; readonly few: string; readonly many: string; readonly other: string };
}

type Plural<L extends Language> = (count: number, forms: Forms[L]) => string;

function pluralIn<L extends Language>(language: L): Plural<L> {
  const rules = new Intl.PluralRules(localeOf(language));
  const number = new Intl.NumberFormat(localeOf(language));
  return (count, forms) => {
    const known: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string } = forms;
    return (known[rules.select(count)] ?? known.other).replaceAll('#', number.format(count));
  };
}

export const pluralEn = pluralIn('en');
export const pluralPl = pluralIn('pl');
