import type { isolation as en } from '../en/isolation.ts';
import { pluralPl } from '../plural.ts';

export const isolation: typeof en = {
  title: 'Próba izolacji',
  note: 'Czy ktoś może dosięgnąć innego klienta?',
  start: 'Uruchom próbę',
  body: 'Dla każdego klienta powstają zmyśleni członkowie i próbują identyfikatorów następnego klienta w każdym wywołaniu Stewarda i w każdym istniejącym zapytaniu do Meta. Nic się nie zmienia i nic nie jest wysyłane. Wynik trafia do dziennika audytu.',
  never: 'Nie było jeszcze żadnej próby',
  held: (tried) => `Każda ściana wytrzymała: prób ${tried}, wszystkie odrzucone.`,
  broken: (n) =>
    pluralPl(n, {
      one: '# próba się powiodła.',
      few: '# próby się powiodły.',
      many: '# prób się powiodło.',
      other: '# próby się powiodło.',
    }),
  brokenBody: 'Proszę przerwać pracę z tą wersją i zgłosić to, co widać poniżej.',
  clients: 'Klienci',
  calls: 'Wywołania',
  endpoints: 'Zapytania do Meta',
  tried: 'Próby',
  refused: 'Odrzucone',
  holes: 'Udane',
  last: (when, by) => `Ostatnia próba ${when}, ${by}`,
  what: 'Co',
  whereTitle: 'Gdzie',
  wall: 'Dlaczego odrzucone',
  where: { call: 'wywołanie', endpoint: 'zapytanie do Meta' },
  walls: {
    membership: 'tylko członkowie wskazanego klienta',
    named_inside: 'każdy wskazany klient jest sprawdzany',
    own_answer: 'odpowiedź zawiera tylko własnych klientów',
    super_admins_only: 'tylko superadministratorzy',
    no_client: 'nie dotyczy żadnego klienta',
    ownership: 'obiekt musi należeć do klienta',
  },
  own: 'Własny',
  passes: 'przechodzi',
  stuck: 'nie przechodzi',
  failed: 'Próba nie dobiegła końca',
};
