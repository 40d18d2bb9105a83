import type { Catalogue } from './said.ts';

/** The door, the keys, people, backups and storage. */
export const workspace: Catalogue = {
  'That request is too large.': 'To żądanie jest zbyt duże.',
  'That request cannot be read.': 'Tego żądania nie da się odczytać.',
  'There is no call named {}.': 'Nie ma wywołania o nazwie {1}.',
  'Cancelled.': 'Anulowano.',
  'Say first where new versions lie.': 'Najpierw wskaż, gdzie leżą nowe wersje.',
  'This version is not the one that was found. Look again.':
    'To nie jest wersja, którą znaleziono. Poszukaj ponownie.',
  'This copy of Steward cannot replace itself.': 'Ta kopia Stewarda nie może zastąpić samej siebie.',
  'Steward is locked. Type your passphrase to go on working.':
    'Steward jest zablokowany. Podaj hasło, aby pracować dalej.',
  'Set a passphrase of your own first.': 'Najpierw ustaw własne hasło.',
  'Only a super admin of the agency may do this.': 'Może to zrobić tylko superadministrator agencji.',
  'Steward was locked.': 'Steward został zablokowany.',
  'Somebody is signed in. Lock first.': 'Ktoś jest zalogowany. Najpierw zablokuj Stewarda.',
  'Somebody is signed in already. Lock first.': 'Ktoś jest już zalogowany. Najpierw zablokuj Stewarda.',
  'Steward was locked meanwhile. Try again.': 'Steward został w międzyczasie zablokowany. Spróbuj ponownie.',
  'Steward was locked meanwhile.': 'Steward został w międzyczasie zablokowany.',
  'Steward is opening or restoring at this moment. Try again in a moment.':
    'Steward właśnie otwiera lub przywraca obszar roboczy. Spróbuj za chwilę.',
  'Sign in first.': 'Najpierw się zaloguj.',
  'This backup is of another workspace. The super admin of this one restores it when signed in.':
    'To kopia innego obszaru roboczego. Przywraca ją superadministrator tego obszaru po zalogowaniu.',
  'There is a workspace on this desktop already. Unlock it instead.':
    'Na tym komputerze jest już obszar roboczy. Odblokuj go zamiast tego.',
  'The ledger of this workspace is missing. Restore a backup.':
    'Brakuje księgi tego obszaru roboczego. Przywróć kopię zapasową.',
  'Nobody is signed in.': 'Nikt nie jest zalogowany.',
  'This account is not active in the workspace any more.':
    'To konto nie jest już aktywne w tym obszarze roboczym.',
  'The workspace was locked meanwhile. Sign in and try again.':
    'Obszar roboczy został w międzyczasie zablokowany. Zaloguj się i spróbuj ponownie.',
  'This account is not active any more.': 'To konto nie jest już aktywne.',
  'This is not a picture of the size that it says.': 'Ten obraz ma inny rozmiar, niż podaje.',
  'The ledger of this workspace is damaged. It can still be read, nothing is written to it any more, and Steward does not replace it by itself: restore the newest backup under Settings, Backups.':
    'Księga tego obszaru roboczego jest uszkodzona. Nadal można ją czytać, nic już nie jest do niej zapisywane, a Steward sam jej nie zastąpi: przywróć najnowszą kopię w Ustawieniach, Kopie zapasowe.',
  'Somebody else is signed in. They have to lock Steward before you sign in.':
    'Zalogowany jest ktoś inny. Musi zablokować Stewarda, zanim się zalogujesz.',
  'There is no such person at this workspace.': 'W tym obszarze roboczym nie ma takiej osoby.',
  '{} is active already.': '{1} to konto już aktywne.',
  '{} is not active.': '{1} to konto nieaktywne.',
  '{} has this e-mail address already.': 'Ten adres e-mail ma już {1}.',
  'Steward is locking at this moment.': 'Steward właśnie się blokuje.',
  'Steward was locked meanwhile. Unlock it and try again.':
    'Steward został w międzyczasie zablokowany. Odblokuj go i spróbuj ponownie.',
  'Another Steward{} has this workspace open. Close it there first.':
    'Inny Steward{1} ma otwarty ten obszar roboczy. Najpierw zamknij go tam.',
  'Too many wrong passphrases. Try again in {} s.': 'Zbyt wiele błędnych haseł. Spróbuj ponownie za {1} s.',
  'The new copy of the {} is not whole. The keys were not changed; restore the newest backup.':
    'Nowa kopia ({1}) nie jest kompletna. Kluczy nie zmieniono; przywróć najnowszą kopię zapasową.',
  'There is a workspace in this folder already.': 'W tym folderze jest już obszar roboczy.',
  'The key file and its spare copy are both damaged. Restore a backup of the workspace.':
    'Plik kluczy i jego zapas są uszkodzone. Przywróć kopię zapasową obszaru roboczego.',
  'The databases of a workspace are here, but their key file is missing. Restore a backup of the workspace.':
    'Są tu bazy obszaru roboczego, ale brakuje ich pliku kluczy. Przywróć kopię zapasową.',
  'There is no workspace in this folder.': 'W tym folderze nie ma obszaru roboczego.',
  'The keys of the workspace are being changed at this moment. Try again.':
    'Klucze obszaru roboczego są właśnie zmieniane. Spróbuj jeszcze raz.',
  'A budget change is on its way to Meta. Change the keys when it is known.':
    'Zmiana budżetu jest w drodze do Meta. Zmień klucze, gdy będzie znana.',
  'The keys of this workspace were changed a moment ago. Try again.':
    'Klucze tego obszaru roboczego przed chwilą zmieniono. Spróbuj ponownie.',
  'The key file did not read back as written. Check the disk.':
    'Plik kluczy odczytano inaczej, niż zapisano. Sprawdź dysk.',
  'The key file was changed by something other than Steward. Restore the newest backup.':
    'Plik kluczy zmieniło coś innego niż Steward. Przywróć najnowszą kopię zapasową.',
  'The keys of this workspace were written by a newer Steward. Install that version.':
    'Klucze tego obszaru roboczego zapisał nowszy Steward. Zainstaluj tę wersję.',
  'The key file asks for a weaker lock than Steward allows. Restore a backup.':
    'Plik kluczy żąda słabszego zabezpieczenia, niż Steward dopuszcza. Przywróć kopię zapasową.',
  'This person is in the workspace already.': 'Ta osoba jest już w obszarze roboczym.',
  'Somebody else has to reset your account. Or use the recovery code.':
    'Twoje konto musi zresetować ktoś inny. Możesz też użyć kodu odzyskiwania.',
  'The last person of a workspace cannot be removed.': 'Nie można usunąć ostatniej osoby obszaru roboczego.',
  'Choose a passphrase that differs from the present one.': 'Wybierz hasło inne niż obecne.',
  'Quick unlock is off for this account. Use your passphrase.':
    'Szybkie odblokowanie jest dla tego konta wyłączone. Użyj hasła.',
  'Set a passphrase of your own before you turn on quick unlock.':
    'Ustaw własne hasło, zanim włączysz szybkie odblokowanie.',
  'This recovery code is whole, but belongs to another workspace or was replaced by a newer one.':
    'Ten kod odzyskiwania jest kompletny, ale należy do innego obszaru roboczego albo zastąpił go nowszy.',
  'This is not a whole recovery code. Check it letter by letter.':
    'To nie jest kompletny kod odzyskiwania. Sprawdź go litera po literze.',
  'A database of this workspace is missing. Restore a backup.':
    'Brakuje bazy tego obszaru roboczego. Przywróć kopię zapasową.',
  'That passphrase does not open this account.': 'To hasło nie otwiera tego konta.',
  'The key file names other public keys for this account than your passphrase opens. Somebody exchanged them: have a super admin look at the audit trail and reset the account.':
    'Plik kluczy podaje dla tego konta inne klucze publiczne niż te, które otwiera Twoje hasło. Ktoś je podmienił: poproś superadministratora o sprawdzenie dziennika i zresetowanie konta.',
  'The passphrase is right, but the key of this account is damaged. A super admin can reset it.':
    'Hasło jest poprawne, ale klucz tego konta jest uszkodzony. Superadministrator może je zresetować.',
  'The backup was written and cannot be read. Check the disk.':
    'Kopię zapisano, ale nie da się jej odczytać. Sprawdź dysk.',
  'This backup opens with your passphrase of its day. Type that one.':
    'Ta kopia otwiera się hasłem z dnia jej wykonania. Podaj tamto hasło.',
  'This file is not a backup that this Steward can read.':
    'Ten plik nie jest kopią, którą ten Steward umie odczytać.',
  'This backup is not there any more.': 'Tej kopii już nie ma.',
  'The {} in this backup are damaged. Choose another one.':
    'Dane w tej kopii są uszkodzone ({1}). Wybierz inną.',
  '{} Choose another one.': '{1} Wybierz inną.',
  'This backup was changed by something other than Steward.': 'Tę kopię zmieniło coś innego niż Steward.',
  'This backup is not whole.': 'Ta kopia nie jest kompletna.',
  'This backup is damaged.': 'Ta kopia jest uszkodzona.',
  'This file is not a backup of Steward.': 'Ten plik nie jest kopią Stewarda.',
  'This backup cannot be read. It may come from a newer Steward.':
    'Tej kopii nie da się odczytać. Może pochodzić z nowszego Stewarda.',
  'There is something else of that name. Choose another name.':
    'Jest już coś innego o tej nazwie. Wybierz inną.',
  'A backup needs {} MB on this disk, and {} MB are free. Free some space, or back up to another disk.':
    'Kopia potrzebuje {1} MB na tym dysku, a wolne jest {2} MB. Zwolnij miejsce albo zapisz kopię na innym dysku.',
  'Only a super admin of the backed-up workspace may restore it.':
    'Kopię może przywrócić tylko superadministrator jej obszaru roboczego.',
  'The backup is ready, but could not be put in place. Start Steward again to finish it.':
    'Kopia jest gotowa, ale nie udało się jej podstawić. Uruchom Stewarda ponownie, aby dokończyć.',
  'Somebody’s access has changed meanwhile. Look again.':
    'Czyjś dostęp w międzyczasie się zmienił. Sprawdź ponownie.',
  'Nobody confirms their own access. Ask another super admin.':
    'Nikt nie potwierdza własnego dostępu. Poproś innego superadministratora.',
  'Your own passphrase is changed under Settings, not reset.':
    'Własne hasło zmienia się w Ustawieniach, a nie resetuje.',
  'Nobody can remove themselves. Ask another super admin.':
    'Nikt nie może usunąć samego siebie. Poproś innego superadministratora.',
  'Nobody can change their own role. Ask another super admin.':
    'Nikt nie może zmienić własnej roli. Poproś innego superadministratora.',
  'This computer has no keychain that Steward can use, so it opens with your passphrase only.':
    'Ten komputer nie ma pęku kluczy, którego Steward mógłby użyć, więc otwiera go tylko hasło.',
  'Quick unlock was set up with {}, and this session offers {}. Use your passphrase, then turn quick unlock on again.':
    'Szybkie odblokowanie skonfigurowano z {1}, a ta sesja oferuje {2}. Użyj hasła, a potem włącz je ponownie.',
  '{} Use your passphrase.': '{1} Użyj hasła.',
  'The keychain refused to keep the secret. Use your passphrase.':
    'Pęk kluczy odmówił przechowania sekretu. Użyj hasła.',
  'The keychain holds another secret than the one of this workspace. Use your passphrase.':
    'Pęk kluczy przechowuje inny sekret niż ten obszar roboczy. Użyj hasła.',
  'The keychain did not give the secret. Use your passphrase.': 'Pęk kluczy nie wydał sekretu. Użyj hasła.',
  'The keychain of this computer did not open what it keeps for Steward. Please use your passphrase.':
    'Pęk kluczy tego komputera nie otworzył tego, co przechowuje dla Stewarda. Użyj hasła.',
  'Use at least 12 characters.': 'Użyj co najmniej 12 znaków.',
  'Use more different characters.': 'Użyj bardziej różnorodnych znaków.',
  'A repeated pattern is easy to guess.': 'Powtarzający się wzór łatwo zgadnąć.',
  'This is one of the first things that guessing programs try.':
    'To jedna z pierwszych rzeczy, których próbują programy zgadujące hasła.',
  'Too much of this is a common word or a pattern. Add unrelated words.':
    'Za dużo tu popularnych słów lub wzorów. Dodaj niezwiązane ze sobą słowa.',
  'Steward brought this workspace up to its new version. A backup of before is kept.':
    'Steward przeniósł ten obszar roboczy do nowej wersji. Kopia sprzed zmiany jest zachowana.',
  'Only {} MB are free on this disk. Free some space: on a full disk Steward still opens, but saves nothing.':
    'Na tym dysku wolne jest tylko {1} MB. Zwolnij miejsce: na pełnym dysku Steward się otworzy, ale niczego nie zapisze.',
  'The clock of this computer shows {}, but the audit trail already goes to {} (UTC). Set the clock right: until then nothing that expires can be trusted.':
    'Zegar tego komputera pokazuje {1}, a dziennik sięga już {2} (UTC). Ustaw zegar: do tego czasu nie można ufać niczemu, co wygasa.',
  '{} {} Nothing else is touched: clients, budgets and the audit trail are in the ledger.':
    '{1} {2} Niczego innego to nie dotyczy: klienci, budżety i dziennik są w księdze.',
  'The figures read from Meta were damaged. They were set aside as {}, not erased.':
    'Dane odczytane z Mety były uszkodzone. Odłożono je jako {1}, nie skasowano.',
  'The figures read from Meta were missing.': 'Brakowało danych odczytanych z Mety.',
  'A sync brings back what Meta still gives. Gone are followers and Page figures older than Meta keeps, and the history of retired metrics.':
    'Synchronizacja przywróci to, co Meta jeszcze daje. Przepadli obserwujący i dane stron starsze, niż trzyma Meta, oraz historia wycofanych miar.',
  'Those of the backup of {} took their place; a sync brings back what Meta still gives of the days since.':
    'Zastąpiły je dane z kopii z {1}; synchronizacja przywróci to, co Meta jeszcze daje z późniejszych dni.',
  'The key that signs the audit trail does not open. Restore the newest backup.':
    'Klucz podpisujący dziennik się nie otwiera. Przywróć najnowszą kopię zapasową.',
  'This workspace was opened by a newer Steward. Install that version or restore an older backup.':
    'Ten obszar roboczy otwierał nowszy Steward. Zainstaluj tę wersję albo przywróć starszą kopię.',
  'This workspace was changed by a Steward of another line ({}). Open it with that version.':
    'Ten obszar roboczy zmieniał Steward z innej linii ({1}). Otwórz go tamtą wersją.',
  'The database is damaged: {}': 'Baza danych jest uszkodzona: {1}',
  'The database refused a safety setting ({} is {}).':
    'Baza danych odrzuciła ustawienie bezpieczeństwa ({1} to {2}).',
  'The disk is full. Nothing was lost; free some space and try again.':
    'Dysk jest pełny. Nic nie zginęło; zwolnij miejsce i spróbuj ponownie.',
  'Another program holds {}. Close it and try again.':
    'Inny program zajmuje {1}. Zamknij go i spróbuj ponownie.',
  '{} does not open with this key: it is damaged or belongs elsewhere. Restore the newest backup.':
    '{1}: ten klucz go nie otwiera; plik jest uszkodzony albo pochodzi skądinąd. Przywróć najnowszą kopię zapasową.',
  '{} is damaged. Steward keeps it as it is: restore the newest backup.':
    '{1}: plik jest uszkodzony. Steward zostawia go bez zmian: przywróć najnowszą kopię zapasową.',
  '{} cannot be written or read. Check who may use its folder, and whether the disk is read-only.':
    '{1}: nie można pisać ani czytać. Sprawdź uprawnienia do folderu i czy dysk nie jest tylko do odczytu.',
  'The disk does not read or write {} as it should. Check the disk, then try again.':
    'Dysk nie czyta lub nie zapisuje {1} tak, jak powinien. Sprawdź dysk i spróbuj ponownie.',
  'The disk is full; nothing was saved.': 'Dysk jest pełny; nic nie zapisano.',
  'The file cannot be saved there. Choose another folder.':
    'Tam nie można zapisać pliku. Wybierz inny folder.',
  'This view is too large to keep.': 'Ten widok jest zbyt duży, aby go zachować.',
  'At most {} views are kept. Remove one first.': 'Zachowuje się najwyżej {1} widoków. Najpierw usuń jeden.',
  'That has ended already.': 'To już się zakończyło.',
  'That cannot be stopped half-way.': 'Tego nie można zatrzymać w połowie.',
  'Steward does not answer this page.': 'Steward nie odpowiada tej stronie.',
  'Steward does not open that address.': 'Steward nie otwiera tego adresu.',
  'That is not one e-mail address.': 'To nie jest jeden adres e-mail.',
  'A new version is being put in place. Wait until that is done.':
    'Nowa wersja jest właśnie umieszczana na miejscu. Poczekaj, aż się to skończy.',
  'The HTTP door is closed. Turn it on first.': 'Dostęp przez HTTP jest zamknięty. Najpierw go włącz.',
  'Steward was closed meanwhile.': 'Steward został w międzyczasie zamknięty.',
  'Nobody is signed in to Steward, or it is locked. Unlock it first.':
    'Nikt nie jest zalogowany do Stewarda albo jest on zablokowany. Najpierw go odblokuj.',
  'A model may ask {} times a minute. Wait a little.':
    'Model może pytać {1} razy na minutę. Poczekaj chwilę.',
  'Models have no access. A super admin can give it in Settings.':
    'Modele nie mają dostępu. Superadministrator może go dać w Ustawieniach.',
  'The command line cannot do this. Use the window.':
    'Wiersz poleceń nie może tego zrobić. Użyj okna aplikacji.',
  'A model may read and propose, and nothing else. A person does this in the window.':
    'Model może czytać i proponować, nic więcej. Robi to człowiek w oknie aplikacji.',
  'Something went wrong inside Steward. The log has the details.':
    'Coś poszło nie tak wewnątrz Stewarda. Szczegóły są w dzienniku zdarzeń.',
};
