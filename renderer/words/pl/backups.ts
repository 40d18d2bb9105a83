import type { backups as en } from '../en/backups.ts';

export const backups: typeof en = {
  title: 'Kopie zapasowe',
  note: 'Steward sam robi kopię raz dziennie, zaszyfrowaną i sprawdzoną przez ponowne otwarcie. Trzymaj też własną na innym dysku.',
  make: 'Zapisz kopię…',
  withTokens: 'Z tokenami Meta',
  withTokensHint: 'Wyłączone: kto ją przywróci, doda token ponownie.',
  made: 'Zapisano kopię',
  none: 'Nie ma jeszcze automatycznej kopii: pierwsza powstanie przy następnym odblokowaniu.',
  oldSecret: 'Kopie otwierają hasła z dnia, w którym powstały.',
  tokensInside: 'z tokenami',
  restore: 'Przywróć kopię zapasową',
  restoreNote: 'Wybierz plik kopii.',
  restoreTitle: 'Przywrócić tę kopię?',
  from: (when, size) => `Z ${when}, ${size}`,
  keptAside: 'To, co jest tu teraz, zostaje odłożone na bok, nie usunięte.',
  consequences:
    'Kopia jest osobną instalacją: otwarte zatwierdzenia tracą ważność, a token Meta trzeba dodać ponownie, chyba że kopia go zawiera.',
  restoreAction: 'Przywróć',
  restored: 'Przywrócono. Odblokuj hasłem z kopii.',
};
