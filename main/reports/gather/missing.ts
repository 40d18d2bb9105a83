import type { PageScreen } from '../../../shared/model/page.ts';
import type { MissingSource } from '../../../shared/model/report.ts';
import { breakdownOf, periodAskedAt } from '../../insights/use-cases.ts';
import { planOfMonth } from '../../pacing/use-cases.ts';
import { isWholeMonth } from '../rules.ts';
import type { Gathering } from './gather.ts';

type Why = MissingSource['why'];

/** Whatever the report would need and does not have. Each is said on page one, with what is withheld for it. */
export function missingOf(gathering: Gathering, page: PageScreen): MissingSource[] {
  return [...adGaps(gathering), ...pageGaps(gathering, page), ...planGap(gathering)];
}

const gap = (
  source: MissingSource['source'],
  why: Why,
  until: string | null = null,
  detail = '',
): MissingSource => ({ source, why, until, detail: detail.slice(0, 300) });

function adGaps({ work, facts, settings, now }: Gathering): MissingSource[] {
  const { sections } = settings;
  if (facts.accounts.length === 0) {
    const isNeeded = sections.some((one) => ['trend', 'campaigns', 'creatives', 'audience'].includes(one));
    return isNeeded ? [gap('ads', 'no_asset')] : [];
  }
  const refused = now.gaps.find(({ why }) => why === 'not_permitted');
  const { days, read } = now.coverage;
  if (read === 0) return [gap('ads', refused ? 'not_permitted' : 'never_synced')];
  const found: MissingSource[] = [];
  const lastRead = now.days.findLast(({ spendMicros }) => spendMicros !== null)?.day ?? null;
  if (read < days) {
    const isEnd = now.days.at(-1)?.spendMicros === null;
    found.push(isEnd ? gap('ads', 'stale', lastRead) : gap('ads', 'partial'));
  }
  if (sections.includes('creatives') && periodAskedAt(work, facts, 'ad', settings.period) === null)
    found.push(gap('creatives', 'never_synced'));
  if (
    sections.includes('audience') &&
    (['age_gender', 'placement'] as const).some(
      (kind) => breakdownOf(work, facts, kind, settings.period).asOf === null,
    )
  )
    found.push(gap('audience', 'never_synced'));
  return found;
}

function pageGaps({ settings }: Gathering, page: PageScreen): MissingSource[] {
  if (!settings.sections.includes('page')) return [];
  if (page.assetId === null) return [gap('page', 'no_asset')];
  const few = page.metrics.some(({ state }) => state === 'too_few_likes');
  if (few) return [gap('page', 'too_few_likes')];
  if (page.coverage.read === 0) {
    const refused = page.metrics.some(({ state }) => state === 'not_permitted');
    return [gap('page', refused ? 'not_permitted' : 'never_synced')];
  }
  const retired = page.metrics.filter(({ state }) => state === 'retired');
  const names = retired.map(({ metric }) => metric).join(', ');
  const until = retired.map(({ lastDay }) => lastDay).find((day) => day !== null) ?? null;
  return [
    ...(page.coverage.read < page.coverage.days ? [gap('page', 'partial')] : []),
    ...(retired.length > 0 ? [gap('page', 'retired', until, names)] : []),
  ];
}

/** A month without a plan is not incomplete when the report does not speak of a plan. */
function planGap({ work, scope, settings }: Gathering): MissingSource[] {
  if (!settings.sections.includes('pacing')) return [];
  if (!isWholeMonth(settings.period)) return [gap('plan', 'no_asset')];
  const plan = planOfMonth(work, scope.clientId, settings.period.from.slice(0, 7));
  return plan === null ? [gap('plan', 'no_asset')] : [];
}
