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
  about: 'O programie',
  version: (version) => `Steward ${version}`,
};
