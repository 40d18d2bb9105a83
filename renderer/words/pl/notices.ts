import type { notices as en } from '../en/notices.ts';
import { pluralPl as plural } from '../plural.ts';

export const notices: typeof en = {
  title: 'Powiadomienia',
  none: 'Nic nowego',
  noneBody:
    'Trafia tu to, co wymaga Twojej uwagi: nieudane synchronizacje, zmiany do zatwierdzenia, gotowe raporty.',
  readAll: 'Oznacz wszystkie jako przeczytane',
  unread: (count: number) =>
    plural(count, {
      one: '# nieprzeczytane',
      few: '# nieprzeczytane',
      many: '# nieprzeczytanych',
      other: '# nieprzeczytanego',
    }),
  isUnread: 'Nieprzeczytane',
  open: 'Otwórz',
  arrived: (count: number) =>
    plural(count, {
      one: '# nowe powiadomienie',
      few: '# nowe powiadomienia',
      many: '# nowych powiadomień',
      other: '# nowego powiadomienia',
    }),
};
