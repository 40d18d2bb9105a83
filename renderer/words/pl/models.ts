import type { models as en } from '../en/models.ts';

export const models: typeof en = {
  title: 'Dostęp dla modeli',
  note: 'Przez MCP narzędzia z modelem językowym mogą czytać dane jako zalogowana osoba. Nigdy niczego nie zatwierdzają ani nie wysyłają i nie widzą tokenów; każde pytanie jest w dzienniku zdarzeń.',
  on: 'Pozwól modelom czytać',
  onHint: 'To, co przeczyta model, opuszcza ten komputer razem z narzędziem, w którym działa.',
  propose: 'Mogą też proponować budżety',
  proposeHint: 'Propozycja niczego nie zmienia, dopóki człowiek jej tu nie zatwierdzi.',
  which: 'Klienci',
  all: 'Wszyscy',
  chosen: 'Wybrani',
  rate: 'Najwyżej',
  rateUnit: 'pytań na minutę w jednej sesji',
  http: 'Także przez HTTP na tym komputerze',
  httpHint: 'Dla narzędzi, które nie uruchomią wiersza poleceń. Sekret jest nowy po każdym odblokowaniu.',
  address: 'Adres',
  copySecret: 'Kopiuj sekret',
  secretCopied: 'Skopiowano sekret',
  save: 'Zapisz',
};
