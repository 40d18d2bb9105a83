/** What a tool can attach to a conversation without calling anything: the same reads under an address. */
export const fixedResources = [
  {
    uri: 'steward://clients',
    name: 'clients',
    title: 'Clients',
    description: 'The clients that may be asked about.',
    mimeType: 'application/json',
  },
  {
    uri: 'steward://triage',
    name: 'triage',
    title: 'All clients',
    description: 'How each client stands this month.',
    mimeType: 'application/json',
  },
];

const ofClient: Readonly<Record<string, readonly [call: string, title: string]>> = {
  overview: ['insights.overview', 'Overview of this month'],
  ads: ['insights.ads', 'Ads of this month'],
  page: ['insights.page', 'Page of this month'],
  proposals: ['budgets.proposals', 'Budget proposals'],
  alerts: ['alerts.ofClient', 'Alerts'],
};

export const resourceTemplates = Object.entries(ofClient).map(([name, [, title]]) => ({
  uriTemplate: `steward://client/{clientId}/${name}`,
  name: `client-${name}`,
  title,
  mimeType: 'application/json',
}));

interface AskedCall {
  readonly call: string;
  readonly input: { readonly clientId?: string };
}

export function callOfResource(uri: string): AskedCall | null {
  if (uri === 'steward://clients') return { call: 'clients.list', input: {} };
  if (uri === 'steward://triage') return { call: 'insights.triage', input: {} };
  const [, clientId, what] = /^steward:\/\/client\/([0-9a-f-]{36})\/([a-z]+)$/.exec(uri) ?? [];
  const found = what !== undefined && Object.hasOwn(ofClient, what) ? ofClient[what] : undefined;
  return found && clientId !== undefined ? { call: found[0], input: { clientId } } : null;
}
