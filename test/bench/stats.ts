export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value at or below which the given share of all values lies; between two of them, in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new Error('There is no quantile of nothing.');
  return low + (high - low) * (place - Math.floor(place));
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
