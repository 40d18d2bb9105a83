import type { Client, ClientCard, Contact } from '../../../shared/model/client.ts';

/** A card while it is being typed: labels are one line of text. */
export interface Draft extends Omit<ClientCard, 'labels'> {
  readonly labels: string;
}

export const emptyContact: Contact = { name: '', role: '', email: '', phone: '' };

export function draftOf(client: Client): Draft {
  const { name, businessName, email, language, currency, timezone, colour, notes } = client;
  const labels = client.labels.join(', ');
  return {
    name,
    businessName,
    email,
    language,
    currency,
    timezone,
    colour,
    notes,
    contacts: client.contacts,
    labels,
  };
}

export function cardOf(draft: Draft): ClientCard {
  const labels = draft.labels
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
  // A contact that was added and left empty was not meant.
  const contacts = draft.contacts.filter((contact) =>
    Object.values(contact).some((text) => text.trim() !== ''),
  );
  return { ...draft, labels, contacts };
}
