import { expect, test } from 'vitest';
import type { Client } from '../../../shared/model/client.ts';
import { cardOf, draftOf, emptyContact } from './draft.ts';

const client = {
  name: 'Oak',
  businessName: '',
  email: '',
  language: 'en',
  currency: 'EUR',
  timezone: 'Europe/Warsaw',
  colour: '#1f7a6a',
  notes: '',
  labels: ['Hotels', 'Season'],
  contacts: [],
} as unknown as Client;

test('a card that is opened and saved is the same card', () => {
  const { labels, contacts, name } = cardOf(draftOf(client));
  expect({ labels, contacts, name }).toEqual({ labels: ['Hotels', 'Season'], contacts: [], name: 'Oak' });
});

test('stray commas make no labels, and an empty contact was not meant', () => {
  const olga = { ...emptyContact, name: 'Olga' };
  const card = cardOf({ ...draftOf(client), labels: ' Hotels ,, ,Spa', contacts: [emptyContact, olga] });
  expect({ labels: card.labels, contacts: card.contacts }).toEqual({
    labels: ['Hotels', 'Spa'],
    contacts: [olga],
  });
});
