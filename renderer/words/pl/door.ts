import type { door as en } from '../en/door.ts';

export const door: typeof en = {
  welcome: 'Witaj w Steward',
  welcomeBody:
    'Biurko dla klientów Meta w agencji: ile wydają, co to przynosi i każda zmiana uzgodniona przez dwie osoby.',
  oneDesktop:
    'Obszar roboczy znajduje się na tym komputerze i służy kilku osobom z agencji. Jest zaszyfrowany zawsze, gdy nikt nie jest zalogowany.',
  explore: 'Obejrzyj agencję demo',
  exploreNote: 'Zmyślona agencja z tuzinem klientów. Bez tokenu i bez sieci.',
  create: 'Utwórz obszar roboczy',
  createNote: 'Dla Twojej agencji, z własnym tokenem Meta.',
  unlock: 'Odblokuj',
  unlockTitle: 'Kto siada do biurka?',
  person: 'Osoba',
  passphrase: 'Hasło',
  workspaceName: 'Nazwa agencji',
  yourName: 'Twoje imię i nazwisko',
  email: 'E-mail',
  newPassphrase: 'Hasło',
  passphraseHint: 'Co najmniej 12 znaków. Kilka niepowiązanych słów łatwo zapamiętać i trudno odgadnąć.',
  createAction: 'Utwórz obszar roboczy',
  createTitle: 'Utwórz obszar roboczy',
  founderNote: 'Zostajesz superadministratorem. Pozostałe osoby dodasz później.',
  other: 'Inne możliwości',
  back: 'Wstecz',
  demo: 'Agencja demo',
  real: 'Twoja agencja',
  demoPassphrase: (passphrase) => `Hasło do demo to „${passphrase}”.`,
  recoveryTitle: 'Zachowaj ten kod odzyskiwania',
  recoveryBody:
    'Otwiera obszar roboczy, gdy ktoś zapomni hasła. Pokazujemy go tylko raz; Steward nie przechowuje kopii. Wydrukuj go lub zapisz i trzymaj z dala od tego komputera.',
  recoveryNoted: 'Kod zapisany',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
};
