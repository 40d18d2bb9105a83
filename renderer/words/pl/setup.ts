import type { setup as en } from '../en/setup.ts';

export const setup: typeof en = {
  title: 'Konfiguracja',
  members: 'Osoby',
  membersNote:
    'Kto z agencji pracuje z tym klientem. Superadministratorzy widzą wszystkich klientów i nie są tu wymienieni.',
  noMembers: 'Na razie nikt: tego klienta widzą tylko superadministratorzy.',
  addMember: 'Dodaj osobę',
  removeMember: (name) => `Usuń: ${name}`,
  removeTitle: (name) => `Odebrać dostęp do tego klienta: ${name}?`,
  removeBody: 'Od teraz nie zobaczy tego klienta. To, co zrobiła ta osoba, zostaje w dzienniku.',
  removeAction: 'Usuń',
  since: (day) => `od ${day}`,
  askSuperAdmin: 'Osoby dodaje i usuwa superadministrator.',
};
