import type { Session } from '../../shared/model/access.ts';
import { addDays } from '../../shared/model/day.ts';
import { known, missing } from '../../shared/model/figures.ts';
import type { AccountChange, AdDay, Overview } from '../../shared/model/overview.ts';
import { pacificZone } from '../../shared/model/page-metric.ts';
import { dayIn } from '../../shared/model/day.ts';
import { daysBefore } from '../../shared/model/durations.ts';
import { daysOf, type Period } from '../../shared/model/period.ts';
import { targetOn } from '../../shared/model/target.ts';
import type { ClientScope } from '../clients/scope.ts';
import { accountCurrencies } from '../clients/store.ts';
import { planMonth } from '../pacing/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { areComparable, measure, type Measured, objectsOf, rowsOf, totalOf, wholeResult } from './ads.ts';
import { type ClientFacts, coverageOf } from './facts.ts';
import { dayRows } from './reads/levels.ts';
import { type ActivityRow, activityRows } from './reads/objects.ts';
import { followerRows, pageCardRow } from './reads/pages.ts';
import { addRow, type Counted, noSum, type Sum } from './rules.ts';
import { freshnessOf, gapsNow } from './state.ts';

const topCampaigns = 8;
const changesShown = 20;
const changesBack = 90;

export function overviewOf(
  work: OpenWorkspace,
  scope: ClientScope,
  facts: ClientFacts,
  ask: { readonly period: Period; readonly before: Period | null; readonly session: Session },
): Overview {
  const { period, before } = ask;
  const objects = objectsOf(work, facts, period.to, false);
  const now = measure(work, facts, objects, period, ['account', 'campaign']);
  const then = before === null ? null : measure(work, facts, objects, before, ['account', 'campaign']);
  const whole = wholeResult(facts, objects, now);
  const target = targetOn(facts.goals, period.to);
  const changes = changesOf(work, facts);
  const currencies = accountCurrencies(work.ledger, scope.clientId);
  return {
    today: facts.today,
    timezone: facts.zone,
    currency: facts.client.currency,
    accountIds: facts.accounts.filter(({ id }) => facts.counted.has(id)).map(({ metaId }) => metaId),
    otherCurrencies: [...facts.otherCurrencies],
    coverage: coverageOf(period, facts.today, { days: now.days.account, asOf: now.asOf }),
    beforeCoverage:
      then === null || before === null
        ? null
        : coverageOf(before, facts.today, { days: then.days.account, asOf: then.asOf }),
    result: whole?.name ?? null,
    total: totalOf(work, facts, now, whole),
    before: then !== null && areComparable(now, then, 'account') ? totalOf(work, facts, then, whole) : null,
    days: seriesOf(work, facts, now, whole),
    daysBefore: then === null ? [] : seriesOf(work, facts, then, whole),
    target,
    plan: planMonth(work, scope, ask.session, {}),
    campaigns: rowsOf(objects, now, then).slice(0, topCampaigns),
    page: pageOf(work, facts, period),
    changes: changes.map((row) => changeOf(row, currencies.get(row.assetId) ?? facts.client.currency)),
    changesAsOf: changes[0]?.asOf ?? null,
    gaps: gapsNow(work, facts, 'all'),
    freshness: freshnessOf(work, facts),
  };
}

/** Day by day; a day that was not read is a gap in the line, not a zero. */
function seriesOf(
  work: OpenWorkspace,
  facts: ClientFacts,
  measured: Measured,
  counted: Counted | null,
): AdDay[] {
  const { from, to } = measured.period;
  const sums = new Map<string, Sum>();
  for (const row of dayRows(work.insights, facts.client.id, 'account', from, to)) {
    if (!facts.counted.has(row.objectId)) continue;
    const sum = sums.get(row.day) ?? noSum();
    sums.set(row.day, sum);
    addRow(sum, row, counted);
  }
  return daysOf(measured.period).map((day) => {
    if (!measured.days.account.has(day))
      return { day, spendMicros: null, results: null, impressions: null, valueMicros: null };
    const sum = sums.get(day) ?? noSum();
    const { spendMicros, impressions, valueMicros } = sum;
    return { day, spendMicros, impressions, valueMicros, results: counted === null ? null : sum.results };
  });
}

/** The first Page of the client. Its days are Pacific ones, so the period is the same days there. */
function pageOf(work: OpenWorkspace, facts: ClientFacts, period: Period): Overview['page'] {
  const [page] = facts.pages;
  if (!page) return null;
  const card = pageCardRow(work.insights, facts.client.id, page.id);
  const rows = followerRows(work.insights, facts.client.id, page.id, addDays(period.from, -1), period.to);
  const level = new Map(rows.map(({ day, followers }) => [day, followers]));
  const [start, end] = [level.get(addDays(period.from, -1)), endOf(work, level, period)];
  return {
    name: card?.name ?? page.name,
    followers:
      card === null
        ? missing('never_synced')
        : card.followers === null
          ? missing('no_data')
          : known(card.followers),
    asOf: card?.asOf ?? null,
    gained: start === undefined || end === undefined ? missing('not_read') : known(end - start),
    days: daysOf(period).map((day) => ({ day, followers: level.get(day) ?? null })),
  };
}

/** The last level of the period; of a running one that of the last day that is over. */
function endOf(work: OpenWorkspace, level: ReadonlyMap<string, number>, period: Period): number | undefined {
  const yesterday = addDays(dayIn(pacificZone, work.clock.now()), -1);
  return level.get(period.to < yesterday ? period.to : yesterday);
}

function changesOf(work: OpenWorkspace, facts: ClientFacts): ActivityRow[] {
  const since = daysBefore(work.clock.now(), changesBack);
  return activityRows(work.insights, facts.client.id, since, changesShown);
}

/** Without an actor, or as Meta itself: automation. */
function changeOf(row: ActivityRow, currency: string): AccountChange {
  const isMeta =
    row.actorId === null || row.actorId === '0' || row.actor === 'Meta' || row.actor === 'Facebook';
  return {
    at: row.at,
    type: row.type,
    objectKind: row.objectKind,
    objectId: row.objectId,
    objectName: row.objectName,
    actor: row.actor,
    application: row.application,
    by: isMeta ? 'meta' : row.applicationId === null ? 'person' : 'program',
    beforeMinor: row.beforeMinor,
    afterMinor: row.afterMinor,
    currency,
  };
}
