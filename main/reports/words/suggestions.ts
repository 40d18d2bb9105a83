export type Direction = 'up' | 'down' | 'same';
/** Sentences that the figures suggest; a person edits them before anybody else reads them. */
export interface Suggestions {
  readonly headline: (facts: {
    word: string;
    /** What was reached, for a report that has nothing to compare it with. */
    value: string;
    moved: { direction: Direction; by: string } | null;
    price: 'under' | 'over' | 'at' | null;
  }) => string;
  readonly lead: (facts: { results: string; word: string; spend: string }) => string;
  readonly spendOnly: (spend: string) => string;
  readonly priceAgainst: (facts: { cost: string; target: string; price: 'under' | 'over' | 'at' }) => string;
  readonly price: (cost: string) => string;
  readonly onTarget: (facts: { name: string; value: string; target: string; better: boolean }) => string;
  readonly moved: (facts: { name: string; value: string; direction: Direction; by: string }) => string;
  readonly pace: (facts: { share: string; over: boolean }) => string;
  readonly campaign: (facts: { name: string; cost: string; direction: Direction; by: string }) => string;
  readonly tired: (facts: { name: string; frequency: string }) => string;
  readonly steps: {
    readonly target: (facts: { name: string; target: string }) => string;
    readonly pace: (over: boolean) => string;
    readonly campaign: (name: string) => string;
    readonly tired: (name: string) => string;
  };
}
