import { dayIn } from '../../../shared/model/day.ts';
import type { PageScreen } from '../../../shared/model/page.ts';
import { isIn } from '../../../shared/model/period.ts';
import type { ReportFacts } from '../../../shared/model/report.ts';
import { storedPicture } from '../../insights/use-cases.ts';
import type { Gathering } from './gather.ts';

const postsShown = 5;

export function pageFacts({ work, facts, settings }: Gathering, page: PageScreen): ReportFacts['page'] {
  const posts = page.posts
    .filter(
      (post) =>
        post.isPublished !== false &&
        post.goneAt === null &&
        isIn(dayIn(page.timezone, new Date(post.createdAt)), settings.period),
    )
    .toSorted((a, b) => (b.views ?? b.reactions ?? 0) - (a.views ?? a.reactions ?? 0))
    .slice(0, postsShown);
  return {
    followers: page.followers.map(({ day, followers }) => ({ day, value: followers })),
    retired: page.metrics.filter(({ state }) => state === 'retired').map(({ metric }) => metric),
    posts: posts.map((post) => ({
      day: dayIn(page.timezone, new Date(post.createdAt)),
      text: (post.message ?? '').slice(0, 600),
      picture: storedPicture(work, facts.client.id, post.pictureId),
      views: post.views,
      reactions: post.reactions,
      comments: post.comments,
      shares: post.shares,
    })),
  };
}
