import { GraphError, invalid } from './errors.ts';
import { between, hash32, split } from './hash.ts';
import { type Figures, figureNames, noFigures } from './history.ts';
import type { Row } from './request.ts';
import { type AdsObject, accountOf } from './world.ts';

interface Slice {
  readonly keys: Row;
  readonly weight: number;
}

/** Which breakdowns may stand together; anything else is refused and must not be tried again. */
const legal = new Set([
  'age',
  'gender',
  'age,gender',
  'country',
  'region',
  'publisher_platform',
  'platform_position,publisher_platform',
  'device_platform',
  'device_platform,publisher_platform',
  'hourly_stats_aggregated_by_advertiser_time_zone',
  'impression_device',
  'hourly_stats_aggregated_by_audience_time_zone',
  'frequency_value',
  'comscore_market',
]);

/** Since 2026-08-06 these say nothing until the account opts in. */
export const optIn: ReadonlySet<string> = new Set([
  'impression_device',
  'hourly_stats_aggregated_by_audience_time_zone',
  'frequency_value',
  'comscore_market',
]);

export function checkBreakdowns(names: readonly string[]): void {
  const known = new Set([...legal].flatMap((one) => one.split(',')));
  for (const name of names) {
    if (!known.has(name))
      throw invalid(`breakdowns[0] must be one of the known values, got ${name}`, 'breakdowns');
  }
  if (names.length === 0 || legal.has([...names].sort().join(','))) return;
  throw new GraphError({
    code: 2,
    subcode: 1504041,
    message: '(#2) The combination of breakdowns is invalid',
    transient: false,
  });
}

const ages = [
  ['18-24', 9],
  ['25-34', 22],
  ['35-44', 27],
  ['45-54', 21],
  ['55-64', 13],
  ['65+', 8],
] as const;
const genders = [
  ['female', 58],
  ['male', 40],
  ['unknown', 2],
] as const;
const positions = [
  ['facebook', 'feed', 38],
  ['facebook', 'facebook_reels', 12],
  ['facebook', 'marketplace', 4],
  ['instagram', 'feed', 17],
  ['instagram', 'instagram_stories', 16],
  ['instagram', 'instagram_reels', 9],
  ['audience_network', 'an_classic', 3],
  ['messenger', 'messenger_inbox', 1],
] as const;
const devices = [
  ['mobile_app', 82],
  ['desktop', 11],
  ['mobile_web', 7],
] as const;

function base(entity: AdsObject, name: string): Slice[] {
  const { countries } = accountOf(entity).client;
  switch (name) {
    case 'age':
      return ages.map(([age, weight]) => ({ keys: { age }, weight }));
    case 'gender':
      return genders.map(([gender, weight]) => ({ keys: { gender }, weight }));
    case 'country':
      return countries.map((country, i) => ({ keys: { country }, weight: 60 / (i * i * 3 + 1) }));
    case 'region':
      return ['North', 'Centre', 'South'].map((region, i) => ({ keys: { region }, weight: 30 - i * 7 }));
    case 'publisher_platform': {
      const sums = new Map<string, number>();
      for (const [platform, , weight] of positions) sums.set(platform, (sums.get(platform) ?? 0) + weight);
      return [...sums].map(([platform, weight]) => ({ keys: { publisher_platform: platform }, weight }));
    }
    case 'device_platform':
      return devices.map(([platform, weight]) => ({ keys: { device_platform: platform }, weight }));
    default:
      return hours(name);
  }
}

function hours(name: string): Slice[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const two = String(hour).padStart(2, '0');
    const weight = 10 + 9 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
    return { keys: { [name]: `${two}:00:00 - ${two}:59:59` }, weight };
  });
}

export function slicesOf(entity: AdsObject, names: readonly string[]): Slice[] {
  if (names.includes('platform_position')) {
    return positions.map(([publisher, position, weight]) => ({
      keys: { publisher_platform: publisher, platform_position: position },
      weight,
    }));
  }
  let slices: Slice[] = [{ keys: {}, weight: 1 }];
  for (const name of names) {
    const more = base(entity, name);
    slices = slices.flatMap((left) =>
      more.map((right) => ({ keys: { ...left.keys, ...right.keys }, weight: left.weight * right.weight })),
    );
  }
  const key = hash32(`slices/${entity.id}`);
  return slices.map((slice, i) => ({ ...slice, weight: slice.weight * between(key, i, 60, 0.7, 1.3) }));
}

/** Parts of a row that add up to it, so that age and gender agree with the total. */
export function cutFigures(figures: Figures, slices: readonly Slice[]): Figures[] {
  const weights = slices.map((slice) => slice.weight);
  const parts = slices.map(() => noFigures());
  for (const name of figureNames) {
    for (const [i, value] of split(figures[name], weights).entries()) {
      const part = parts[i];
      if (part) part[name] = value;
    }
  }
  return parts;
}
