import type { admin as en } from '../en/admin.ts';
import { pluralPl as plural } from '../plural.ts';

const forms = (one: string, few: string, many: string) => ({ one, few, many, other: many });

export const admin: typeof en = {
  title: 'Przegląd administratora',
  search: 'Znajdź klienta',
  show: 'Którzy klienci',
  all: 'Wszyscy',
  needing: 'Czegoś potrzebują',
  without: 'Bez zasobów',
  client: 'Klient',
  health: 'Potrzebuje',
  needs: {
    no_token: 'brak działającego tokena',
    access_lost: 'utracony dostęp',
    sync_failed: 'nieudana synchronizacja',
    no_assets: 'brak zasobów',
    never_synced: 'nigdy nie synchronizowano',
    late: 'dane starsze niż dobę',
    token_ends: 'token wkrótce wygasa',
    paused: 'Meta prosi o przerwę',
    gaps: 'braki w danych',
    nobody: 'brak opiekuna',
  },
  fine: 'niczego',
  asOf: 'Dane na',
  assets: 'Zasoby',
  assetsOf: (accounts, pages) =>
    [
      plural(accounts, forms('# konto', '# konta', '# kont')),
      plural(pages, forms('# strona', '# strony', '# stron')),
    ].join(', '),
  members: 'Opiekunowie',
  token: 'Token',
  tokens: { own: 'własny', shared: 'wspólny', backup: 'zapasowy' },
  noToken: 'Żaden token nie obsługuje tego klienta',
  none: 'Żaden klient nie pasuje',
  noneBody: 'Zmień słowa albo pokaż wszystkich klientów.',
  empty: 'Nie ma jeszcze klientów',
  emptyBody: 'Dodaj klienta ręcznie, z tego, do czego sięga token, albo zaimportuj listę.',
  good: 'W dobrym stanie',
  goodOf: (of) => `z ${of}`,
  goodNote: (bad) =>
    bad === 0 ? 'nikt nie ma kłopotów' : plural(bad, forms('# ma kłopoty', '# mają kłopoty', '# ma kłopoty')),
  fresh: 'Świeże dzisiaj',
  freshNote: (late) =>
    late === 0
      ? 'nikt nie jest spóźniony'
      : plural(late, forms('# spóźniony lub nigdy', '# spóźnionych lub nigdy', '# spóźnionych lub nigdy')),
  people: 'Osoby',
  peopleNote: (admins) =>
    plural(admins, forms('# superadministrator', '# superadministratorzy', '# superadministratorów')),
  budget: 'Wykorzystany budżet aplikacji',
  budgetNote: (paused) =>
    paused === 0
      ? 'nic nie jest wstrzymane'
      : plural(paused, forms('# budżet wstrzymany', '# budżety wstrzymane', '# budżetów wstrzymanych')),
  budgetNone: 'Od uruchomienia Stewarda nie było jeszcze zapytania do Mety',
  loose: 'Zasoby bez klienta',
  looseAsOf: (when) => `Według Mety z ${when}`,
  looseNever: 'Nikt jeszcze nie sprawdzał',
  looseLook: 'Sprawdź teraz',
  looseNothing: 'Każdy zasób, do którego sięga wspólny token, ma klienta.',
  looseNeverBody:
    'Jedno zapytanie do Mety pokaże, do czego sięga wspólny token, a czego nie ma żaden klient.',
  looseMore: (n) => plural(n, forms('i jeszcze #', 'i jeszcze #', 'i jeszcze #')),
  looseAssign: 'Przydziel je klientom',
  tokensEnding: 'Tokeny wymagające uwagi',
  tokensFine: 'Żaden token nie wygasa w ciągu dwóch tygodni i wszystkie działają.',
  tokenEnds: (days) => plural(days, forms('za # dzień', 'za # dni', 'za # dni')),
  openTokens: 'Otwórz sejf',
  access: 'Kto ma dostęp',
  withoutClient: 'Bez klienta',
  due: 'Dostępy do potwierdzenia',
  archived: 'Zarchiwizowani klienci',
  review: 'Przejrzyj dostępy',
  limits: 'Budżety Mety teraz',
  fullest: 'Najpełniejszy',
  waiting: 'Czekające zapytania',
  tier: 'Dostęp',
  tiers: { limited: 'ograniczony', full: 'pełny' },
  openLimits: 'Otwórz limity',
  page: 'Strona',
  account: 'Konto reklamowe',
  failed: 'Meta nie odpowiedziała',
};
