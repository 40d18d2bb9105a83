import { dayIn } from '../../../shared/model/day.ts';
import type { LedgerEntry } from '../../../shared/model/change.ts';
import { isIn } from '../../../shared/model/period.ts';
import { Currency } from '../../../shared/model/client.ts';
import type { ChangeLine, ChangeWeeks } from '../../../shared/model/report-change.ts';
import { clientLedger, reasonsOf } from '../../budgets/use-cases.ts';
import { microsOfMinor } from '../../pacing/use-cases.ts';
import { effectWords } from '../page/effect.ts';
import type { Gathering } from './gather.ts';

/** Budget changes of the period, ours and others', each once, oldest first. What did not come about is no change. */
export function changeLines({ work, scope, now, settings, names }: Gathering): ChangeLine[] {
  const reasons = reasonsOf(work.ledger, scope.clientId);
  return clientLedger(work, scope)
    .filter((entry) => wasMade(entry) && isIn(dayIn(now.timezone, new Date(entry.at)), settings.period))
    .toReversed()
    .map((entry) => ({
      at: entry.at,
      object: entry.objectName,
      what: entry.change?.field ?? 'other',
      before: amount(entry, entry.beforeMinor),
      after: amount(entry, entry.afterMinor),
      who: whoOf(entry),
      people: entry.source === 'meta' ? '' : entry.who,
      why: entry.change === null ? '' : (reasons.get(entry.change.proposalId) ?? ''),
      ...effectOf(entry),
    }));

  function amount({ currency, change }: LedgerEntry, minor: number | null): string {
    if (minor === null) return '';
    const kind = change === null ? 'other' : change.field === 'daily_budget' ? 'daily' : 'lifetime';
    return names.budget(kind, minor, currency);
  }

  function effectOf({ effect, currency }: LedgerEntry): Pick<ChangeLine, 'effect' | 'weeks'> {
    if (effect === null) return { effect: '' };
    const micros = (minor: number) => Math.round(microsOfMinor(minor, currency));
    const weeks: ChangeWeeks = {
      currency: Currency.parse(currency),
      spend: { before: micros(effect.before), after: micros(effect.after) },
      resultWord: effect.result === null ? null : names.result(effect.result),
      results: effect.results,
      cost: effect.costMicros,
    };
    return { effect: effectWords(weeks, settings.language).join('; '), weeks };
  }
}

function wasMade({ source, change }: LedgerEntry): boolean {
  return source !== 'ours' || change?.state === 'confirmed';
}

function whoOf({ source }: LedgerEntry): ChangeLine['who'] {
  if (source === 'ours') return 'us';
  // Somebody at the client, or at the agency in Meta's own tools: Meta says the name, not the side.
  return source === 'meta' ? 'meta' : 'unknown';
}
