declare const approved: unique symbol;

/**
 * Proof that a budget change was approved. SECURITY: only budgets/ may make one, in the transaction that records that it
 * is about to be sent; the client's door for writes takes nothing else. No other write exists.
 */
export interface ApprovedIntent {
  readonly [approved]: true;
  readonly proposalId: string;
  readonly accountId: string;
  readonly object: { readonly kind: 'campaign' | 'adset'; readonly id: string };
  readonly field: 'daily_budget' | 'lifetime_budget';
  /** The whole new value, never a difference. */
  readonly minorUnits: number;
}

/** For budgets/ alone; a test of the architecture says so. */
export function approveIntent(facts: Omit<ApprovedIntent, typeof approved>): ApprovedIntent {
  const { minorUnits } = facts;
  if (!Number.isSafeInteger(minorUnits) || minorUnits <= 0)
    throw new Error('A budget is a whole, positive number of minor units.');
  return Object.freeze({ ...facts, object: Object.freeze({ ...facts.object }) }) as ApprovedIntent;
}
