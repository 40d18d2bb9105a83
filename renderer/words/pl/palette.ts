import type { palette as en } from '../en/palette.ts';

export const palette: typeof en = {
  title: 'Szukaj lub przejdź do…',
  switchTitle: 'Zmień klienta',
  placeholder: 'Klient, ekran, czynność',
  clientPlaceholder: 'Wpisz kilka liter nazwy klienta',
  nothing: 'Nic nie pasuje',
  client: 'Klient',
  screen: 'Ekran',
  action: 'Czynność',
  results: 'Wyniki',
  actions: {
    sync: 'Synchronizuj tego klienta',
    'sync.all': 'Synchronizuj wszystkich klientów',
    'client.add': 'Dodaj klienta…',
    'report.new': 'Nowy raport…',
    backup: 'Utwórz kopię zapasową…',
    'theme.system': 'Wygląd: jak system',
    'theme.light': 'Wygląd: jasny',
    'theme.dark': 'Wygląd: ciemny',
    lock: 'Zablokuj',
  },
};
