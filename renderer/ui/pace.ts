/** Shares of the plan, 1 being all of it. */
export interface Pace {
  readonly spent: number;
  /** Where spending should be at the end of yesterday. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface PaceMarks {
  readonly fill: number;
  readonly bandFrom: number;
  readonly bandTo: number;
  readonly today: number;
  /** Where the plan ends, when more than the plan is spent; otherwise the end of the bar is the plan. */
  readonly planEnd: number | null;
}

/** Places in per cent of the bar's width, all within it: an overspent plan makes the bar longer than the plan. */
export function paceMarks({ spent, expected, low, high }: Pace): PaceMarks {
  const length = Math.max(1, spent);
  const at = (share: number) => Math.round((Math.min(Math.max(share, 0), length) / length) * 1000) / 10;
  return {
    fill: at(spent),
    bandFrom: at(Math.min(low, high)),
    bandTo: at(Math.max(low, high)),
    today: at(expected),
    planEnd: spent > 1 ? at(1) : null,
  };
}
