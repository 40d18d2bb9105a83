import type { Words } from '../en.ts';
import { pluralPl } from '../plural.ts';

const times = (n: number) => pluralPl(n, { one: '# raz', few: '# razy', many: '# razy', other: '# razu' });

export const policy: Words['policy'] = {
  title: 'Polityki',
  note: (version) =>
    version === 0 ? 'Reguły, z którymi przychodzi Steward' : `Obowiązuje wersja ${version}`,
  rules: {
    stopped: 'Wszystkie zmiany wstrzymane',
    frozen: 'Klient zamrożony',
    kind: 'Rodzaj obiektu',
    raise: 'Podwyżka',
    cut: 'Obniżka',
    day_raise: 'Podwyżka w ciągu 24 godzin',
    day_cut: 'Obniżka w ciągu 24 godzin',
    floor: 'Budżet dzienny',
    object_cap: 'Najwięcej dla obiektu dziennie',
    account_cap: 'Najwięcej dla konta dziennie',
    client_cap: 'Najwięcej dla klienta dziennie',
    month_cap: 'Najwięcej w miesiącu',
    changes_per_hour: 'Zmiany w tej godzinie',
    changes_per_day: 'Zmiany w ciągu 24 godzin',
    cooldown: 'Od ostatniej zmiany',
    quiet_hours: 'Pora dnia',
  },
  ofLimit: (name, value, limit) => `${name} ${value} z ${limit}`,
  atLeast: (name, value, limit) => `${name} ${value}, co najmniej ${limit}`,
  notKnown: (name) => `${name}: nie udało się odczytać, więc zabronione`,
  until: (when) => `minie samo ${when}`,
  workspaceRules: 'Reguły agencji',
  clientRules: 'Reguły pojedynczych klientów',
  inWords: 'Zwykłymi słowami',
  steps: 'Jedna zmiana',
  day: 'W ciągu 24 godzin',
  pauses: 'Jak często i kiedy',
  amounts: 'Kwoty',
  raiseNote: 'Uwaga przy podwyżce powyżej',
  raiseLimit: 'Zabroń podwyżki powyżej',
  cutLimit: 'Zabroń obniżki głębszej niż',
  dayRaiseLimit: 'Zabroń podwyżki powyżej',
  dayCutLimit: 'Zabroń obniżki głębszej niż',
  changesPerHour: 'Zmian na godzinę',
  changesPerDay: 'Zmian w ciągu 24 godzin',
  cooldown: 'Przerwa między dwiema zmianami',
  minutes: 'minut',
  percent: '%',
  none: 'bez granicy',
  quietHours: 'Cisza',
  quietOn: 'Godziny bez zmian',
  from: 'Od',
  to: 'Do',
  kinds: 'Co wolno zmieniać',
  campaigns: 'Kampanie',
  adSets: 'Zestawy reklam',
  floor: 'Najmniej dziennie',
  object: 'Najwięcej dziennie, jeden obiekt',
  account: 'Najwięcej dziennie, jedno konto',
  client: 'Najwięcej dziennie, jeden klient',
  month: 'Najwięcej miesięcznie, jeden klient',
  addCurrency: 'Dodaj walutę',
  sentences: {
    raise: (note, limit) =>
      limit === null
        ? note === null
          ? 'Budżet można podnieść naraz o dowolną kwotę.'
          : `Podwyżka powyżej ${note} dostaje uwagę; żadna nie jest zabroniona ze względu na wielkość.`
        : note === null
          ? `Podwyżka powyżej ${limit} jest zabroniona.`
          : `Podwyżka powyżej ${note} dostaje uwagę, powyżej ${limit} jest zabroniona.`,
    cut: (limit) =>
      limit === null
        ? 'Budżet można obniżyć naraz o dowolną kwotę.'
        : `Obniżka głębsza niż ${limit} jest zabroniona.`,
    day: (raise, cut) =>
      `W ciągu 24 godzin wszystkie zmiany razem podnoszą najwyżej o ${raise ?? 'dowolną kwotę'} i obniżają najwyżej o ${cut ?? 'dowolną kwotę'}.`,
    often: (hour, day, pause) =>
      `Obiekt zmienia się najwyżej ${times(hour)} na godzinę i ${times(day)} w ciągu 24 godzin, z przerwą ${pause} między zmianami.`,
    quiet: (from, until) => `Od ${from} do ${until} czasu konta reklamowego nic nie jest wysyłane.`,
    kinds: (what) => `Zmieniane są tylko: ${what}.`,
    noKinds: 'Nic nie jest zmieniane.',
    amounts: (currency, parts) => `W ${currency}: ${parts}.`,
    floor: (amount) => `żaden obiekt poniżej ${amount} dziennie`,
    object: (amount) => `żaden obiekt powyżej ${amount} dziennie`,
    account: (amount) => `żadne konto powyżej ${amount} dziennie`,
    client: (amount) => `żaden klient powyżej ${amount} dziennie`,
    month: (amount) => `żaden klient powyżej ${amount} miesięcznie`,
    meta: 'Cokolwiek mówią reguły, nic nie schodzi poniżej minimum Meta, a zatwierdza druga osoba.',
  },
  replay: 'Co by zrobiły',
  replayHint: 'Zmiany z ostatnich 90 dni, ocenione tymi regułami. Nic nie jest wysyłane ani odczytywane.',
  replaySaid: (changes, now, next) =>
    changes === 0
      ? 'W ostatnich 90 dniach nie było zmian do oceny.'
      : `${pluralPl(changes, { one: '# zmiana', few: '# zmiany', many: '# zmian', other: '# zmiany' })}: ${now} zabronione obecnie, ${next} tymi regułami.`,
  wouldDeny: 'byłaby zabroniona',
  wouldAllow: 'byłaby dozwolona',
  notReplayed: 'Granic kont, klientów i miesięcy nie odtwarzamy: nie wiadomo, co stało wtedy obok.',
  save: 'Zapisz jako następną wersję',
  saveNote: 'Co się zmieniło i dlaczego',
  saved: (version) => `Obowiązuje wersja ${version}`,
  stop: 'Wstrzymaj wszystkie zmiany',
  stopped: 'Wszystkie zmiany są wstrzymane',
  stopHint: 'Od tej chwili nic nie jest wysyłane, także to, co już zatwierdzono.',
  stoppedBy: (who, when, why) => `${who}, ${when}: ${why}`,
  release: 'Wznów zmiany',
  stopWhy: 'Dlaczego',
  stopTitle: 'Wstrzymać każdą zmianę budżetu w agencji?',
  releaseTitle: 'Wznowić zmiany budżetów?',
  frozen: 'Zamrożeni klienci',
  freeze: 'Zamroź klienta',
  thaw: 'Odmroź',
  freezeHint: 'U zamrożonego klienta nic się nie zmienia. Odczyt i propozycje gdzie indziej trwają.',
  noneFrozen: 'Żaden klient nie jest zamrożony.',
  history: 'Wersje',
  version: (n) => `Wersja ${n}`,
  noHistory: 'Nikt jeszcze nie zmienił reguł.',
  addOwn: 'Dodaj klienta…',
  addOverride: 'Daj klientowi własne reguły',
  follow: 'Znów jak agencja',
  ownHint: 'To, co tu zmienisz, należy do klienta. Reszta idzie za agencją, także gdy ta się zmieni.',
  noOverrides: 'Każdy klient ma reguły agencji.',
  chooseClient: 'Klient',
};
