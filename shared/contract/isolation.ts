import { DrillRun, DrillSummary } from '../model/isolation.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

export const isolation = {
  /**
   * Tries the ids of foreign clients through every call and every endpoint there is, and leaves the outcome in the trail.
   * Nothing is changed and nothing is sent: what is tried is the wall.
   */
  drill: call('super_admin', z.object({}), DrillRun),
  /** From the trail; null when there was none yet. */
  last: read('super_admin', z.object({}), DrillSummary.nullable()),
};
