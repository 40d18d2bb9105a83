import type { Catalogue } from './said.ts';

/** Budgets, proposals, policy, alerts. */
export const money: Catalogue = {
  'Meta does not list {}, so no amount in it can be sent.':
    'Meta nie ma na liście waluty {1}, więc nie można wysłać w niej kwoty.',
  'There is no such proposal at this client.': 'Ten klient nie ma takiej propozycji.',
  'This is not what was shown to you. Look at it again.': 'To nie jest to, co widziano. Sprawdź ponownie.',
  'It is your own. Withdraw it instead.': 'To Twoja własna propozycja. Wycofaj ją zamiast tego.',
  'Only whoever proposed it can withdraw it. You can decline it.':
    'Wycofać może ją tylko autor. Możesz ją odrzucić.',
  'It is settled already.': 'Ta sprawa jest już rozstrzygnięta.',
  'Only a confirmed change can be taken back.': 'Cofnąć można tylko potwierdzoną zmianę.',
  'The budget is not what Steward set any more, so there is nothing of ours to take back. Look at it as it is.':
    'Budżet nie jest już taki, jak ustawił Steward, więc nie ma czego cofać. Zobacz, jaki jest.',
  'Meta named no minimum budget for this account’s currency.':
    'Meta nie podała najmniejszego budżetu w walucie tego konta.',
  'Its budget was changed since you looked. Look again before you propose.':
    'Budżet zmieniono od ostatniego spojrzenia. Sprawdź ponownie przed złożeniem propozycji.',
  'That is the budget that it has.': 'Taki budżet już jest.',
  'Meta would refuse it: {}': 'Meta by tego nie przyjęła: {1}',
  'A proposal for it waits already. Withdraw that one first.':
    'Czeka już inna propozycja. Najpierw ją wycofaj.',
  'There is no such change at this client.': 'Ten klient nie ma takiej zmiany.',
  'A proposal expires within a day. Let it start before that.':
    'Propozycja wygasa w ciągu doby. Niech zacznie się wcześniej.',
  'It does not need a person’s word.': 'To nie wymaga słowa człowieka.',
  'Somebody else has just dealt with it. Look again.': 'Ktoś inny właśnie się tym zajął. Sprawdź ponownie.',
  'Somebody changed the policy meanwhile. Look at it again before you save.':
    'Ktoś w międzyczasie zmienił zasady. Sprawdź je ponownie przed zapisaniem.',
  'Nobody approves their own proposal, a super admin neither.':
    'Nikt nie zatwierdza własnej propozycji, superadministrator też nie.',
  'Whoever proposed this could have known your passphrase until a day ago. You can approve 24 hours after you chose your own.':
    'Autor propozycji mógł jeszcze dobę temu znać Twoje hasło. Zatwierdzić możesz 24 godziny po ustawieniu własnego.',
  'It is not approved, or was dealt with already.': 'Nie jest zatwierdzona albo już się nią zajęto.',
  'Its start time has not come yet.': 'Jej czas rozpoczęcia jeszcze nie nadszedł.',
  'The workspace is locked.': 'Obszar roboczy jest zablokowany.',
  'The proposal is not what its manifest says.': 'Propozycja nie zgadza się ze swoim manifestem.',
  'Changes were stopped, or the policy changed, in this very moment.':
    'W tej właśnie chwili wstrzymano zmiany albo zmieniono zasady.',
  'The client is archived.': 'Klient jest zarchiwizowany.',
  'The approval has expired.': 'Zatwierdzenie wygasło.',
  'The clock of this computer is {} minutes apart from Meta’s. Set it right, then send it.':
    'Zegar tego komputera różni się od zegara Meta o {1} min. Ustaw go, a potem wyślij.',
  'This does not take back a change of Steward’s.': 'To nie cofa żadnej zmiany wykonanej przez Steward.',
  'What became of a budget change of this client is not known yet. Nothing of it goes out of sight until it is.':
    'Nie wiadomo jeszcze, co się stało ze zmianą budżetu tego klienta. Do tego czasu nic z niej nie znika z oczu.',
  declined: 'odrzucona',
  withdrawn: 'wycofana',
  'It does not wait for an approval any more.': 'Nie czeka już na zatwierdzenie.',
  'It has expired. Propose it again, with figures of today.':
    'Propozycja wygasła. Złóż ją ponownie, z dzisiejszymi danymi.',
  'The clock of this computer went back. Set it right before anything is approved.':
    'Zegar tego komputera się cofnął. Ustaw go, zanim cokolwiek zostanie zatwierdzone.',
  'A second person has to approve. Add one under People.':
    'Zatwierdzić musi druga osoba. Dodaj ją w części Osoby.',
  'Meta’s table does not list this currency, so no amount in it can be sent.':
    'Tabela Mety nie zawiera tej waluty, więc nie można wysłać w niej kwoty.',
  'The ad account is not open at Meta.': 'Konto reklamowe nie jest w Mecie otwarte.',
  'It was deleted at Meta.': 'Usunięto to w Mecie.',
  'It is archived at Meta; only its name can still be changed.':
    'Jest zarchiwizowane w Mecie; można jeszcze zmienić tylko nazwę.',
  'It is a legacy Advantage+ campaign, which Meta no longer lets any tool change.':
    'To dawna kampania Advantage+, której Meta nie pozwala już zmieniać żadnym narzędziem.',
  'Its ad sets hold the budgets. Propose at one of them.':
    'Budżety są w zestawach reklam. Złóż propozycję przy jednym z nich.',
  'Its campaign holds the budget. Propose there.': 'Budżet jest w kampanii. Złóż propozycję tam.',
  'Its end date is in the past.': 'Data zakończenia już minęła.',
  'The access token may look at this ad account but not change it.':
    'Token dostępu może oglądać to konto reklamowe, ale nie może go zmieniać.',
  'An earlier change of it is not known yet. Nothing else is sent to it until it is.':
    'Wynik wcześniejszej zmiany nie jest jeszcze znany. Do tego czasu nic innego nie zostanie wysłane.',
  'This rule looks at what is now, of which there is no history.':
    'Ta reguła patrzy na stan obecny, a ten nie ma historii.',
  'This alert does not exist.': 'Ten alert nie istnieje.',
  'This alert is over already.': 'Ten alert już się zakończył.',
  'Choose a moment that is still to come.': 'Wybierz chwilę, która dopiero nadejdzie.',
  'The last sync saw no such budget at this client.':
    'Ostatnia synchronizacja nie widziała takiego budżetu u tego klienta.',
  'A sync has brought another budget since you looked. Look again.':
    'Synchronizacja przyniosła w międzyczasie inny budżet. Sprawdź ponownie.',
  'A draft for it is there already. Discard that one first.': 'Szkic już tu jest. Najpierw go odrzuć.',
  'There is no such draft at this client.': 'Ten klient nie ma takiego szkicu.',
  'This draft was dealt with already.': 'Ten szkic jest już rozstrzygnięty.',
  'Another person has to agree: this draft is yours.': 'Zgodzić musi się inna osoba: to Twój szkic.',
  'The draft is about another kind of budget than it has now. Write a new one.':
    'Szkic dotyczy innego rodzaju budżetu niż obecny. Napisz nowy.',
  'This is no hand-over file, or it was changed on its way.':
    'To nie jest plik przekazania albo zmieniono go po drodze.',
  'This file is for somebody else, or for keys that you no longer have.':
    'Ten plik jest dla kogoś innego albo dla kluczy, których już nie masz.',
  'The hand-over file was changed on its way.': 'Plik przekazania zmieniono po drodze.',
  'It was approved for another installation of Steward.':
    'Zatwierdzono to dla innej instalacji programu Steward.',
  'The approval is for no proposal of yours.': 'To zatwierdzenie nie dotyczy żadnej Twojej propozycji.',
  'The approval is not what was signed.': 'Zatwierdzenie nie jest tym, co podpisano.',
  'Compare the fingerprints with that person first.': 'Najpierw porównaj odciski kluczy z tą osobą.',
  'These are not the keys that were shown to you. Look at them again.':
    'To nie są klucze, które widziano. Sprawdź je ponownie.',
  'Open the hand-over file again: it is not open here any more.':
    'Otwórz plik przekazania ponownie: nie jest tu już otwarty.',
  'The hand-over file is of another Steward than this one.':
    'Plik przekazania pochodzi z innej wersji programu Steward.',
  'The signature on the hand-over file does not hold.': 'Podpis pliku przekazania się nie zgadza.',
  'There is nobody else of that name who could approve it.':
    'Nie ma tu drugiej takiej osoby, która mogłaby to zatwierdzić.',
  'Only whoever proposed it can hand it over.': 'Przekazać może ją tylko autor.',
  'It was proposed on this desktop. Approve it under Approvals.':
    'Tę propozycję złożono na tym komputerze. Zatwierdź ją w sekcji Zatwierdzanie.',
  'The file is of a later time than the clock of this computer says. Set the clock right.':
    'Plik jest z późniejszej chwili, niż wskazuje zegar tego komputera. Ustaw zegar.',
  'The approver’s key is not the one that they signed with.':
    'Klucz osoby zatwierdzającej nie jest tym, którym podpisano.',
  'The approver may not approve here any more.': 'Osoba zatwierdzająca nie ma już tu takiego uprawnienia.',
  'The proposer could have known the approver’s passphrase until a day ago.':
    'Autor propozycji mógł jeszcze dobę temu znać hasło osoby zatwierdzającej.',
};
