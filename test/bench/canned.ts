import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Canned {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

/** As many as an agency has: Meta's budgets, and so ours, are each account's own. */
export const accountIds = Array.from({ length: 60 }, (_, at) => String(210_000_000_000_001 + at));
export const pagesEach = 8;
export const rowsEach = 25;

/** What Meta sends: an account's card of about 1 kB, and a list of campaigns in pages of 25 rows. */
export function cannedReplies(origin: string): Record<string, Canned> {
  const replies: Record<string, Canned> = {};
  for (const accountId of accountIds) {
    replies[`act_${accountId}`] = canned(accountId, card(accountId));
    for (let page = 0; page < pagesEach; page += 1)
      replies[`act_${accountId}/campaigns${page === 0 ? '' : `c${page}`}`] = canned(
        accountId,
        list(origin, accountId, page),
      );
  }
  return replies;
}

function card(accountId: string): unknown {
  return {
    account_id: accountId,
    name: 'Canned Hotels GmbH',
    currency: 'EUR',
    timezone_name: 'Europe/Berlin',
    timezone_offset_hours_utc: 1,
    account_status: 1,
    disable_reason: 0,
    amount_spent: '1234567',
    balance: '4321',
    spend_cap: '0',
    min_daily_budget: 100,
    user_tasks: ['MANAGE', 'ADVERTISE', 'ANALYZE'],
    id: `act_${accountId}`,
    business: { id: '310000000000001', name: 'x'.repeat(640) },
  };
}

function list(origin: string, accountId: string, page: number): unknown {
  const data = Array.from({ length: rowsEach }, (_, row) => {
    const id = String(120_000_000_000_000 + page * 1000 + row);
    return {
      id,
      account_id: accountId,
      name: `Autumn offer ${page}/${row}, search and social`,
      status: 'ACTIVE',
      effective_status: 'ACTIVE',
      objective: 'OUTCOME_SALES',
      buying_type: 'AUCTION',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
      daily_budget: '5000',
      lifetime_budget: '0',
      budget_remaining: '3120',
      start_time: '2026-09-01T00:00:00+0200',
      created_time: '2026-08-30T10:12:00+0200',
      updated_time: '2026-11-01T08:00:00+0100',
      is_budget_schedule_enabled: false,
    };
  });
  const isLast = page === pagesEach - 1;
  const next = `${origin}/v26.0/act_${accountId}/campaigns?access_token=EAAcanned&after=c${page + 1}`;
  return {
    data,
    paging: { cursors: { before: `b${page}`, after: `c${page + 1}` }, ...(isLast ? {} : { next }) },
  };
}

function canned(accountId: string, value: unknown): Canned {
  const body = Buffer.from(JSON.stringify(value));
  const use = { call_count: 12, total_cputime: 8, total_time: 9, estimated_time_to_regain_access: 0 };
  const tier = { ads_api_access_tier: 'standard_access' };
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': body.length,
    'cache-control': 'private, no-store',
    'facebook-api-version': 'v26.0',
    'x-fb-request-id': 'AbCdEfGhIjKlMnOpQrStUv',
    'x-fb-trace-id': 'GhIjKlMnOpQ',
    'x-fb-rev': '1030000000',
    'x-app-usage': '{"call_count":12,"total_cputime":8,"total_time":9}',
    'x-ad-account-usage': JSON.stringify({ acc_id_util_pct: 1, reset_time_duration: 3, ...tier }),
    'x-business-use-case-usage': JSON.stringify({
      [accountId]: [{ type: 'ads_management', ...use, ...tier }],
    }),
  };
  return { status: 200, headers, body };
}

/** Resolves with the origin; ends with `stop`, or with this process. */
export function cannedServer(): Promise<{ origin: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('canned-server.ts', import.meta.url)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (origin: string) => resolve({ origin, stop: () => child.disconnect() }));
  });
}
