/** Conditions whose loss shows nothing and changes nothing of another client, each with what covers it. */
export const covered: Readonly<Record<string, string>> = {
  'main/clients/store.ts 3: inArray(clientLabel.clientId, ids)':
    'What is read is grouped by client, and only the groups of the chosen ones are taken: it saves reading, no more.',
  'main/clients/store.ts 4: inArray(clientContact.clientId, ids)':
    'As with labels: grouped by client, and only the chosen ones are taken.',
  'main/sync/board.ts 2: client_id = ?':
    'Gaps are grouped by client, and the one client’s group is taken from them.',
  'main/sync/fetch-days.ts 4: client_id = ?':
    'It lists what to delete, and the deletion asks again whose it is: with another’s keys it finds nothing.',
};
