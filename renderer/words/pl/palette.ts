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
};
