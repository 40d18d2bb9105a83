import type { settings as en } from '../en/settings.ts';

export const settings: typeof en = {
  title: 'Ustawienia',
  appearance: 'Wygląd',
  system: 'Jak w systemie',
  light: 'Jasny',
  dark: 'Ciemny',
  language: 'Język',
  passphrase: 'Hasło',
  passphraseNote:
    'Zmiana nadaje obszarowi roboczemu nowy klucz. Starsze kopie zapasowe nadal otwiera stare hasło.',
  lock: 'Blokada',
  lockAfter: 'Blokuj po',
  minutes: 'minutach bezczynności',
  lockNote: 'Steward blokuje się też razem z ekranem i przy usypianiu komputera.',
  save: 'Zapisz',
  saved: 'Zapisano',
  quick: 'Szybkie odblokowanie',
  quickOn: 'Odblokowuj pękiem kluczy tego komputera',
  quickNote: 'Otwiera obszar roboczy, nie Twój klucz podpisu: zatwierdzanie zawsze pyta o hasło.',
  keys: 'Klucze',
  keysNote:
    'Nowy kod odzyskiwania unieważnia stary. Nowe klucze unieważniają od tej chwili skradzione kopie starych.',
  newCode: 'Nowy kod odzyskiwania…',
  newKeys: 'Zmień wszystkie klucze…',
  passphraseAsk: 'Twoje hasło',
  keysChanged: 'Zmieniono wszystkie klucze',
  cancel: 'Anuluj',
  about: 'O programie',
  version: (version) => `Steward ${version}`,
};
