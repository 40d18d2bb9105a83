import type { network as en } from '../en/network.ts';

export const network: typeof en = {
  title: 'Sieć',
  proxy: 'Serwer proxy',
  proxyBody: 'Zapytania do Meta idą przez niego w tunelu, do którego nie zagląda. Nigdy nie widzi tokena.',
  address: 'Adres',
  none: 'brak: prosto do Meta',
  user: 'Nazwa użytkownika',
  userHint: 'Tylko jeśli proxy pyta, kto przychodzi. Puste: nie pyta nikogo.',
  password: 'Hasło',
  passwordKept: 'Jedno jest przechowywane pod pieczęcią. Pozostaw puste, aby je zachować.',
  authority: 'Urząd certyfikacji',
  authorityBody:
    'Tylko tam, gdzie sieć agencji podstawia własny certyfikat zamiast certyfikatu Meta: kto prowadzi tę sieć, może wtedy czytać wszystko, także tokeny. Porównaj odcisk z administratorem. Certyfikaty są zawsze sprawdzane.',
  publicOnly: 'Zaufane są tylko publiczne urzędy.',
  subject: 'Nazwa',
  fingerprint: 'SHA-256',
  validUntil: 'Ważny do',
  pem: 'Certyfikat',
  pemHint: 'W PEM: tekst od BEGIN CERTIFICATE do END CERTIFICATE.',
  removeAuthority: 'Ufaj tylko publicznym',
  save: 'Wypróbuj i zachowaj',
  saved: 'Meta tędy odpowiada; zachowano',
};
