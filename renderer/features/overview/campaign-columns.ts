import type { AdRow } from '../../../shared/model/ads.ts';
import type { Column } from '../../ui/table-model.ts';
import { adColumns } from '../ads/columns.tsx';

/** Narrower than on a screen of their own. */
const shown: Readonly<Record<string, number>> = {
  name: 150,
  budget: 100,
  spend: 84,
  results: 120,
  cost: 88,
  roas: 66,
};

/** Of the columns of Ads, those that tell on one look how a campaign goes. */
export function campaignColumns(ask: Parameters<typeof adColumns>[0]): readonly Column<AdRow>[] {
  return adColumns(ask)
    .filter(({ id }) => shown[id] !== undefined)
    .map((column) => ({
      ...column,
      // Only campaigns are listed here.
      title: column.id === 'name' ? ask.words.ads.level.campaign : column.title,
      width: shown[column.id] ?? column.width,
    }));
}
