import type { Objective, Trade } from './world.ts';

export interface CampaignPlan {
  readonly name: string;
  readonly objective: Objective;
  /** Who holds the budget: the campaign itself or its ad sets. */
  readonly held: 'campaign' | 'adsets';
  readonly kind?: 'daily' | 'lifetime';
  /** Euros: per day, or for the whole run of a lifetime budget. */
  readonly euros: number;
  readonly status?: 'PAUSED' | 'ARCHIVED';
  readonly legacy?: boolean;
  /** Days before today; omitted, it has run for longer than the history goes back. */
  readonly startedAgo?: number;
  readonly endsIn?: number;
  readonly sets: readonly string[];
}

export interface ClientPlan {
  readonly name: string;
  readonly slug: string;
  readonly trade: Trade;
  readonly currency: string;
  readonly timezone: string;
  readonly language: 'en' | 'pl' | 'de' | 'hu' | 'it' | 'es' | 'ja';
  readonly countries: readonly string[];
  readonly category: string;
  readonly followers: number;
  readonly campaigns: readonly CampaignPlan[];
  readonly throttled?: boolean;
  readonly ownToken?: 'valid' | 'expired';
  readonly revokedAccount?: string;
  readonly pageWithoutRole?: string;
}
