import type { money as english } from '../en/money.ts';

export const money = {
  problem: {
    empty: 'Wpisz kwotę.',
    not_a_number: 'Wpisz kwotę cyframi.',
    unclear: 'To mogą być dwie różne kwoty. Wpisz ją bez znaku tysięcy.',
    too_precise: (currency, decimals) =>
      decimals === 0
        ? `Meta liczy ${currency} bez części dziesiętnych.`
        : `Najwyżej ${decimals} miejsca po przecinku.`,
    too_large: 'Tej kwoty nie da się policzyć dokładnie.',
    unknown_currency: (currency) =>
      `Meta nie zna waluty ${currency}, więc nie można wysłać w niej żadnej kwoty.`,
  },
} satisfies typeof english;
