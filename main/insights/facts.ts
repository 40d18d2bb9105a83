import { AppError } from '../../shared/failure.ts';
import { wasOver } from '../../shared/model/day.ts';
import { addDays } from '../../shared/model/day.ts';
import type { Coverage } from '../../shared/model/figures.ts';
import type { Period } from '../../shared/model/period.ts';
import { daysIn, daysOf } from '../../shared/model/period.ts';
import type { Goals } from '../../shared/model/target.ts';
import { goalsOf } from '../clients/goals/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { type AssetRow, assetsOf, clientRow, type FullClientRow } from '../clients/store.ts';
import { todayOf } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type CoveredKind, coveredDays } from './reads/levels.ts';

/** Who a screen is about: read once, then handed to everything that reads figures. */
export interface ClientFacts {
  readonly client: FullClientRow;
  readonly accounts: readonly AssetRow[];
  /** The accounts of the client's own currency: no total is ever made across currencies. */
  readonly counted: ReadonlySet<string>;
  readonly otherCurrencies: readonly string[];
  readonly pages: readonly AssetRow[];
  readonly today: string;
  readonly zone: string;
  readonly goals: Goals;
}

export function factsOf(work: OpenWorkspace, { clientId }: ClientScope): ClientFacts {
  const client = clientRow(work.ledger, clientId);
  if (!client) throw new AppError('not_found', 'There is no such client among yours.');
  const assets = assetsOf(work.ledger, clientId);
  const accounts = assets.filter(({ kind }) => kind === 'ad_account');
  const isOwn = ({ currency }: AssetRow) => currency === null || currency === client.currency;
  return {
    client,
    accounts,
    counted: new Set(accounts.filter(isOwn).map(({ id }) => id)),
    otherCurrencies: [...new Set(accounts.flatMap((one) => (isOwn(one) ? [] : [one.currency ?? ''])))],
    pages: assets.filter(({ kind }) => kind === 'page'),
    today: todayOf(accounts, client.timezone, work.clock.now()),
    zone: accounts[0]?.timezone ?? client.timezone,
    goals: goalsOf(work.ledger, clientId),
  };
}

/** Which days of a period every counted account was read, after they were over. */
export function readDays(
  work: OpenWorkspace,
  facts: Pick<ClientFacts, 'client' | 'accounts' | 'counted'>,
  kind: CoveredKind,
  period: Period,
): { readonly days: ReadonlySet<string>; readonly asOf: string | null } {
  const counts = new Map<string, number>();
  let asOf: string | null = null;
  for (const account of facts.accounts) {
    if (!facts.counted.has(account.id)) continue;
    const zone = account.timezone ?? facts.client.timezone;
    for (const row of coveredDays(work.insights, facts.client.id, account.id, kind, period)) {
      if (!wasOver(row.day, zone, row.asOf)) continue;
      counts.set(row.day, (counts.get(row.day) ?? 0) + 1);
      if (asOf === null || row.asOf > asOf) asOf = row.asOf;
    }
  }
  const days = new Set([...counts].flatMap(([day, count]) => (count === facts.counted.size ? [day] : [])));
  return { days, asOf };
}

/** Delivery is counted to its end two days later; until then a day may still grow. */
const settlingDays = 2;

export function coverageOf(
  period: Period,
  today: string,
  read: { readonly days: ReadonlySet<string>; readonly asOf: string | null },
): Coverage {
  const settlingFrom = daysOf(period).find((day) => day > addDays(today, -settlingDays)) ?? null;
  return { period, days: daysIn(period), read: read.days.size, asOf: read.asOf, settlingFrom };
}
