import { expect, test } from 'vitest';
import type { Client } from '../../../shared/model/client.ts';
import type { TriageRow } from '../../../shared/model/triage.ts';
import { usualView, viewOf } from '../triage/store.ts';
import { clientsOf } from './many-choice.ts';

const names = { a: 'Anvil', b: 'Belmonte', c: 'Corner' } as const;

interface One {
  readonly id: keyof typeof names;
  readonly labels?: readonly string[];
  readonly role?: TriageRow['role'];
  readonly unknownChanges?: number;
}

const calm = {
  alerts: [],
  token: 'none',
  tokenEndsAt: null,
  proposals: 0,
  unknownChanges: 0,
  role: null,
  labels: [],
};

function agency(...all: readonly One[]) {
  const clients = all.map(({ id, labels = [] }) => ({ id, name: names[id], labels }) as unknown as Client);
  const rows = all.map(
    ({ id, ...more }) => ({ ...calm, clientId: id, name: names[id], ...more }) as unknown as TriageRow,
  );
  return { clients, rows };
}

const { clients, rows } = agency(
  { id: 'a', labels: ['spa'], role: 'client_admin' },
  { id: 'b', labels: ['spa'], unknownChanges: 1 },
  { id: 'c', role: 'client_admin' },
);
const ids = (found: readonly Client[]) => found.map(({ id }) => id as string);

test('a view takes the clients that All clients shows for it, now', () => {
  const of = (view: Partial<typeof usualView>) =>
    ids(clientsOf(clients, rows, { label: null, view: { ...usualView, ...view } }));
  expect(of({ whom: 'mine' })).toEqual(['a', 'c']);
  expect(of({ whom: 'needs' })).toEqual(['b']);
  expect(of({ label: 'spa' })).toEqual(['a', 'b']);
  expect(of({ text: 'corner' })).toEqual(['c']);
});

test('a label and a view together take those that are in both', () => {
  const view = { ...usualView, whom: 'mine' as const };
  expect(ids(clientsOf(clients, rows, { label: 'spa', view }))).toEqual(['a']);
  expect(ids(clientsOf(clients, rows, { label: 'spa', view: null }))).toEqual(['a', 'b']);
});

test('a view takes nobody while nobody knows whom it shows', () => {
  const view = viewOf({ ...usualView });
  expect(clientsOf(clients, [], { label: null, view })).toEqual([]);
});
