import { keepPreviousData, QueryClient } from '@tanstack/react-query';
import type { BreakdownKind } from '../shared/model/ads.ts';
import type { Period } from '../shared/model/period.ts';
import { api, hear } from './api.ts';
import type { Asked } from './features/figures/choice.ts';

/** Main answers from its own disk: nothing is retried, nothing goes stale by itself, events say what changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Every query by the noun that it reads, client's ones under the client's id: a key can never mix two clients. */
export const queries = {
  info: () => ({ queryKey: ['info'], queryFn: () => api.app.info({}) }),
  connection: () => ({ queryKey: ['connection'], queryFn: () => api.app.connection({}) }),
  workspace: () => ({ queryKey: ['workspace'], queryFn: () => api.workspace.state({}) }),
  clients: () => ({ queryKey: ['clients'], queryFn: () => api.clients.list({}) }),
  tokens: () => ({ queryKey: ['tokens'], queryFn: () => api.tokens.list({}) }),
  token: (tokenId: string) => ({
    queryKey: ['tokens', tokenId],
    queryFn: () => api.tokens.get({ tokenId }),
  }),
  tokenNews: () => ({ queryKey: ['tokens', 'news'], queryFn: () => api.tokens.news({}) }),
  tokenMap: () => ({ queryKey: ['tokens', 'map'], queryFn: () => api.tokens.map({}) }),
  network: () => ({ queryKey: ['network'], queryFn: () => api.network.get({}) }),
  metaApp: () => ({ queryKey: ['tokens', 'app'], queryFn: () => api.tokens.app({}) }),
  reachOf: (tokenId: string) => ({
    queryKey: ['reach', tokenId],
    queryFn: () => api.tokens.reach({ tokenId }),
    gcTime: 0,
  }),
  clientToken: (clientId: string) => ({
    queryKey: ['client', clientId, 'token'],
    queryFn: () => api.tokens.ofClient({ clientId }),
  }),
  reached: () => ({ queryKey: ['reached'], queryFn: () => api.assets.discover({}), gcTime: 0 }),
  settings: () => ({ queryKey: ['settings'], queryFn: () => api.workspace.settings({}) }),
  agencyLogo: () => ({ queryKey: ['agency-logo'], queryFn: () => api.workspace.agencyLogo({}) }),
  identity: () => ({ queryKey: ['identity'], queryFn: () => api.workspace.identity({}) }),
  about: () => ({ queryKey: ['about'], queryFn: () => api.app.about({}) }),
  backups: () => ({ queryKey: ['backups'], queryFn: () => api.backups.list({}), staleTime: 0 }),
  offers: () => ({ queryKey: ['offers'], queryFn: () => api.backups.offers({}), staleTime: 0 }),
  approvals: () => ({ queryKey: ['approvals'], queryFn: () => api.approvals.queue({}) }),
  approval: (clientId: string, proposalId: string) => ({
    queryKey: ['approvals', proposalId, 'detail'],
    queryFn: () => api.approvals.detail({ clientId, proposalId }),
  }),
  approvalCheck: (clientId: string, proposalId: string) => ({
    queryKey: ['approvals', proposalId, 'check'],
    queryFn: () => api.approvals.check({ clientId, proposalId }),
    gcTime: 0,
  }),
  handoverKeys: () => ({ queryKey: ['handoverKeys'], queryFn: () => api.handover.keys({}) }),
  policy: () => ({ queryKey: ['policy'], queryFn: () => api.policy.state({}) }),
  proposals: (clientId: string) => ({
    queryKey: ['client', clientId, 'proposals'],
    queryFn: () => api.budgets.proposals({ clientId }),
  }),
  draftObjects: (clientId: string) => ({
    queryKey: ['client', clientId, 'draft-objects'],
    queryFn: () => api.drafts.objects({ clientId }),
  }),
  drafts: (clientId: string) => ({
    queryKey: ['client', clientId, 'drafts'],
    queryFn: () => api.drafts.list({ clientId }),
  }),
  draftCheck: (clientId: string, draftId: string) => ({
    queryKey: ['client', clientId, 'draft-check', draftId],
    queryFn: () => api.drafts.check({ clientId, draftId }),
    gcTime: 0,
    retry: false,
  }),
  mayPropose: (clientId: string) => ({
    queryKey: ['client', clientId, 'may-propose'],
    queryFn: () => api.budgets.may({ clientId }),
  }),
  ledger: (clientId: string) => ({
    queryKey: ['client', clientId, 'ledger'],
    queryFn: () => api.budgets.ledger({ clientId }),
  }),
  budgetObjects: (clientId: string) => ({
    queryKey: ['client', clientId, 'budget-objects'],
    queryFn: () => api.budgets.objects({ clientId }),
    gcTime: 0,
  }),
  look: (clientId: string, target: { objectKind: 'campaign' | 'adset'; objectId: string }) => ({
    queryKey: ['client', clientId, 'look', target.objectId],
    queryFn: () => api.budgets.look({ clientId, ...target }),
    gcTime: 0,
  }),
  people: () => ({ queryKey: ['people'], queryFn: () => api.people.list({}) }),
  quietHours: () => ({ queryKey: ['quiet'], queryFn: () => api.notices.quietHours({}) }),
  syncStates: () => ({ queryKey: ['sync', 'states'], queryFn: () => api.sync.states({}) }),
  syncRuns: () => ({
    queryKey: ['sync', 'runs'],
    queryFn: () => api.sync.runs({ clientId: null, limit: 500 }),
  }),
  syncCalls: () => ({ queryKey: ['sync', 'calls'], queryFn: () => api.sync.calls({}) }),
  limits: () => ({ queryKey: ['limits'], queryFn: () => api.graph.limits({}), staleTime: 0 }),
  graphTrace: () => ({ queryKey: ['trace'], queryFn: () => api.graph.trace({}), staleTime: 0 }),
  work: () => ({ queryKey: ['work'], queryFn: () => api.work.list({}) }),
  lastDrill: () => ({ queryKey: ['drill'], queryFn: () => api.isolation.last({}) }),
  accessReview: () => ({ queryKey: ['access'], queryFn: () => api.access.review({}), staleTime: 0 }),
  trail: () => ({ queryKey: ['trail'], queryFn: () => api.audit.state({}) }),
  assets: (clientId: string) => ({
    queryKey: ['client', clientId, 'assets'],
    queryFn: () => api.assets.list({ clientId }),
  }),
  goals: (clientId: string) => ({
    queryKey: ['client', clientId, 'goals'],
    queryFn: () => api.goals.list({ clientId }),
  }),
  campaigns: (clientId: string) => ({
    queryKey: ['client', clientId, 'campaigns'],
    queryFn: () => api.goals.campaigns({ clientId }),
  }),
  setup: (clientId: string) => ({
    queryKey: ['client', clientId, 'setup'],
    queryFn: () => api.setup.view({ clientId }),
  }),
  held: (clientId: string) => ({
    queryKey: ['client', clientId, 'held'],
    queryFn: () => api.assets.held({ clientId }),
  }),
  connections: (clientId: string) => ({
    queryKey: ['client', clientId, 'connections'],
    queryFn: () => api.assets.history({ clientId }),
  }),
  /** One picture for each version: another logo is another key. */
  logo: (clientId: string, version: string) => ({
    queryKey: ['client', clientId, 'logo', version],
    queryFn: () => api.clients.logo({ clientId }),
  }),
  mailTemplates: () => ({ queryKey: ['mail-templates'], queryFn: () => api.mails.templates({}) }),
  naming: () => ({ queryKey: ['naming'], queryFn: () => api.mails.naming({}) }),
  members: (clientId: string) => ({
    queryKey: ['client', clientId, 'members'],
    queryFn: () => api.members.list({ clientId }),
  }),
  adminOverview: () => ({
    queryKey: ['admin', 'overview'],
    queryFn: () => api.admin.overview({}),
    staleTime: 0,
  }),
  triage: () => ({ queryKey: ['triage'], queryFn: () => api.insights.triage({}) }),
  views: (screen: string) => ({ queryKey: ['views', screen], queryFn: () => api.views.list({ screen }) }),
  alerts: (which: 'live' | 'over') => ({
    queryKey: ['alerts', which],
    queryFn: () => api.alerts.list({ which }),
  }),
  alertSettings: () => ({ queryKey: ['alerts', 'settings'], queryFn: () => api.alerts.settings({}) }),
  clientAlerts: (clientId: string) => ({
    queryKey: ['client', clientId, 'alerts'],
    queryFn: () => api.alerts.ofClient({ clientId }),
  }),
  overview: (clientId: string, ask: Asked) => ({
    queryKey: ['client', clientId, 'overview', ask],
    queryFn: () => api.insights.overview({ clientId, ...ask }),
    placeholderData: keepPreviousData,
  }),
  ads: (clientId: string, ask: Asked) => ({
    queryKey: ['client', clientId, 'ads', ask],
    queryFn: () => api.insights.ads({ clientId, ...ask }),
    placeholderData: keepPreviousData,
  }),
  breakdown: (clientId: string, objectId: string, kind: BreakdownKind, period: Period) => ({
    queryKey: ['client', clientId, 'breakdown', objectId, kind, period],
    queryFn: () => api.insights.breakdown({ clientId, objectId, kind, period }),
  }),
  page: (clientId: string, assetId: string | undefined, ask: Asked) => ({
    queryKey: ['client', clientId, 'page', assetId ?? null, ask],
    queryFn: () => api.insights.page({ clientId, assetId, ...ask }),
    placeholderData: keepPreviousData,
  }),
  plan: (clientId: string, month: string | undefined) => ({
    queryKey: ['client', clientId, 'plan', month ?? null],
    queryFn: () => api.plans.month({ clientId, month }),
    placeholderData: keepPreviousData,
  }),
  modelDoor: () => ({ queryKey: ['modelDoor'], queryFn: () => api.doors.model({}) }),
  updates: () => ({ queryKey: ['updates'], queryFn: () => api.updates.state({}) }),
  allReports: () => ({ queryKey: ['reports'], queryFn: () => api.reports.list({}) }),
  reports: (clientId: string) => ({
    queryKey: ['client', clientId, 'reports'],
    queryFn: () => api.reports.list({ clientId }),
  }),
  report: (clientId: string, reportId: string) => ({
    queryKey: ['client', clientId, 'report', reportId],
    queryFn: () => api.reports.get({ clientId, reportId }),
  }),
  reportForm: () => ({ queryKey: ['reports', 'form'], queryFn: () => api.reports.form({}) }),
  reportDrafts: () => ({ queryKey: ['reports', 'drafts'], queryFn: () => api.reports.drafts({}) }),
  reportTemplate: (clientId: string) => ({
    queryKey: ['client', clientId, 'report-template'],
    queryFn: () => api.reports.template({ clientId }),
  }),
};

let waiting: ReturnType<typeof setTimeout> | null = null;

/** A sync of all clients ends some hundred times in a few minutes: the list of all of them is read once a second at most. */
function triageSoon(): void {
  waiting ??= setTimeout(() => {
    waiting = null;
    void queryClient.invalidateQueries({ queryKey: ['triage'] });
    void queryClient.invalidateQueries({ queryKey: ['admin'] });
  }, 1000);
}

/** Events that only say which answers are old; their order says nothing. */
const outdated = {
  'app.connectionChanged': [['connection']],
  'notices.changed': [['notices']],
  'work.changed': [['work']],
  'audit.verified': [['trail']],
  'sync.progressed': [['sync', 'states']],
  'graph.paused': [['limits'], ['admin']],
  'clients.listed': [['clients'], ['client'], ['triage'], ['reached'], ['tokens'], ['admin']],
  'insights.replaced': [['clients'], ['client'], ['triage']],
  'doors.changed': [['modelDoor']],
  'updates.changed': [['updates']],
  'backups.changed': [['backups'], ['offers']],
  'policy.changed': [['policy'], ['approvals']],
} as const;

/** Keeps the cache in step with main. Returns the function that stops it. */
export function followEvents(): () => void {
  const simple = (Object.keys(outdated) as (keyof typeof outdated)[]).map((event) =>
    hear(event, () => {
      for (const queryKey of outdated[event]) void queryClient.invalidateQueries({ queryKey });
    }),
  );
  const stops = [
    ...simple,
    hear('workspace.changed', ({ signedIn }) => {
      // Nothing of a locked workspace stays in the window's memory.
      if (!signedIn) queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'workspace' });
      // What a lock refused is asked for again once it is open.
      void queryClient.invalidateQueries({
        predicate: ({ queryKey, state }) => queryKey[0] === 'workspace' || state.status === 'error',
      });
    }),
    hear('clients.changed', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['clients'] });
      void queryClient.invalidateQueries({ queryKey: ['client', clientId] });
      triageSoon();
    }),
    hear('plans.changed', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['client', clientId] });
      triageSoon();
    }),
    hear('alerts.changed', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['alerts'] });
      if (clientId !== null) void queryClient.invalidateQueries({ queryKey: ['client', clientId, 'alerts'] });
      triageSoon();
    }),
    hear('comments.changed', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['client', clientId, 'comments'] });
    }),
    hear('people.changed', () => {
      void queryClient.invalidateQueries({ queryKey: ['access'] });
      void queryClient.invalidateQueries({ queryKey: ['admin'] });
      void queryClient.invalidateQueries({ queryKey: ['people'] });
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'members' });
    }),
    hear('budgets.changed', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['approvals'] });
      void queryClient.invalidateQueries({ queryKey: ['client', clientId] });
    }),
    hear('reports.changed', ({ clientId, reportId }) => {
      void queryClient.invalidateQueries({ queryKey: ['reports'] });
      void queryClient.invalidateQueries({ queryKey: ['client', clientId, 'reports'] });
      void queryClient.invalidateQueries({ queryKey: ['client', clientId, 'report', reportId], exact: true });
    }),
    hear('sync.ended', ({ clientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['client', clientId] });
      triageSoon();
      void queryClient.invalidateQueries({ queryKey: ['sync'] });
      void queryClient.invalidateQueries({ queryKey: ['limits'] });
    }),
  ];
  stops.push(...followTokens());
  return () => stops.forEach((stop) => stop());
}

/** How many clients a token serves changes with the clients too. */
function followTokens(): (() => void)[] {
  const again = () => {
    void queryClient.invalidateQueries({ queryKey: ['tokens'] });
    void queryClient.invalidateQueries({ queryKey: ['admin'] });
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'token' });
  };
  return [hear('tokens.changed', again), hear('clients.changed', again)];
}
