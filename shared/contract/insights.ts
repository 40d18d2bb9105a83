import { Ads } from '../model/ads.ts';
import { AssetId, ClientId } from '../model/ids.ts';
import { Overview } from '../model/overview.ts';
import { PageScreen } from '../model/page.ts';
import { comparisons, Period } from '../model/period.ts';
import { Triage } from '../model/triage.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { read } from './define.ts';

/** Without a period: this month until yesterday, in the client's own zone, against the same days of the month before. */
const Ask = z.object({
  clientId: ClientId,
  period: Period.optional(),
  comparison: z.enum(comparisons).optional(),
});

/** Read from what is stored, never from Meta: the same with and without a network. */
export const insights = {
  triage: read('signed_in', z.object({}), Triage),
  overview: read({ client: 'view' }, Ask, Overview),
  ads: read({ client: 'view' }, Ask, Ads),
  page: read({ client: 'view' }, Ask.extend({ assetId: AssetId.optional() }), PageScreen),
  /** Other figures took the place of damaged ones: whatever is on screen is read again. */
  replaced: event(z.object({})),
};
