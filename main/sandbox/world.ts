import type { DayNumber } from './zones.ts';

/** The nouns of the fake Meta. Everything mutable in it is a budget, a status or a name; the rest is computed. */
export interface Client {
  readonly index: number;
  readonly slug: string;
  readonly name: string;
  readonly trade: Trade;
  readonly businessId: string;
  readonly accounts: AdAccount[];
  readonly pages: Page[];
  /** Countries of the audience, biggest first. */
  readonly countries: readonly string[];
  /** Whether the client has a token of its own, and in which state. */
  readonly ownToken: 'none' | 'valid' | 'expired';
}

export type Trade = 'hotel' | 'clinic';

export interface AdAccount {
  readonly kind: 'account';
  readonly id: string;
  readonly name: string;
  readonly client: Client;
  readonly currency: string;
  readonly timezone: string;
  readonly status: number;
  readonly campaigns: Campaign[];
  /** The client has withdrawn the agency's access: the object reads as if it did not exist. */
  readonly revoked: boolean;
  /** Meta's throttle holds this account from the start, for the demo of a paused client. */
  readonly throttledAtStart: boolean;
  readonly createdDay: DayNumber;
}

export type Objective =
  | 'OUTCOME_SALES'
  | 'OUTCOME_LEADS'
  | 'OUTCOME_TRAFFIC'
  | 'OUTCOME_AWARENESS'
  | 'OUTCOME_ENGAGEMENT';

export type Status = 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DELETED';

export interface BudgetChange {
  readonly at: number;
  /** The day of the account on which it took effect. */
  readonly day: DayNumber;
  readonly minor: number;
  readonly by: Writer;
}

/** Who wrote, as the activity log names them. */
export interface Writer {
  readonly actorId: string;
  readonly actorName: string;
  readonly applicationId: string;
  readonly applicationName: string;
}

/** A person in Meta's own tool: the second writer that no client of ours controls. */
export const adsManager: Writer = {
  actorId: '10224987654321098',
  actorName: 'Katarzyna Nowak',
  applicationId: '438142079694454',
  applicationName: 'Power Editor',
};

export interface Budget {
  readonly kind: 'daily' | 'lifetime';
  /** Oldest first, never empty. */
  readonly changes: BudgetChange[];
}

export interface Campaign {
  readonly kind: 'campaign';
  readonly id: string;
  readonly account: AdAccount;
  name: string;
  readonly objective: Objective;
  status: Status;
  /** Null where the ad sets hold the budgets. */
  readonly budget: Budget | null;
  readonly spendCap: number | null;
  readonly startDay: DayNumber;
  stopDay: DayNumber | null;
  readonly smartPromotion: 'GUIDED_CREATION' | 'AUTOMATED_SHOPPING_ADS';
  readonly adSets: AdSet[];
  readonly createdAt: number;
  /** Does not move when a budget changes: that is Meta's trap (graph-api 5.5). */
  readonly updatedAt: number;
}

export interface AdSet {
  readonly kind: 'adset';
  readonly id: string;
  readonly campaign: Campaign;
  name: string;
  status: Status;
  readonly budget: Budget | null;
  /** Its part of a campaign budget. */
  readonly share: number;
  readonly ads: Ad[];
  readonly key: number;
  updatedAt: number;
}

export interface Ad {
  readonly kind: 'ad';
  readonly id: string;
  readonly adSet: AdSet;
  readonly name: string;
  status: Status;
  readonly share: number;
  readonly creativeId: string;
  readonly key: number;
}

export interface Page {
  readonly kind: 'page';
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly category: string;
  readonly client: Client;
  /** Followers on the day on which the world was made. */
  readonly followers: number;
  /** Nobody at the agency has a role on it. */
  readonly withoutRole: boolean;
  readonly key: number;
  readonly messages: readonly string[];
}

export type AdsObject = AdAccount | Campaign | AdSet | Ad;

export interface World {
  readonly seed: number;
  /** The instant at which this world was made; history runs back from here. */
  readonly madeAt: number;
  readonly agency: { readonly id: string; readonly name: string };
  readonly clients: readonly Client[];
  readonly accounts: ReadonlyMap<string, AdAccount>;
  readonly objects: ReadonlyMap<string, Campaign | AdSet | Ad>;
  readonly creatives: ReadonlyMap<string, Ad>;
  readonly pages: ReadonlyMap<string, Page>;
  readonly businesses: ReadonlyMap<string, Client>;
}

export function budgetNow(budget: Budget): number {
  return budget.changes.at(-1)?.minor ?? 0;
}

export function budgetOn(budget: Budget, day: DayNumber): number {
  for (let i = budget.changes.length - 1; i >= 0; i -= 1) {
    const change = budget.changes[i];
    if (change && change.day <= day) return change.minor;
  }
  return budget.changes[0]?.minor ?? 0;
}

export function accountOf(object: AdsObject): AdAccount {
  switch (object.kind) {
    case 'account':
      return object;
    case 'campaign':
      return object.account;
    case 'adset':
      return object.campaign.account;
    case 'ad':
      return object.adSet.campaign.account;
  }
}

export function adSetsOf(object: AdAccount | Campaign | AdSet): readonly AdSet[] {
  if (object.kind === 'account') return object.campaigns.flatMap((campaign) => campaign.adSets);
  return object.kind === 'campaign' ? object.adSets : [object];
}
