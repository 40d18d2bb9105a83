import type { access as en } from '../en/access.ts';
import { pluralPl } from '../plural.ts';

export const access: typeof en = {
  title: 'Przegląd dostępu',
  due: (n) =>
    pluralPl(n, {
      one: '# dostęp do potwierdzenia',
      few: '# dostępy do potwierdzenia',
      many: '# dostępów do potwierdzenia',
      other: '# dostępu do potwierdzenia',
    }),
  nothingDue: 'Nic nie czeka na potwierdzenie',
  every: 'Potwierdzać każdy dostęp co',
  days: 'dni',
  save: 'Zapisz',
  export: 'Eksportuj CSV',
  exported: (rows) =>
    pluralPl(rows, {
      one: 'Zapisano # wiersz',
      few: 'Zapisano # wiersze',
      many: 'Zapisano # wierszy',
      other: 'Zapisano # wiersza',
    }),
  person: 'Osoba',
  role: 'Rola',
  client: 'Klient',
  everyClient: 'Wszyscy klienci',
  roles: {
    super_admin: 'Superadministrator',
    client_admin: 'Administrator klienta',
    client_user: 'Użytkownik klienta',
  },
  since: 'Od',
  lastUsed: 'Ostatnio użyty',
  neverUsed: 'jeszcze nie odnotowano',
  confirmed: 'Potwierdzony',
  confirmedBy: (when, by) => `${when}, ${by}`,
  neverConfirmed: 'nie od czasu nadania',
  dueAt: 'Termin',
  isDue: 'czeka',
  confirm: 'Potwierdź',
  confirmShown: (n) =>
    pluralPl(n, {
      one: 'Potwierdź # widoczny',
      few: 'Potwierdź # widoczne',
      many: 'Potwierdź # widocznych',
      other: 'Potwierdź # widocznego',
    }),
  confirmTitle: (n) =>
    pluralPl(n, {
      one: 'Potwierdzić # dostęp?',
      few: 'Potwierdzić # dostępy?',
      many: 'Potwierdzić # dostępów?',
      other: 'Potwierdzić # dostępu?',
    }),
  confirmPoints: [
    'Stwierdzasz, że każda z tych osób nadal potrzebuje dokładnie tego.',
    'Twoje nazwisko i czas trafią do dziennika audytu każdego klienta.',
  ],
  search: 'Osoba lub klient',
  own: 'Twój dostęp potwierdza inny superadministrator.',
  onlyDue: 'Tylko czekające',
  all: 'Wszystkie',
  failed: 'To się nie udało',
  nobody: 'Nikt nie pasuje',
};
