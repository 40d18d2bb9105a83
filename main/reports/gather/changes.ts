import { dayIn } from '../../../shared/model/day.ts';
import type { AccountChange } from '../../../shared/model/overview.ts';
import { isIn } from '../../../shared/model/period.ts';
import type { ChangeLine } from '../../../shared/model/report.ts';
import type { Gathering } from './gather.ts';

/** Budget changes of the period, as Meta's own log has them, oldest first. */
export function changeLines({ now, settings, names }: Gathering): ChangeLine[] {
  return now.changes
    .filter(({ at, beforeMinor, afterMinor }) => {
      const isBudget = beforeMinor !== null || afterMinor !== null;
      return isBudget && isIn(dayIn(now.timezone, new Date(at)), settings.period);
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((change) => ({
      at: change.at,
      object: change.objectName ?? change.objectId ?? '',
      what: kindOf(change.type),
      before: amount(change.beforeMinor),
      after: amount(change.afterMinor),
      who: change.by === 'meta' ? 'meta' : 'unknown',
      why: '',
      effect: '',
    }));

  function amount(minor: number | null): string {
    return minor === null ? '' : names.budget('other', minor, now.currency);
  }
}

function kindOf(type: AccountChange['type']): ChangeLine['what'] {
  if (type.includes('lifetime')) return 'lifetime_budget';
  return type.includes('budget') ? 'daily_budget' : 'other';
}
