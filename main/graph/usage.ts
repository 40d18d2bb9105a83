import { jsonOf } from './json.ts';

export type Tier = 'limited' | 'full';

/** How full one of Meta's budgets is. Over a hundred is possible. */
export interface Use {
  readonly percent: number;
  /** Until Meta answers again, by its own word; 0 when it says nothing. */
  readonly regainSeconds: number;
  readonly windowSeconds: number;
}

/** What the usage headers of one reply say. What is missing or malformed says nothing. */
export interface Usage {
  readonly app: Use | null;
  readonly appInsights: Use | null;
  /** By number of the account or Page, without `act_`. */
  readonly owners: ReadonlyMap<string, Use>;
  /** Of the account that was asked: the score of the last minutes. */
  readonly account: Use | null;
  readonly tier: Tier | null;
}

type Headers = Readonly<Record<string, string>>;
type Plain = Readonly<Record<string, unknown>>;

const hour = 3600;
const day = 24 * hour;
/** Meta names at most 32 ids. */
const mostOwners = 32;

export function usageOf(headers: Headers): Usage {
  const app = plain(headers['x-app-usage']);
  const account = plain(headers['x-ad-account-usage']);
  const insights = plain(headers['x-fb-ads-insights-throttle']);
  const owners = plain(headers['x-business-use-case-usage']);
  const byOwner = owners ? ownersOf(owners) : nobody;
  return {
    app: app ? use(busiest(app), 0, hour) : null,
    appInsights: insights ? use(number(insights['app_id_util_pct']), 0, hour) : null,
    owners: byOwner.uses,
    account: account
      ? use(number(account['acc_id_util_pct']), 0, number(account['reset_time_duration']) ?? 300)
      : null,
    tier:
      tierOf(account?.['ads_api_access_tier']) ?? tierOf(insights?.['ads_api_access_tier']) ?? byOwner.tier,
  };
}

const nobody = { uses: new Map<string, Use>() as ReadonlyMap<string, Use>, tier: null };

function ownersOf(header: Plain): { uses: ReadonlyMap<string, Use>; tier: Tier | null } {
  const uses = new Map<string, Use>();
  let tier: Tier | null = null;
  for (const id in header) {
    const cases = header[id];
    if (uses.size === mostOwners || !Array.isArray(cases) || !/^\d{1,30}$/.test(id)) continue;
    let percent: number | null = null;
    let regain = 0;
    let window = hour;
    for (const one of cases as unknown[]) {
      if (!isPlain(one)) continue;
      percent = most(percent, busiest(one));
      regain = Math.max(regain, (number(one['estimated_time_to_regain_access']) ?? 0) * 60);
      if (one['type'] === 'pages') window = day;
      tier ??= tierOf(one['ads_api_access_tier']);
    }
    const found = use(percent, regain, window);
    if (found) uses.set(id, found);
  }
  return { uses, tier };
}

function use(percent: number | null, regainSeconds: number, windowSeconds: number): Use | null {
  return percent === null && regainSeconds === 0
    ? null
    : { percent: percent ?? 100, regainSeconds, windowSeconds: Math.max(1, windowSeconds) };
}

function busiest(one: Plain): number | null {
  return most(most(number(one['call_count']), number(one['total_cputime'])), number(one['total_time']));
}

function most(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function tierOf(value: unknown): Tier | null {
  if (value === 'development_access') return 'limited';
  return value === 'standard_access' ? 'full' : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function plain(header: string | undefined): Plain | null {
  if (header === undefined || header.length > 20_000) return null;
  const value = jsonOf(header);
  return isPlain(value) ? value : null;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
