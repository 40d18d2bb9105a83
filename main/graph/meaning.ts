/** Why Meta answered with nothing and without an error. */
export type EmptyBecause = 'no_permission' | 'page_too_small' | 'no_data' | 'unknown';

const needed = ['read_insights', 'pages_read_engagement'];

/** Page insights without the scope are empty and not an error, so the scopes that debug_token named decide. */
export function emptyPageInsights(scopes: readonly string[] | null, followers: number | null): EmptyBecause {
  if (scopes === null) return 'unknown';
  if (needed.some((scope) => !scopes.includes(scope))) return 'no_permission';
  return followers !== null && followers < 100 ? 'page_too_small' : 'no_data';
}
