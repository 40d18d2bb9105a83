import type { Language } from '../../shared/model/language.ts';

/** The menu's Polish, by its English; what Electron's own roles say included. */
const polish: Readonly<Record<string, string>> = {
  File: 'Plik',
  Edit: 'Edycja',
  View: 'Widok',
  Go: 'Idź',
  Window: 'Okno',
  Help: 'Pomoc',
  'Settings…': 'Ustawienia…',
  'Lock Steward': 'Zablokuj Stewarda',
  'About Steward': 'O programie Steward',
  'Add Client…': 'Dodaj klienta…',
  'Import Clients…': 'Importuj klientów…',
  'Sync This Client': 'Synchronizuj tego klienta',
  'Sync All Clients': 'Synchronizuj wszystkich klientów',
  'New Report…': 'Nowy raport…',
  'Back Up Workspace…': 'Utwórz kopię zapasową…',
  'Find on This Screen': 'Znajdź na tym ekranie',
  'Appearance: as the System': 'Wygląd: jak system',
  'Appearance: Light': 'Wygląd: jasny',
  'Appearance: Dark': 'Wygląd: ciemny',
  'Search or Jump to…': 'Szukaj lub przejdź do…',
  'Switch Client…': 'Zmień klienta…',
  Back: 'Wstecz',
  Forward: 'Dalej',
  'All Clients': 'Wszyscy klienci',
  Overview: 'Przegląd',
  Ads: 'Reklamy',
  Page: 'Strona',
  Budgets: 'Budżety',
  Reports: 'Raporty',
  Approvals: 'Zatwierdzenia',
  Audit: 'Dziennik zdarzeń',
  Admin: 'Administracja',
};

const polishRoles: Readonly<Record<string, string>> = {
  undo: 'Cofnij',
  redo: 'Ponów',
  cut: 'Wytnij',
  copy: 'Kopiuj',
  paste: 'Wklej',
  selectAll: 'Zaznacz wszystko',
  resetZoom: 'Rzeczywisty rozmiar',
  zoomIn: 'Powiększ',
  zoomOut: 'Pomniejsz',
  togglefullscreen: 'Pełny ekran',
  minimize: 'Minimalizuj',
  close: 'Zamknij okno',
  quit: 'Zakończ',
  hide: 'Ukryj Stewarda',
  hideOthers: 'Ukryj pozostałe',
  unhide: 'Pokaż wszystkie',
  front: 'Przenieś na wierzch',
  toggleDevTools: 'Narzędzia programisty',
};

/** A name that is the same in every language stays. */
export function menuLabel(english: string, language: Language): string {
  return language === 'pl' ? (polish[english] ?? english) : english;
}

/** Undefined leaves Electron's own English. */
export function roleLabel(role: string, language: Language): string | undefined {
  return language === 'pl' ? polishRoles[role] : undefined;
}
