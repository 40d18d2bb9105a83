/** What one bench answers. `ratio` is the one that is compared with the bar; where there are several, the worst. */
export interface Measured {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly ratio: number;
  readonly bar: number;
  readonly met: boolean;
  /** What limits it, in a sentence, where that was measured in the same run. */
  readonly limits?: string;
}

/** One file `p<number>-<name>.ts` exports one of these. */
export interface Bench {
  readonly id: string;
  run(ask: { readonly smoke: boolean }): Promise<Measured>;
}

export interface Entry {
  readonly id: string;
  readonly title: string;
  /** Which side of the bar is good. */
  readonly good: 'at most' | 'at least';
}

/** Every bar on speed and memory, whether its bench is written or not. */
export const catalogue: readonly Entry[] = [
  { id: 'P1', title: 'switch client', good: 'at most' },
  { id: 'P2', title: 'triage of all clients', good: 'at most' },
  { id: 'P3', title: 'Graph client', good: 'at least' },
  { id: 'P4', title: 'the same job by the official SDK', good: 'at least' },
  { id: 'P5', title: 'sync of 300 clients', good: 'at most' },
  { id: 'P6', title: 'bulk write of insights', good: 'at least' },
  { id: 'P7', title: 'report to PDF', good: 'at most' },
  { id: 'P8', title: 'verify the audit trail', good: 'at least' },
  { id: 'P9', title: 'start to the focused field', good: 'at most' },
  { id: 'P10', title: 'idle memory', good: 'at most' },
  { id: 'P11', title: 'scroll 1,000 rows', good: 'at most' },
  { id: 'P12', title: 'contract round trip', good: 'at most' },
  { id: 'P13', title: 'CSV import preview', good: 'at most' },
  { id: 'P14', title: 'renderer bundle', good: 'at most' },
  { id: 'P15', title: 'main-loop delay', good: 'at most' },
];
