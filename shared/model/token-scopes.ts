import { z } from '../zod.ts';

/** What Steward does with a token. */
export const Feature = z.enum([
  'read_ads',
  'change_budgets',
  'find_pages',
  'read_pages',
  'page_insights',
  'count_comments',
  'find_businesses',
]);
export type Feature = z.infer<typeof Feature>;

/** Each inner list is met by any one of its scopes. */
const needs: Readonly<Record<Feature, readonly (readonly string[])[]>> = {
  read_ads: [['ads_read', 'ads_management']],
  change_budgets: [['ads_management']],
  find_pages: [['pages_show_list']],
  read_pages: [['pages_read_engagement']],
  page_insights: [['read_insights'], ['pages_read_engagement']],
  count_comments: [['pages_read_user_content']],
  find_businesses: [['business_management']],
};

/** What these scopes are not enough for, and what is missing. Nothing is missing of a token that nobody has asked about. */
export function missingFor(scopes: readonly string[]): { feature: Feature; scopes: string[] }[] {
  return Feature.options.flatMap((feature) => {
    const missing = needs[feature]
      .filter((oneOf) => !oneOf.some((scope) => scopes.includes(scope)))
      .map((oneOf) => oneOf[0] ?? '');
    return missing.length === 0 ? [] : [{ feature, scopes: missing }];
  });
}

/** Meta gives it to every token. */
const always = 'public_profile';
const used: ReadonlySet<string> = new Set([always, ...Object.values(needs).flat(2)]);

/** What nothing in Steward asks for: whoever steals the token could use it all the same. */
export function spareAmong(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !used.has(scope));
}
