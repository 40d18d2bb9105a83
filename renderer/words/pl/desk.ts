import { pluralPl } from '../plural.ts';
import type { desk as en } from '../en/desk.ts';

export const desk: typeof en = {
  navigation: 'Główna nawigacja',
  allClients: 'Wszyscy klienci',
  workspace: 'Obszar roboczy',
  overview: 'Przegląd',
  audit: 'Dziennik',
  admin: 'Administracja',
  lock: 'Zablokuj',
  chooseClient: 'Wybierz klienta',
  clientCount: (n) =>
    pluralPl(n, { one: '# klient', few: '# klientów', many: '# klientów', other: '# klienta' }),
  addClient: 'Dodaj klienta',
  noClients: 'Nie ma jeszcze klientów',
  noClientsBody: 'Dodaj klienta z jego kontem reklamowym i stroną; pierwsze liczby będą za minutę.',
  noClientsNeedsToken:
    'Najpierw Steward potrzebuje tokenu Meta agencji. Jest przechowywany na tym komputerze zaszyfrowany i nigdy więcej niepokazywany.',
  noClientsMember: 'Nie należysz jeszcze do żadnego klienta. Poproś superadministratora o dodanie.',
  addToken: 'Dodaj token Meta',
  name: 'Klient',
  currency: 'Waluta',
  timezone: 'Strefa czasowa',
  clientName: 'Nazwa',
  adAccount: 'Konto reklamowe',
  page: 'Strona na Facebooku',
  none: 'Na razie bez',
  taken: (client) => `należy do: ${client}`,
  add: 'Dodaj klienta',
  cancel: 'Anuluj',
  reading: 'Pytamy Meta, do czego sięga token…',
  never: 'Nigdy nie synchronizowano',
  lastSync: (moment, sentence) => `Ostatnia synchronizacja ${moment}: ${sentence}`,
  tokens: 'Tokeny',
  failed: 'Nie udało się',
};
