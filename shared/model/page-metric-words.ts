import type { Language } from './language.ts';
import type { PageMetric } from './page-metric.ts';

type Names = Readonly<Record<PageMetric, string>>;

/** Here and not in the window's catalogue: a report calls them by the same names. */
export const metricNames: Readonly<Record<Language, Names>> = {
  en: {
    page_media_view: 'Views',
    page_total_media_view_unique: 'Viewers',
    page_follows: 'Followers',
    page_daily_follows: 'New follows',
    page_daily_follows_unique: 'New followers',
    page_daily_unfollows_unique: 'Lost followers',
    page_post_engagements: 'Engagements',
    page_total_actions: 'Contact and button clicks',
    page_views_total: 'Visits of the Page',
    page_video_views: 'Video plays, 3 s',
    page_video_views_paid: 'Video plays, paid',
    page_video_views_organic: 'Video plays, organic',
    page_video_complete_views_30s: 'Video plays, 30 s',
    page_video_repeat_views: 'Video plays again',
    page_video_view_time: 'Time watched',
    page_actions_post_reactions_total: 'Reactions',
  },
  pl: {
    page_media_view: 'Wyświetlenia',
    page_total_media_view_unique: 'Widzowie',
    page_follows: 'Obserwujący',
    page_daily_follows: 'Nowe obserwacje',
    page_daily_follows_unique: 'Nowi obserwujący',
    page_daily_unfollows_unique: 'Utraceni obserwujący',
    page_post_engagements: 'Zaangażowanie',
    page_total_actions: 'Kliknięcia kontaktu i przycisku',
    page_views_total: 'Odwiedziny strony',
    page_video_views: 'Odtworzenia wideo, 3 s',
    page_video_views_paid: 'Odtworzenia wideo, płatne',
    page_video_views_organic: 'Odtworzenia wideo, organiczne',
    page_video_complete_views_30s: 'Odtworzenia wideo, 30 s',
    page_video_repeat_views: 'Ponowne odtworzenia',
    page_video_view_time: 'Czas oglądania',
    page_actions_post_reactions_total: 'Reakcje',
  },
};
