import type { Catalogue } from './said.ts';

/** Clients, their assets, tokens, import, reports. */
export const clients: Catalogue = {
  'There is no such client.': 'Nie ma takiego klienta.',
  'There is no such client among yours.': 'Wśród Twoich klientów nie ma takiego.',
  'There is no such member at this client.': 'Ten klient nie ma takiego opiekuna.',
  'Your role at this client does not allow that. Ask one of its admins.':
    'Twoja rola u tego klienta na to nie pozwala. Poproś jednego z jego administratorów.',
  'There is nothing to note: choose a state or write something.':
    'Nie ma czego zanotować: wybierz stan albo coś napisz.',
  'There is no field {{}}.': 'Nie ma pola {{1}}.',
  'The name must contain {client}, or all System Users are called the same.':
    'Nazwa musi zawierać {client}, inaczej wszyscy użytkownicy systemu nazywaliby się tak samo.',
  'Line {} is not ready any more. Look at it again; nothing was imported.':
    'Wiersz {1} nie jest już gotowy. Sprawdź go ponownie; niczego nie zaimportowano.',
  'Line {}: Meta does not say the currency or time zone. Nothing was imported.':
    'Wiersz {1}: Meta nie podaje waluty lub strefy czasowej. Niczego nie zaimportowano.',
  'This file is larger than 8 MB. Split it into several.': 'Ten plik ma ponad 8 MB. Podziel go na kilka.',
  'This file is empty.': 'Ten plik jest pusty.',
  'This is not a text file. Save the table as CSV and try again.':
    'To nie jest plik tekstowy. Zapisz tabelę jako CSV i spróbuj ponownie.',
  'This file is damaged. Save it as CSV in UTF-8 and try again.':
    'Ten plik jest uszkodzony. Zapisz go jako CSV w UTF-8 i spróbuj ponownie.',
  'This import is being written. Wait until it is done.':
    'Ten import jest właśnie zapisywany. Poczekaj, aż się skończy.',
  'This import is not open any more. Choose the file again.':
    'Ten import nie jest już otwarty. Wybierz plik ponownie.',
  'There is no such row in this file.': 'W tym pliku nie ma takiego wiersza.',
  'Nothing was imported from this file yet.': 'Z tego pliku jeszcze niczego nie zaimportowano.',
  'There is nothing in this file.': 'W tym pliku nic nie ma.',
  'The first line must name the columns, and one of them must be "name". Start from the template.':
    'Pierwszy wiersz musi zawierać nazwy kolumn, a jedną z nich musi być "name". Zacznij od szablonu.',
  'The column "{}" is there twice. Remove one of them.': 'Kolumna "{1}" występuje dwa razy. Usuń jedną.',
  'This file has {} rows; 5,000 are imported at a time.':
    'Ten plik ma {1} wierszy; naraz importuje się 5000.',
  'Line {} cannot be read: a quote is opened and not closed, or closed in the middle of a cell.':
    'Nie da się odczytać wiersza {1}: cudzysłów jest otwarty i niezamknięty albo zamknięty w środku komórki.',
  'The name does not match. Nothing was deleted.': 'Nazwa się nie zgadza. Niczego nie usunięto.',
  'Only an archived client can be deleted. Archive it first.':
    'Usunąć można tylko zarchiwizowanego klienta. Najpierw go zarchiwizuj.',
  'The token does not reach this. Assign it to the System User first.':
    'Token do tego nie sięga. Najpierw przypisz to użytkownikowi systemu.',
  'This account or Page belongs to another client already.':
    'To konto lub strona należy już do innego klienta.',
  '{} is connected to this client already.': '{1} jest już podłączone do tego klienta.',
  'There is no such connected asset at this client.': 'Ten klient nie ma takiego podłączonego zasobu.',
  'The token does not reach {} any more. Nothing was added.':
    'Token nie sięga już do {1}. Niczego nie dodano.',
  'This client has no such account or Page.': 'Ten klient nie ma takiego konta ani strony.',
  'This client has no ad account yet.': 'Ten klient nie ma jeszcze konta reklamowego.',
  'This client has no ad account and no Page yet. Connect one first.':
    'Ten klient nie ma jeszcze konta reklamowego ani strony. Najpierw coś podłącz.',
  'A period ends on or after the day it starts.': 'Okres kończy się w dniu początku lub później.',
  'Choose at most three years.': 'Wybierz najwyżej trzy lata.',
  'This client is planned in {}.': 'Plan tego klienta jest w walucie {1}.',
  'This month has no plan.': 'Ten miesiąc nie ma planu.',
  'There is no such comment at this client.': 'Ten klient nie ma takiego komentarza.',
  'Only who wrote a comment changes its words.': 'Słowa komentarza zmienia tylko jego autor.',
  'Who wrote a comment takes it away, or an admin of the client.':
    'Komentarz usuwa jego autor albo administrator klienta.',
  'There is no such report of this client.': 'Ten klient nie ma takiego raportu.',
  'This report is not what was kept: its fingerprint does not match. Restore a backup, or prepare it anew.':
    'Ten raport nie jest tym, co zachowano: nie zgadza się jego odcisk. Przywróć kopię albo przygotuj go od nowa.',
  'Nobody has reviewed this report yet. Review it, then write to the client.':
    'Nikt jeszcze nie sprawdził tego raportu. Sprawdź go, a potem napisz do klienta.',
  'This report has no tables to save.': 'Ten raport nie ma tabel do zapisania.',
  'Somebody changed this report since you opened it. Read it again first.':
    'Ktoś zmienił ten raport, odkąd go otworzono. Najpierw przeczytaj go ponownie.',
  'This report has been exported. It stays, so that the file can be checked.':
    'Ten raport wyeksportowano. Zostaje, aby plik można było sprawdzić.',
  'A chart of this report could not be drawn, so no report was made. Nothing was saved.':
    'Nie udało się narysować wykresu, więc raport nie powstał. Niczego nie zapisano.',
  'The report could not be printed in time. Nothing was saved.':
    'Nie udało się wydrukować raportu na czas. Niczego nie zapisano.',
  'The tokens in the vault belong to another app ({}). Use that app’s secret.':
    'Tokeny w sejfie należą do innej aplikacji ({1}). Użyj sekretu tamtej aplikacji.',
  'Meta says that this is not the secret of this app. Copy it once more.':
    'Według Mety to nie jest sekret tej aplikacji. Skopiuj go jeszcze raz.',
  'Set the app secret first: Meta refreshes a token only for its app.':
    'Najpierw ustaw sekret aplikacji: Meta odświeża token tylko dla jego aplikacji.',
  'The token does not reach one of these any more. Look again.':
    'Token nie sięga już do jednego z nich. Sprawdź ponownie.',
  'This is a Page token. Steward needs the token of a System User.':
    'To token strony. Steward potrzebuje tokena użytkownika systemu.',
  'This is an app token. Steward needs the token of a System User.':
    'To token aplikacji. Steward potrzebuje tokena użytkownika systemu.',
  'This is {}. Steward needs the token of a System User.':
    'To nie jest token użytkownika systemu ({1}), a takiego potrzebuje Steward.',
  'This very token is in the vault already ({}).': 'Ten sam token jest już w sejfie ({1}).',
  'This token is not in the vault any more.': 'Tego tokena nie ma już w sejfie.',
  'There is no shared token to rotate. Add one first.':
    'Nie ma wspólnego tokena do wymiany. Najpierw go dodaj.',
  'There is no rehearsal. Paste the new token first.': 'Nie było próby. Najpierw wklej nowy token.',
  'The rehearsal is older than a day. Rehearse again.': 'Próba jest starsza niż doba. Powtórz ją.',
  'The new token may do less with {} {}.': 'Nowy token może mniej: {1} ({2}).',
  'One of these clients has no token of its own to move from or back to.':
    'Jeden z tych klientów nie ma własnego tokena, z którego lub na który można go przenieść.',
  'The token that they would move to does not work. Test it first.':
    'Token, na który mieliby przejść, nie działa. Najpierw go przetestuj.',
  'The stored token cannot be opened. Add it again.':
    'Nie da się otworzyć zapisanego tokena. Dodaj go ponownie.',
  'There is no access token yet. A super admin adds it under Admin.':
    'Nie ma jeszcze tokena dostępu. Superadministrator dodaje go w części Admin.',
  'This token has expired. Make a new one in the Business settings and add it here.':
    'Ten token wygasł. Utwórz nowy w ustawieniach firmy i dodaj go tutaj.',
  'This token was revoked at Meta. Make a new one in the Business settings and add it here.':
    'Ten token odwołano w Mecie. Utwórz nowy w ustawieniach firmy i dodaj go tutaj.',
  'Meta wants the owner of this token to log in and confirm something. It works again afterwards.':
    'Meta chce, aby właściciel tokena zalogował się i coś potwierdził. Potem token znów zadziała.',
  'Meta does not know this token. Make a new one in the Business settings and add it here.':
    'Meta nie zna tego tokena. Utwórz nowy w ustawieniach firmy i dodaj go tutaj.',
  'Meta says that it works.': 'Meta mówi, że działa.',
  'Meta did not answer. Test again in a moment.': 'Meta nie odpowiedziała. Przetestuj ponownie za chwilę.',
  'All well: the Page and its insights can be read.':
    'Wszystko w porządku: stronę i jej statystyki można czytać.',
  'All well: figures can be read and budgets changed.':
    'Wszystko w porządku: można czytać dane i zmieniać budżety.',
  'Figures can be read. To change budgets, assign “Manage campaigns” to the System User.':
    'Dane można czytać. Aby zmieniać budżety, przypisz użytkownikowi systemu „Zarządzanie kampaniami”.',
  'The Page is reached, but its insights need the task ANALYZE. Assign “View performance” to the System User.':
    'Token sięga do strony, ale jej statystyki wymagają zadania ANALYZE. Przypisz użytkownikowi systemu „Wyświetlanie wyników”.',
  'The token does not reach this {}. Ask the client to share it with the agency again, then assign it to the System User.':
    'Token do tego nie sięga ({1}). Poproś klienta o ponowne udostępnienie agencji, a potem przypisz to użytkownikowi systemu.',
  'Many more calls today than on other days.': 'Dziś znacznie więcej zapytań niż w inne dni.',
};
