import type { updates as en } from '../en/updates.ts';

export const updates: typeof en = {
  title: 'Nowe wersje',
  note: 'Steward szuka swoich nowych wersji tylko tam, gdzie wskażesz: raz dziennie i na życzenie. Pobiera tylko to, co podpisano kluczem wydań twórcy, a instaluje dopiero za Twoją zgodą.',
  unavailable: {
    no_release_key:
      'Tę kopię zbudowano bez klucza wydań, więc nie odróżni prawdziwej nowej wersji od podrobionej. Sama żadnej nie przyjmie.',
    not_one_file:
      'Steward zastępuje sam siebie tylko wtedy, gdy działa jako AppImage. Tę kopię aktualizuje się tak, jak ją zainstalowano.',
  },
  address: 'Folder z nowymi wersjami',
  addressHint: 'Na przykład https://updates.agency.example/steward. Puste: Steward nigdzie nie szuka.',
  save: 'Zapisz',
  saved: 'Zapisano',
  runs: 'Ta wersja',
  looked: 'Ostatnie szukanie',
  never: 'nigdy',
  look: 'Szukaj teraz',
  newest: 'To najnowsza wersja.',
  found: (version) => `Wersja ${version}`,
  fetch: (size) => `Pobierz (${size})`,
  fetching: (version) => `Pobieranie wersji ${version}`,
  ready: 'Pobrana i sprawdzona.',
  install: 'Zainstaluj',
  installTitle: (version) => `Zainstalować wersję ${version}?`,
  installPoints: [
    'Zajmie miejsce pliku, z którego uruchomiono tego Stewarda.',
    'Zadziała od następnego uruchomienia. Do tego czasu pracujesz jak dotąd.',
    'Powrotu do starszej wersji potem nie ma.',
  ],
  installed: (version) => `Wersja ${version} jest na miejscu. Zamknij Stewarda i otwórz go ponownie.`,
  refusals: {
    unreachable:
      'Pod tym adresem nikt nie odpowiada albo nie jest to serwer nowych wersji. Sprawdź adres i sieć.',
    too_slow: 'Serwer nie odpowiedział na czas. Spróbuj później.',
    not_there: 'Pod tym adresem nie ma tego, czego szukano. Sprawdź adres.',
    elsewhere:
      'Serwer wskazuje inne miejsce, a Steward za nim nie idzie. Podaj adres, pod którym pliki naprawdę leżą.',
    unsigned: 'Jest nowa wersja, ale bez podpisu. Niczego nie pobrano.',
    bad_signature:
      'Podpis się nie zgadza: to, co tam leży, nie pochodzi od twórcy Stewarda albo zostało zmienione. Niczego nie pobrano. Powiadom osobę, która prowadzi ten serwer.',
    unreadable: 'To, co tam podpisano, nie jest listą wersji, którą ten Steward umie odczytać.',
    other_machine: 'Oferowana tam wersja jest dla innego rodzaju komputera.',
    downgrade: 'Oferowana tam wersja jest starsza od tej. Steward się nie cofa.',
    replayed:
      'Oferowana tam wersja jest starsza od tej, którą oferowano wcześniej. Steward się nie cofa. Powiadom osobę, która prowadzi ten serwer.',
    cut_short: 'Plik przyszedł tylko w części i został usunięty. Spróbuj ponownie.',
    altered:
      'Plik nie jest tym, który podpisano, i został usunięty. Powiadom osobę, która prowadzi ten serwer.',
    disk_full: 'Dysk jest pełny. Zwolnij miejsce i spróbuj ponownie.',
    place_closed: 'Steward nie może pisać tam, gdzie leży jego plik. Niczego nie zmieniono.',
  },
};
