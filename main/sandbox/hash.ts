/** A deterministic stream of numbers from names: the same seed, object and day always give the same truth. */
export function hash32(text: string, seed = 0): number {
  let h = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 16777619);
  }
  return mix(h);
}

/** Spreads the bits of a small integer, so that neighbouring days are unrelated. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1) for a key that was hashed once, a day and a purpose. */
export function unit(key: number, day: number, purpose: number): number {
  return mix((key ^ Math.imul(day + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x7feb352d)) | 0) / 4294967296;
}

/** A number in [low, high) for a key, a day and a purpose. */
export function between(key: number, day: number, purpose: number, low: number, high: number): number {
  return low + (high - low) * unit(key, day, purpose);
}

export function pick<T>(items: readonly T[], key: number, purpose = 0): T {
  const item = items[Math.floor(unit(key, 0, purpose) * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

/** Decimal digits of a hash, for ids and hosts that look like Meta's. */
export function digits(text: string, seed: number, length: number): string {
  let out = '';
  for (let i = 0; out.length < length; i += 1) out += String(hash32(`${text}/${i}`, seed)).padStart(10, '0');
  return out.slice(0, length);
}

export function hex(text: string, seed: number, length: number): string {
  let out = '';
  for (let i = 0; out.length < length; i += 1)
    out += hash32(`${text}/${i}`, seed).toString(16).padStart(8, '0');
  return out.slice(0, length);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Letters and digits of a hash, for tokens and trace ids. */
export function letters(text: string, seed: number, length: number): string {
  let out = '';
  let h = hash32(text, seed);
  for (let i = 0; i < length; i += 1) {
    h = mix(h + i + 0x51ed270b);
    out += alphabet[h % 62] ?? 'A';
  }
  return out;
}

/** Splits a whole number by weights so that the parts add up to it exactly. */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  let given = 0;
  let reached = 0;
  return weights.map((weight) => {
    reached += weight;
    const upTo = Math.round((total * reached) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
