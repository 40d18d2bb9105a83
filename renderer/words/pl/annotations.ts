import type { annotations as en } from '../en/annotations.ts';

export const annotations: typeof en = {
  attribution_mirrors_ads_manager: 'Meta: wyniki liczone jak w Menedżerze reklam',
  page_impressions_end: 'Meta: wyświetlenia treści zamiast impresji',
  view_windows_end: 'Meta: wyświetlenia 7 i 28 dni już się nie liczą',
  clicks_are_link_clicks: 'Meta, od tego miesiąca: liczą się tylko kliknięcia linku',
  page_reach_ends: 'Meta: widzowie zamiast zasięgu',
};
