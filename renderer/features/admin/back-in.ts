import type { Contact } from '../../../shared/model/client.ts';

/** How many different people at the client could let the agency back in: a name alone opens no door. */
export function reachable(contacts: readonly Pick<Contact, 'email' | 'phone'>[]): number {
  const ways = contacts.map(({ email, phone }) => email.trim().toLowerCase() || phone.replace(/\s/g, ''));
  return new Set(ways.filter((way) => way !== '')).size;
}
