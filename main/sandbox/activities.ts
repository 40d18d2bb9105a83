import { noAdsScope, invalid } from './errors.ts';
import { fieldsOf, type Reader, selectFields } from './fields.ts';
import { parseList } from './filtering.ts';
import { paged } from './paging.ts';
import type { Params, Row } from './request.ts';
import { type Ctx, needScope } from './state.ts';
import { type AdAccount, type AdSet, adSetsOf, type BudgetChange, type Campaign } from './world.ts';
import { dayMs, graphTime, offsetMs, parseDay, startOfDay } from './zones.ts';

interface Activity {
  readonly object: Campaign | AdSet;
  readonly change: BudgetChange;
  readonly before: number;
}

/** Who changed which budget: the best witness for a write whose reply was lost. */
export function activities(account: AdAccount, ctx: Ctx, params: Params, place: string): Row {
  needScope(ctx, noAdsScope, 'ads_read', 'ads_management');
  const from = time(account, params['since']) ?? ctx.now - 7 * dayMs;
  const to = time(account, params['until'], 1) ?? ctx.now;
  const { category, oid, uid } = params;
  const list =
    category === undefined || category === 'BUDGET'
      ? entries(account).filter(
          ({ object, change }) =>
            change.at >= from &&
            change.at <= to &&
            (oid === undefined || object.id === oid) &&
            (uid === undefined || change.by.actorId === uid),
        )
      : [];
  list.sort((a, b) => b.change.at - a.change.at);
  const fields = fieldsOf(params, ['event_time', 'event_type', 'object_id']);
  const rows = parseList(params, 'event_types');
  return {
    ...paged(ctx, place, params, list, (one) => {
      if (rows && !rows.includes(eventType(one))) return null;
      const row = selectFields(readers, 'AdActivity', one, ctx, fields);
      return row;
    }),
  };
}

function time(account: AdAccount, text: string | undefined, days = 0): number | null {
  if (text === undefined || text === '') return null;
  const day = parseDay(text);
  if (day !== null) return startOfDay(account.timezone, day + days);
  const ms = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(ms)) throw invalid('Param since must be a valid time', 'since');
  return ms;
}

function entries(account: AdAccount): Activity[] {
  const owners: (Campaign | AdSet)[] = [...account.campaigns, ...adSetsOf(account)];
  return owners.flatMap((object) =>
    (object.budget?.changes ?? []).slice(1).map((change, i) => ({
      object,
      change,
      before: object.budget?.changes[i]?.minor ?? 0,
    })),
  );
}

function eventType({ object }: Activity): string {
  return object.kind === 'campaign' ? 'update_campaign_budget' : 'update_ad_set_budget';
}

/** Two shapes have been seen; a reader has to take both. */
function extraData(one: Activity, ctx: Ctx): string {
  if (ctx.state.config.activityForm === 'flat') {
    return JSON.stringify({ old_value: String(one.before), new_value: String(one.change.minor) });
  }
  const type = one.object.budget?.kind === 'lifetime' ? 'Lifetime budget' : 'Per day';
  return JSON.stringify({
    old_value: { old_value: one.before, type },
    new_value: { new_value: one.change.minor, type },
    currency: (one.object.kind === 'campaign' ? one.object : one.object.campaign).account.currency,
  });
}

function localTime({ object, change }: Activity): string {
  const { timezone } = (object.kind === 'campaign' ? object : object.campaign).account;
  const at = new Date(change.at + offsetMs(timezone, change.at)).toISOString();
  const [year, month, day] = at.slice(0, 10).split('-');
  return `${month}/${day}/${year} at ${at.slice(11, 16)}`;
}

const readers: Readonly<Record<string, Reader<Activity, Ctx>>> = {
  actor_id: (one) => one.change.by.actorId,
  actor_name: (one) => one.change.by.actorName,
  application_id: (one) => one.change.by.applicationId,
  application_name: (one) => one.change.by.applicationName,
  event_time: (one) => graphTime(one.change.at),
  date_time_in_timezone: localTime,
  event_type: eventType,
  translated_event_type: (one) =>
    one.object.kind === 'campaign' ? 'Campaign budget updated' : 'Ad set budget updated',
  object_id: (one) => one.object.id,
  object_name: (one) => one.object.name,
  // Meta's old words: what is a campaign today was a campaign group, and an ad set a campaign.
  object_type: (one) => (one.object.kind === 'campaign' ? 'CAMPAIGN_GROUP' : 'CAMPAIGN'),
  extra_data: extraData,
};
