type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One spelling for one content: keys in code-unit order, no spaces, absent ones left out. What is signed and hashed is
 * this text, so that the same manifest gives the same bytes on any machine. A number that JSON would change is refused.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('A manifest holds finite numbers only.');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const parts = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const own = value[key];
      return own === undefined ? [] : [`${JSON.stringify(key)}:${canonical(own)}`];
    });
  return `{${parts.join(',')}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
