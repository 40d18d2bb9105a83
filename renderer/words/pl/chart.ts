import type { chart as english } from '../en/chart.ts';

export const chart = {
  hint: 'Klawisze strzałek odczytują go dzień po dniu',
  notRead: 'jeszcze nic nie odczytano',
  more: 'Wykres jako tabela lub obraz',
  asTable: 'Pokaż jako tabelę',
  asChart: 'Pokaż jako wykres',
  copyTable: 'Kopiuj tabelę',
  copyPicture: 'Kopiuj obraz',
  when: 'Kiedy',
} satisfies typeof english;
