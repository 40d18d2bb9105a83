import { noAdsScope } from './errors.ts';
import { fieldsOf } from './fields.ts';
import { type Filter, parseFilters, parseList, passes } from './filtering.ts';
import { type NodeType, readNode } from './node.ts';
import { paged } from './paging.ts';
import type { Params, Row } from './request.ts';
import { type Ctx, needScope } from './state.ts';
import { effectiveAd, effectiveAdSet, effectiveCampaign } from './statuses.ts';
import type { Ad, AdSet, Campaign } from './world.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
}

/** Without a status filter, archived and deleted objects are not returned (graph-api 5.1). */
function list<T extends Listed>(
  items: readonly T[],
  ctx: Ctx,
  params: Params,
  place: string,
  type: NodeType<T>,
  effective: (item: T) => string,
): Row {
  needScope(ctx, noAdsScope, 'ads_read', 'ads_management');
  const filters = parseFilters(params);
  const wanted = parseList(params, 'effective_status');
  const namesStatus = filters.some((filter) => filter.field.endsWith('effective_status'));
  const namesIds = filters.some((filter) => /(^|\.)id$/.test(filter.field));
  const kept = items.filter((item) => {
    const status = effective(item);
    if (wanted ? !wanted.includes(status) : !namesStatus && !namesIds && hidden.has(status)) return false;
    return filters.every((filter) => keeps(filter, item, status));
  });
  const fields = fieldsOf(params, type.defaults);
  return { ...paged(ctx, place, params, kept, (item) => readNode(type, item, ctx, fields)) };
}

const hidden = new Set(['ARCHIVED', 'DELETED']);

function keeps(filter: Filter, item: Listed, status: string): boolean {
  const field = filter.field.split('.').at(-1);
  if (field === 'effective_status') return passes(filter, status);
  if (field === 'id') return passes(filter, item.id);
  if (field === 'name') return passes(filter, item.name);
  return true;
}

export function campaignList(
  items: readonly Campaign[],
  ctx: Ctx,
  params: Params,
  place: string,
  type: NodeType<Campaign>,
): Row {
  return list(items, ctx, params, place, type, effectiveCampaign);
}

export function adSetList(
  items: readonly AdSet[],
  ctx: Ctx,
  params: Params,
  place: string,
  type: NodeType<AdSet>,
): Row {
  return list(items, ctx, params, place, type, effectiveAdSet);
}

export function adList(
  adSets: readonly AdSet[],
  ctx: Ctx,
  params: Params,
  place: string,
  type: NodeType<Ad>,
): Row {
  return list(
    adSets.flatMap((adSet) => adSet.ads),
    ctx,
    params,
    place,
    type,
    effectiveAd,
  );
}
