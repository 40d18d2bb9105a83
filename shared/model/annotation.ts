/** A day from which Meta counts differently: a step in the figures that nobody's work explains. */
export interface Annotation {
  readonly id:
    | 'attribution_mirrors_ads_manager'
    | 'page_impressions_end'
    | 'view_windows_end'
    | 'clicks_are_link_clicks'
    | 'page_reach_ends';
  readonly day: string;
  /** Meta named a month and no day; the mark stands at its first. */
  readonly isMonth?: true;
  readonly about: 'results' | 'page';
}

/** What Meta has said itself (reference: Marketing API and Pages changelogs 2025–2026). */
const annotations: readonly Annotation[] = [
  { id: 'attribution_mirrors_ads_manager', day: '2025-06-10', about: 'results' },
  { id: 'page_impressions_end', day: '2025-11-15', about: 'page' },
  { id: 'view_windows_end', day: '2026-01-12', about: 'results' },
  { id: 'clicks_are_link_clicks', day: '2026-03-01', isMonth: true, about: 'results' },
  { id: 'page_reach_ends', day: '2026-06-15', about: 'page' },
];

/** Those that stand on a chart of these days. */
export function annotationsIn(days: readonly string[], about: Annotation['about']): readonly Annotation[] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return annotations.filter((one) => one.about === about && first <= one.day && one.day <= last);
}
