import type { Catalogue } from './said.ts';

/** What Meta refuses and how calls to it end. */
export const meta: Catalogue = {
  'The access token does not work any more. Add a new one under Admin.':
    'Token dostępu już nie działa. Dodaj nowy w części Admin.',
  'Facebook wants the owner of the access token to log in and confirm something. The token works again afterwards.':
    'Facebook chce, aby właściciel tokena zalogował się i coś potwierdził. Potem token znów zadziała.',
  'Meta wants the Page’s own token for this. The access token itself is healthy.':
    'Meta chce tu tokena samej strony. Sam token dostępu jest sprawny.',
  'Meta does not accept the app secret, or misses it. Check it under Admin.':
    'Meta nie przyjmuje sekretu aplikacji albo go brakuje. Sprawdź go w części Admin.',
  'The access token has no permission for this. Ask the client to share it with the agency again.':
    'Token dostępu nie ma na to uprawnienia. Poproś klienta, aby ponownie udostępnił to agencji.',
  'The token cannot reach this, or it does not exist any more. What Steward has of it stays readable.':
    'Token do tego nie sięga albo to już nie istnieje. To, co Steward ma, pozostaje czytelne.',
  'Steward asked Meta for something that does not exist. Please report this.':
    'Steward zapytał Metę o coś, co nie istnieje. Zgłoś to.',
  'Meta has retired this figure. The others are not affected.':
    'Meta wycofała tę miarę. Pozostałych to nie dotyczy.',
  'Meta has retired this figure.': 'Meta wycofała tę miarę.',
  'Meta has retired one of the details that Steward asked for. Please update Steward.':
    'Meta wycofała jeden ze szczegółów, o które pyta Steward. Zaktualizuj Stewarda.',
  'Meta did not accept this request. Trying again would not help; please report this.':
    'Meta nie przyjęła tego żądania. Ponowna próba nie pomoże; zgłoś to.',
  'Meta had trouble answering. Try again in a moment.': 'Meta miała kłopot z odpowiedzią. Spróbuj za chwilę.',
  'This is more than Meta gives in one go. Choose a shorter period.':
    'To więcej, niż Meta daje naraz. Wybierz krótszy okres.',
  'Meta asks for a pause. Steward tries again later.': 'Meta prosi o przerwę. Steward spróbuje później.',
  'Meta has stopped changes for now. Look into Business Support Home; Steward sends no change until then.':
    'Meta na razie wstrzymała zmiany. Zajrzyj do centrum pomocy dla firm; do tego czasu Steward nie wyśle żadnej zmiany.',
  'This version of Steward speaks a language that Meta has retired. Please update Steward.':
    'Ta wersja Stewarda mówi językiem, który Meta wycofała. Zaktualizuj Stewarda.',
  'Meta keeps figures for 37 months. Choose a later start.':
    'Meta trzyma dane przez 37 miesięcy. Wybierz późniejszy początek.',
  'The list at Meta changed while Steward was reading it. Try again.':
    'Lista w Mecie zmieniła się w trakcie czytania. Spróbuj ponownie.',
  'Meta does not allow this budget.': 'Meta nie pozwala na ten budżet.',
  'Meta allows four budget changes per hour here. Try again in an hour.':
    'Meta pozwala tu na cztery zmiany budżetu na godzinę. Spróbuj za godzinę.',
  'Meta answered with something unreadable. Try again in a moment.':
    'Meta odpowiedziała czymś nieczytelnym. Spróbuj za chwilę.',
  'Meta has not been answering. Steward tries again in a moment; everything already synced stays readable.':
    'Meta nie odpowiada. Steward spróbuje za chwilę; wszystko zsynchronizowane pozostaje czytelne.',
  '{} asks for a pause of about {}. What is synced stays readable.':
    'Potrzebna przerwa: {1}, około {2}. To, co zsynchronizowano, pozostaje czytelne.',
  'This client has no such campaign or ad set.': 'Ten klient nie ma takiej kampanii ani zestawu reklam.',
  'Meta answered in a shape that Steward does not know.':
    'Meta odpowiedziała w postaci, której Steward nie zna.',
  'Meta’s answer was lost, so nobody knows yet whether the change was made. Steward looks before anything else is sent.':
    'Odpowiedź Mety przepadła, więc nie wiadomo, czy zmiana nastąpiła. Steward sprawdzi to, zanim wyśle cokolwiek innego.',
  'The drill sends nothing.': 'Ćwiczenie niczego nie wysyła.',
  'The access token has no role on this Page. Ask its owner to assign it.':
    'Token dostępu nie ma roli na tej stronie. Poproś jej właściciela o przypisanie.',
  'Meta answered about another account. Nothing was stored.':
    'Meta odpowiedziała o innym koncie. Niczego nie zapisano.',
  'Meta answered for other days than were asked for. Nothing was stored.':
    'Meta odpowiedziała za inne dni, niż pytano. Niczego nie zapisano.',
  'Meta could not make this report. Choose a shorter period.':
    'Meta nie zdołała przygotować tego raportu. Wybierz krótszy okres.',
  'Meta did not finish this report in time. Try again later.':
    'Meta nie ukończyła tego raportu na czas. Spróbuj później.',
  'Meta’s list does not end. Try again later.': 'Lista Mety się nie kończy. Spróbuj później.',
  'This is the certificate of a server, not of an authority. Ask for the authority’s.':
    'To certyfikat serwera, a nie urzędu. Poproś o certyfikat urzędu.',
  'This certificate is not valid now. Ask for the one that is in use.':
    'Ten certyfikat nie jest teraz ważny. Poproś o używany.',
  'This is not a certificate in PEM.': 'To nie jest certyfikat w formacie PEM.',
  'Something between here and Meta shows a certificate that nobody vouches for. If it is the agency’s own, add its authority.':
    'Coś po drodze do Mety pokazuje certyfikat, za który nikt nie ręczy. Jeśli należy do agencji, dodaj jego urząd.',
  'The proxy wants a user name and a password, or does not accept these.':
    'Serwer pośredniczący wymaga nazwy użytkownika i hasła albo nie przyjmuje podanych.',
  'That is not an id of Meta’s.': 'To nie jest identyfikator Mety.',
  'That is not the id of a post.': 'To nie jest identyfikator posta.',
  'This picture is not kept by Meta, so Steward does not fetch it.':
    'Tego obrazu nie trzyma Meta, więc Steward go nie pobiera.',
  'This picture is always somewhere else.': 'Ten obraz jest wciąż gdzie indziej.',
  'Meta does not show this picture any more. The next sync brings a new address.':
    'Meta nie pokazuje już tego obrazu. Następna synchronizacja przyniesie nowy adres.',
  'The picture could not be fetched. Try again later.': 'Nie udało się pobrać obrazu. Spróbuj później.',
  'The picture could not be fetched. Check the network.': 'Nie udało się pobrać obrazu. Sprawdź sieć.',
  'What came is not a picture.': 'To, co przyszło, nie jest obrazem.',
  'This picture is too large, or is none.': 'Ten obraz jest zbyt duży albo nie jest obrazem.',
  'This picture is too large.': 'Ten obraz jest zbyt duży.',
  'This is not a picture that can be read.': 'Tego obrazu nie da się odczytać.',
  'This picture took too long to read.': 'Odczyt tego obrazu trwał zbyt długo.',
  'Meta sent figures without saying whose they are. Nothing was stored.':
    'Meta przysłała dane, nie mówiąc czyje. Niczego nie zapisano.',
  'Meta named no currency, so the amounts cannot be read.':
    'Meta nie podała waluty, więc kwot nie da się odczytać.',
  'Steward was locked while it was syncing.': 'Steward został zablokowany w trakcie synchronizacji.',
  'Steward ended during this sync.': 'Steward zakończył pracę w trakcie tej synchronizacji.',
  'Meta gives a Page’s figures from 100 likes on.': 'Meta podaje dane strony od 100 polubień.',
  'Meta gave no figures for this Page: the token misses read_insights, or the Page is very new.':
    'Meta nie podała danych tej strony: tokenowi brakuje read_insights albo strona jest bardzo nowa.',
  'The demo Graph gave no answer.': 'Demonstracyjny Graph nie odpowiedział.',
  'The plug of the demo agency is pulled: see Settings.':
    'Wtyczka agencji pokazowej jest wyjęta: zobacz Ustawienia.',
  'Only the demo agency has a plug to pull.': 'Tylko agencja pokazowa ma wtyczkę, którą można wyjąć.',
  'Meta took too long to answer. Try again in a moment.': 'Meta odpowiadała zbyt długo. Spróbuj za chwilę.',
  'Meta answered with far more than was asked for.': 'Meta odpowiedziała znacznie obszerniej, niż pytano.',
  'Meta cannot be reached. Check the network; everything already synced stays readable.':
    'Nie można połączyć się z Metą. Sprawdź sieć; wszystko zsynchronizowane pozostaje czytelne.',
  'Meta answered in an encoding that was not asked for.':
    'Meta odpowiedziała w kodowaniu, o które nie pytano.',
};
