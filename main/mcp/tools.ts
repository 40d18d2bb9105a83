import { contract } from '../../shared/contract/contract.ts';
import type { Access } from '../../shared/model/access.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import { z } from '../../shared/zod.ts';

/** One call of the contract as a model sees it. */
export interface ContractTool {
  readonly call: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly isRead: boolean;
  readonly inputSchema: { readonly type: 'object' };
}

/** What each call is for, to somebody who has not seen the screens. Only what has words here is offered. */
const words: Readonly<Record<string, readonly [title: string, description: string]>> = {
  'clients.list': ['Clients', 'The clients that may be asked about, with their ids, currency and time zone.'],
  'insights.triage': ['All clients', 'How each client stands this month: spend, pace, alerts, freshness.'],
  'insights.overview': [
    'Overview of a client',
    'Spend, results and Page figures of a period against another, day by day. Read from what is stored.',
  ],
  'insights.ads': ['Ads of a client', 'Campaigns, ad sets and ads with their figures for a period.'],
  'insights.page': ['Page of a client', 'Followers, reach and posts of the Facebook Page for a period.'],
  'insights.breakdown': [
    'Breakdown of a campaign',
    'A campaign or ad account by age, placement or country, where Meta was asked for it before.',
  ],
  'sync.states': ['Freshness of all clients', 'When each client was last synced and what is missing.'],
  'sync.state': ['Freshness of a client', 'When the client was last synced and what is missing.'],
  'plans.month': ['Budget plan of a month', "The month's plan, spend so far, and where it is heading."],
  'plans.list': ['Budget plans', 'The plans of a client by month.'],
  'alerts.list': ['Alerts', 'What Steward has noticed at the clients that may be asked about.'],
  'alerts.ofClient': ['Alerts of a client', 'What Steward has noticed at one client.'],
  'goals.list': ['Goals', 'What counts as a result for a client, and its targets.'],
  'policy.inForce': ['Budget policy', 'The rules that a budget proposal for this client has to meet.'],
  'reports.list': ['Reports', 'The reports that have been prepared.'],
  'reports.get': ['Report', 'One report: its frozen figures and its words.'],
  'budgets.proposals': ['Budget proposals', 'What has been proposed for a client, and what became of it.'],
  'budgets.ledger': ['Budget ledger', 'Every known change of a budget of the client, newest first.'],
  'budgets.changes': ['Budget changes', 'What Steward itself has changed at the client.'],
  'budgets.objects': ['Budgets', "The client's budgets as Meta has them now: what a proposal can be about."],
  'budgets.look': ['Look at a budget', 'One budget as Meta has it now, and whether it can be changed.'],
  'budgets.judge': ['Judge an amount', 'What policy and Meta say of an amount. Changes nothing.'],
  'budgets.propose': [
    'Propose a budget',
    'Puts an amount up for a person of the agency to decide on. Nothing is sent to Meta by this.',
  ],
};

/** Every call that is offered has words and is in the contract; a slip in a name ends the start. */
export function toolsFor(calls: readonly string[]): ContractTool[] {
  return calls.map((name) => {
    const call = callNamed(name);
    const said = words[name];
    if (!call || !said) throw new Error(`${name} is offered to models without words, or is no call.`);
    const [title, description] = said;
    return {
      call: name,
      name: name.replace('.', '_'),
      title,
      description,
      isRead: call.effect === 'read',
      inputSchema: objectSchema(call.input),
    };
  });
}

function callNamed(name: string): AnyCall<Access> | null {
  const [noun = '', verb = ''] = name.split('.');
  const nouns: Record<string, Record<string, AnyCall<Access> | AnyEvent>> = contract;
  const entry = Object.hasOwn(nouns, noun) ? nouns[noun]?.[verb] : undefined;
  return entry?.kind === 'call' ? entry : null;
}

function objectSchema(schema: z.ZodType): { type: 'object' } {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (made.type !== 'object') throw new Error('The input of a tool is an object.');
  return { ...made, type: 'object' };
}
