import { addDays } from '../../shared/model/day.ts';
import type { DaySpend } from './weights.ts';

const samples = 200;
const lookBack = 28;
/** With fewer days than this there is no telling how much a day strays. */
const fewest = 5;

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** How far each of the last 28 days strayed from what its weight promised, 1 being not at all. */
export function strays(
  history: readonly DaySpend[],
  today: string,
  weigh: (day: string) => number,
): readonly number[] {
  const from = addDays(today, -lookBack);
  const rates = history
    .filter(({ day }) => day >= from && day < today)
    .flatMap(({ day, micros }) => (weigh(day) > 0 ? [micros / weigh(day)] : []));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
  return rates.length < fewest || mean <= 0 ? [] : rates.map((rate) => rate / mean);
}

/**
 * P10 to P90 of what the remaining days will cost: each is drawn many times from the days that were. The same figures
 * and seed give the same band, so that a screen does not shimmer and an approval can be checked again.
 */
export function bandOf(expected: readonly number[], stray: readonly number[], seed: number): Band | null {
  if (expected.length === 0) return { low: 0, high: 0 };
  if (stray.length === 0) return null;
  const next = randomOf(seed);
  const sums = new Float64Array(samples);
  for (let at = 0; at < samples; at += 1) {
    let sum = 0;
    for (const micros of expected) sum += micros * (stray[Math.floor(next() * stray.length)] ?? 1);
    sums[at] = sum;
  }
  sums.sort();
  const rank = (share: number) => sums[Math.round(share * (samples - 1))] ?? 0;
  return { low: rank(0.1), high: rank(0.9) };
}

/** mulberry32: enough for resampling, and the same in every engine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
