import type { work as en } from '../en/work.ts';
import { pluralPl as plural } from '../plural.ts';

export const work: typeof en = {
  title: 'W toku',
  sync: 'Synchronizacja',
  sync_all: 'Synchronizacja wszystkich klientów',
  period: 'Starsze dni',
  backup: 'Kopia zapasowa',
  import: 'Import',
  report: 'Raport',
  reports: 'Raporty',
  export: 'Eksport',
  token_check: 'Sprawdzanie tokenów',
  rotation: 'Wymiana tokena',
  discovery: 'Wyszukiwanie kont i stron',
  reconciliation: 'Odczytywanie zmian',
  trail_check: 'Sprawdzanie dziennika zdarzeń',
  drill: 'Próba izolacji',
  more: (count: number) =>
    plural(count, {
      one: 'i # więcej',
      few: 'i # więcej',
      many: 'i # więcej',
      other: 'i # więcej',
    }),
};
