import type { comments as english } from '../en/comments.ts';

export const comments = {
  title: 'Komentarze',
  write: 'Napisz komentarz',
  writeMore: 'Napisz komentarz…',
  send: 'Dodaj komentarz',
  save: 'Zapisz',
  none: 'Nikt jeszcze nie skomentował tych dni. Komentarz może też stać przy jednym dniu: naciśnij go na wykresie.',
  noneOfDay: 'Nikt jeszcze nie skomentował tego dnia.',
  noneOfProposal: 'Nikt jeszcze nie skomentował tej propozycji.',
  forClient: 'Także dla klienta',
  forClientHint: 'Raport z tych dni go podsunie. Wszystko inne zostaje w agencji.',
  forClientBadge: 'Dla klienta',
  edited: 'zmieniony',
  actions: (author: string) => `Działania na komentarzu: ${author}`,
  edit: 'Zmień…',
  remove: 'Usuń…',
  removeTitle: 'Usunąć ten komentarz?',
  removeBody: (author: string) =>
    `Słowa, które napisał(a) ${author}, znikną z każdego ekranu. Zostaną w dzienniku zdarzeń.`,
  removeNow: 'Usuń komentarz',
  markedForClient: 'Komentarze dla klienta',
  ofThePeriod: 'o tym okresie',
  takeOver: 'Przejmij do…',
  about: (when: string) => `dotyczy: ${when}`,
  onDay: 'Enter otwiera komentarze do dnia',
  mark: (author: string, text: string) => `${author}: ${text}`,
} satisfies typeof english;
