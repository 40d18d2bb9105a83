import { dayIn } from '../../shared/model/day.ts';
import { hourMs } from '../../shared/model/durations.ts';
import { pacificZone } from '../../shared/model/page-metric.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { AssetRow } from '../clients/store.ts';
import type { Reader } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { AccountFacts, PageFacts } from './rules.ts';
import { coveredDays, markOf } from './store.ts';

/** What is stored of each asset, as far as the plan depends on it. */
export function factsOf(
  { insights, clock }: OpenWorkspace,
  { clientId }: ClientScope,
  assets: readonly AssetRow[],
): (AccountFacts | PageFacts)[] {
  const now = clock.now();
  return assets.map((asset) =>
    asset.kind === 'page'
      ? pageFacts(insights, clientId, asset, now)
      : accountFacts(insights, clientId, asset, now),
  );
}

function pageFacts(r: Reader, clientId: string, { id }: AssetRow, now: Date): PageFacts {
  const today = dayIn(pacificZone, now);
  return { kind: 'page', assetId: id, today, coveredOn: coveredOn(r, clientId, id, 'page', pacificZone) };
}

function accountFacts(r: Reader, clientId: string, asset: AssetRow, now: Date): AccountFacts {
  const { id } = asset;
  const zone = zoneOf(r, clientId, asset);
  const floors = markOf(r, clientId, id, 'floors');
  const log = markOf(r, clientId, id, 'activities');
  const today = dayIn(zone, now);
  const ageOf = (kind: string) => {
    const mark = markOf(r, clientId, id, kind);
    if (!mark || dayIn(zone, new Date(mark.asOf)) !== today) return Infinity;
    return (now.getTime() - Date.parse(mark.asOf)) / hourMs;
  };
  return {
    kind: 'ad_account',
    assetId: id,
    today,
    coveredOn: {
      account: coveredOn(r, clientId, id, 'account', zone),
      campaign: coveredOn(r, clientId, id, 'campaign', zone),
      ad_set: coveredOn(r, clientId, id, 'ad_set', zone),
    },
    floorsOn: floors ? dayIn(zone, new Date(floors.asOf)) : null,
    log: log ? { on: dayIn(zone, new Date(log.asOf)), reached: log.reached ?? today } : null,
    monthsAge: ageOf('months'),
    periodsAge: ageOf('periods'),
  };
}

/** Meta counts an account's days in the account's own zone; the card has it even where the ledger has not. */
function zoneOf(r: Reader, clientId: string, { id, timezone }: AssetRow): string {
  const card = r.raw
    .prepare('select timezone from account_card where client_id = ? and asset_id = ?')
    .pluck()
    .get(clientId, id) as string | undefined;
  return timezone ?? card ?? 'UTC';
}

function coveredOn(
  r: Reader,
  clientId: string,
  assetId: string,
  kind: string,
  zone: string,
): Map<string, string> {
  // A few runs fetched all these days: their moments are few, and asking for a zone's day is slow.
  const dayOfMoment = new Map<string, string>();
  const on = (asOf: string) => {
    const known = dayOfMoment.get(asOf);
    if (known !== undefined) return known;
    const day = dayIn(zone, new Date(asOf));
    dayOfMoment.set(asOf, day);
    return day;
  };
  return new Map(coveredDays(r, clientId, assetId, kind).map(({ day, asOf }) => [day, on(asOf)]));
}
