import type { Language } from '../../shared/model/language.ts';

/** Polish by the English of main, of what the system's own dialogs say. */
const polish: Readonly<Record<string, string>> = {
  'Save the last calls to Meta': 'Zapisz ostatnie zapytania do Meta',
  'Save the results of the test': 'Zapisz wyniki testu',
  'Export the audit trail': 'Eksportuj dziennik zdarzeń',
  'Export the access review': 'Eksportuj przegląd dostępów',
  'Save a backup': 'Zapisz kopię zapasową',
  'Choose a backup': 'Wybierz kopię zapasową',
  'Save the template': 'Zapisz szablon',
  'Export the clients': 'Eksportuj klientów',
  'Save the result': 'Zapisz wynik',
  'Save the hand-over file': 'Zapisz plik przekazania',
  'Save the approval': 'Zapisz zatwierdzenie',
  'Save the report': 'Zapisz raport',
  'Save the e-mail': 'Zapisz e-mail',
  'Save the tables': 'Zapisz tabele',
  'Save the reports': 'Zapisz raporty',
  'Steward backup': 'Kopia zapasowa Stewarda',
  'The window keeps crashing.': 'Okno wciąż ulega awarii.',
  'Your work is safe: nothing that you saved is kept in the window. Try once more, or quit and start Steward again.':
    'Twoja praca jest bezpieczna: nic z tego, co zapisano, nie jest trzymane w oknie. Spróbuj jeszcze raz albo zamknij i uruchom Stewarda ponownie.',
  'Try again': 'Spróbuj ponownie',
  Quit: 'Zakończ',
};

/** A name that somebody gave a table stays as it is. */
export function dialogText(english: string, language: Language): string {
  return language === 'pl' ? (polish[english] ?? english) : english;
}
