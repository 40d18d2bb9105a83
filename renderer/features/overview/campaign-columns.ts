import type { AdRow } from '../../../shared/model/ads.ts';
import type { Column } from '../../ui/table-model.ts';
import { adColumns } from '../ads/columns.tsx';

/** Narrower than on a screen of their own. */
const shown: Readonly<Record<string, number>> = {
  name: 150,
  budget: 104,
  spend: 84,
  results: 124,
  cost: 88,
  roas: 74,
};

/** Of the columns of Ads, those that tell on one look how a campaign goes. */
export function campaignColumns(ask: Parameters<typeof adColumns>[0]): readonly Column<AdRow>[] {
  return adColumns(ask)
    .filter(({ id }) => shown[id] !== undefined)
    .map((column) => ({ ...column, width: shown[column.id] ?? column.width }));
}
