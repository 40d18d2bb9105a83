/** What changed at Meta, as a chart says it: shared/model/annotation.ts. */
export const annotations = {
  attribution_mirrors_ads_manager: 'Meta: results counted as in Ads Manager',
  page_impressions_end: 'Meta: views replace impressions',
  view_windows_end: 'Meta: 7- and 28-day views no longer count',
  clicks_are_link_clicks: 'Meta, this month: only link clicks count as clicks',
  page_reach_ends: 'Meta: viewers replace reach',
};
