import { AccessReview, Confirmed, ReviewDays } from '../model/access-review.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const access = {
  /** Who can reach what, when they last did, and who confirmed it: what is due first. */
  review: read('super_admin', z.object({}), AccessReview),
  /** Says that these people may go on being what they are there. */
  confirm: call('super_admin', z.object({ items: z.array(Confirmed).min(1).max(2000) }), AccessReview),
  setEvery: call('super_admin', z.object({ days: ReviewDays }), AccessReview),
  /** As CSV, saved where the person says. */
  export: call('super_admin', z.object({}), z.object({ savedAs: z.string().nullable(), rows: z.int() })),
};
