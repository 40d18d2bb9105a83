import { demoPassphrase } from '../../../shared/model/demo.ts';
import type { tour as en } from '../en/tour.ts';

export const tour: typeof en = {
  offerTitle: 'Pierwszy raz tutaj?',
  offer: 'Co obiecuje Steward, w dziesięć minut, ekran po ekranie.',
  start: 'Zacznij przewodnik',
  notNow: 'Pomiń przewodnik',
  count: (at: number, of: number) => `Przewodnik ${at} z ${of}`,
  before: 'Poprzedni krok',
  next: 'Następny krok',
  end: 'Zakończ przewodnik',
  done: 'Gotowe, zamknij przewodnik',
  again: 'Przewodnik po agencji pokazowej',
  againBody: 'Pasek nad ekranem znów zaproponuje przewodnik.',
  showAgain: 'Zaproponuj przewodnik ponownie',
  plug: 'Wyjmij wtyczkę sieci',
  plugHint:
    'Zsynchronizowane dane dalej można czytać, synchronizacja powie, że nie może, a Budżety piszą szkice.',
  step: {
    morning: {
      title: 'Poranek',
      body: 'Najgorsze na górze, z powodem słowami. Naciśnij Działania i zsynchronizuj wszystkich klientów: dane pochodzą z wymyślonego Meta na tym komputerze.',
    },
    client: {
      title: 'Jeden klient',
      body: 'Zdanie na górze to to, co powiesz przez telefon. Każda liczba mówi, z kiedy jest; brakująca to kreska z powodem, nigdy zero.',
    },
    ads: {
      title: 'Reklamy',
      body: 'Rozwiń kampanię. Zasięgu nigdy się nie sumuje: osoby liczy Meta albo nikt. Otwórz wiersz i zaproponuj zmianę, aby poprosić o inny budżet.',
    },
    page: {
      title: 'Strona',
      body: 'Szesnaście wskaźników. Wycofane przez Meta są tak oznaczone i zachowują swoją historię.',
    },
    budgets: {
      title: 'Budżety',
      body: 'Plan miesiąca, gdzie się zakończy i ile jeszcze może kosztować dzień. Tu też prosi się o zmianę i tu jest każda zmiana, nasza i cudza.',
    },
    approvals: {
      title: 'Dwie osoby',
      body: `Marta zaproponowała dwie zmiany i sama ich nie zatwierdzi. Niech usiądzie Jan (strzałki na dole paska); zatwierdza hasłem „${demoPassphrase}”.`,
    },
    reports: {
      title: 'Raporty',
      body: 'Przygotuj raport: jego liczby są zamrożone. Dopóki nikt go nie sprawdzi, mówi o tym każda strona. Eksport tworzy PDF.',
    },
    setup: {
      title: 'Klient dołącza',
      body: 'Droga do połączonego klienta. Sprawdź to, co da się sprawdzić: Steward zapyta wymyślone Meta. Stąd napiszesz też e-mail do klienta, już wypełniony.',
    },
    audit: {
      title: 'Dziennik',
      body: 'Wszystko, co stało się z tym klientem, każdy wiersz powiązany z poprzednim. Sprawdź go tutaj albo wyeksportuj i sprawdź samym weryfikatorem.',
    },
    tokens: {
      title: 'Jeden token, wielu klientów',
      body: 'Żadne wywołanie nie zwraca tokenu. Własny token jednego klienta wygasł i zastępuje go inny. Naciśnij Sprawdź wszystkie, aby zobaczyć, co działa; wymiana najpierw próbuje nowy token.',
    },
    drill: {
      title: 'Ściana między klientami',
      body: 'Uruchom próbę: sprawdza identyfikatory obcych klientów w każdym wywołaniu i każdym zapytaniu do Meta i wypisuje odmowy.',
    },
    lock: {
      title: 'Blokada',
      body: 'Tutaj wybierzesz język i wygląd, a w części O programie wyjmiesz wtyczkę na dzień bez sieci. Kłódka na dole paska zamyka bazy i usuwa klucze. Hasło pokazowe stoi na ekranie blokady.',
    },
  },
};
