import { Ads, Breakdown, BreakdownKind } from '../model/ads.ts';
import { AssetId, ClientId, MetaId } from '../model/ids.ts';
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
  /** Of one campaign, or of an ad account by its asset, when Meta was asked for it (`sync.breakdown`). */
  breakdown: read(
    { client: 'view' },
    z.object({
      clientId: ClientId,
      objectId: z.union([AssetId, MetaId]),
      kind: BreakdownKind,
      period: Period,
    }),
    Breakdown,
  ),
  /** Other figures took the place of damaged ones: whatever is on screen is read again. */
  replaced: event(z.object({})),
};
