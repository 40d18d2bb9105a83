/**
 * One spelling for one content: keys in code-unit order, no spaces, absent ones left out. What is signed and hashed is
 * this text, so that the same manifest gives the same bytes on any machine. What JSON would change or lose is refused.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('A manifest holds finite numbers only.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) throw new TypeError('A manifest holds what JSON can say, and nothing else.');
  const parts = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const own = value[key];
      return own === undefined ? [] : [`${JSON.stringify(key)}:${canonical(own)}`];
    });
  return `{${parts.join(',')}}`;
}

/** A date or a map has no keys to spell, and would be lost without a word. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === Object.prototype || parent === null;
}

interface Schema<T> {
  safeParse(value: unknown): { success: boolean; data?: T | undefined };
}

/** SECURITY: a text must be the one spelling of its content, or there would be two texts for one hash's meaning. */
export function readCanonical<T>(schema: Schema<T>, text: string): T | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = schema.safeParse(value);
  return data !== undefined && canonical(data) === text ? data : null;
}
