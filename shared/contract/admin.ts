import { AdminOverview } from '../model/admin-overview.ts';
import { z } from '../zod.ts';
import { read } from './define.ts';

export const admin = {
  /** Health, freshness, people, assets, tokens and Meta's budgets across all clients, from what is stored here. */
  overview: read('super_admin', z.object({}), AdminOverview),
};
