import type { period as english } from '../en/period.ts';

export const period = {
  choose: 'Wybierz okres',
  anyDay: 'Dowolny dzień',
  today: 'Dzisiaj',
  presets: 'Okresy',
  preset: {
    yesterday: 'Wczoraj',
    last_7: 'Ostatnie 7 dni',
    last_14: 'Ostatnie 14 dni',
    last_28: 'Ostatnie 28 dni',
    last_90: 'Ostatnie 90 dni',
    this_month: 'Ten miesiąc',
    last_month: 'Poprzedni miesiąc',
    this_quarter: 'Ten kwartał',
    last_quarter: 'Poprzedni kwartał',
    this_year: 'Ten rok',
    last_13_months: 'Ostatnie 13 miesięcy',
  },
  compare: 'Porównaj z',
  comparison: {
    none: 'Bez porównania',
    previous_period: 'Poprzedni okres',
    previous_month: 'Te same dni, miesiąc wcześniej',
    last_year: 'Te same dni, rok wcześniej',
  },
  versus: (other) => `vs ${other}`,
  earlier: 'Wcześniejszy miesiąc',
  later: 'Późniejszy miesiąc',
  apply: 'Zastosuj',
  pickEnd: 'Wybierz ostatni dzień',
} satisfies typeof english;
