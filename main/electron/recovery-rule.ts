/** What to do after a page died. */
export type Recovery =
  | { readonly what: 'reload'; readonly afterMs: number }
  /** It keeps dying: stop, and let the person decide. */
  | { readonly what: 'give_up' };

const windowMs = 60_000;
const delaysMs = [0, 1_000, 4_000] as const;

/** `deaths` are the moments of earlier and this death, in order; those of the last minute count. */
export function afterDeath(deaths: readonly number[], now: number): Recovery {
  const recent = deaths.filter((at) => now - at < windowMs).length;
  const afterMs = delaysMs[recent - 1];
  return afterMs === undefined ? { what: 'give_up' } : { what: 'reload', afterMs };
}

/** Two crashes of the graphics process in one run: from the next start on, draw by the processor. */
export function shouldDrawBySoftware(graphicsCrashes: number): boolean {
  return graphicsCrashes >= 2;
}
