import type { table as english } from '../en/table.ts';

export const table = {
  columns: 'Kolumny',
  asItWas: 'Wszystkie kolumny, własne szerokości',
  menuOf: (column) => `Kolumna ${column}`,
  ascending: 'Sortuj rosnąco',
  descending: 'Sortuj malejąco',
  wider: 'Szersza',
  narrower: 'Węższa',
  ownWidth: 'Własna szerokość',
  hide: 'Ukryj kolumnę',
  copy: 'Kopiuj tabelę',
  fold: 'Zwiń',
  unfold: 'Rozwiń',
} satisfies typeof english;
