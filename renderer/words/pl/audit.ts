import type { audit as en } from '../en/audit.ts';
import { pluralPl } from '../plural.ts';

export const audit: typeof en = {
  search: 'Szukaj w dzienniku',
  when: 'Kiedy',
  who: 'Kto',
  what: 'Co',
  subject: 'Czego dotyczy',
  outcome: 'Wynik',
  done: 'wykonano',
  refused: 'odmowa',
  failed: 'błąd',
  all: 'Wszystko',
  nouns: {
    workspace: 'Obszar roboczy',
    person: 'Osoby',
    client: 'Klienci',
    asset: 'Zasoby',
    token: 'Tokeny',
    audit: 'Dziennik',
  },
  verify: 'Sprawdź',
  verifying: 'Sprawdzanie…',
  whole: (rows) =>
    pluralPl(rows, {
      one: 'Sprawdzono # wpis: dziennik jest nienaruszony',
      few: 'Sprawdzono # wpisy: dziennik jest nienaruszony',
      many: 'Sprawdzono # wpisów: dziennik jest nienaruszony',
      other: 'Sprawdzono # wpisu: dziennik jest nienaruszony',
    }),
  broken: 'Dziennik jest naruszony',
  brokenAt: (seq, why) =>
    `Wpis ${seq} się nie zgadza: ${why}. Zostaw komputer bez zmian i porównaj z wcześniejszym eksportem.`,
  tail: 'Nic przechowywanego gdzie indziej nie potwierdza jeszcze najnowszych wpisów: nie można wykluczyć przepisania końcówki.',
  exportAction: 'Eksportuj…',
  exported: (rows) =>
    pluralPl(rows, {
      one: 'Wyeksportowano # wpis',
      few: 'Wyeksportowano # wpisy',
      many: 'Wyeksportowano # wpisów',
      other: 'Wyeksportowano # wpisu',
    }),
  nothing: 'Nic tu jeszcze nie zapisano',
  noneFound: 'Nic w dzienniku nie pasuje',
  more: 'Wcześniejsze wpisy',
  row: (seq) => `Wpis ${seq}`,
  hash: 'Skrót',
  trace: 'Ślad Meta',
  details: 'Szczegóły',
  noDetails: 'Nie zapisano szczegółów.',
  erasedDetails: 'Szczegóły usunięto razem z klientem; wpis nadal je poświadcza.',
  verifiedShort: 'Dziennik sprawdzony',
  unverifiedShort: 'Sprawdzanie dziennika',
  brokenShort: 'Dziennik jest naruszony',
};
