import { changeOf } from '../../../shared/model/figures.ts';
import type { Overview } from '../../../shared/model/overview.ts';
import { landingShare } from '../../../shared/model/triage.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { sayings } from '../figures/said.ts';

/** The one sentence that one would say on the phone: where the money goes, and what it buys. */
export function headlineOf(overview: Overview, words: Words, formats: Formats): string {
  const { headline } = words.overview;
  if (overview.coverage.read === 0) return headline.alone(headline.nothing);
  const money = moneyPart(overview, words, formats);
  const results = resultPart(overview, words, formats);
  return results === null ? headline.alone(money) : headline.join(money, results);
}

function moneyPart({ plan }: Overview, { overview: { headline } }: Words, formats: Formats): string {
  const share = formats.percent(landingShare(plan) ?? 0);
  switch (plan.pace.verdict) {
    case 'over':
      return headline.over(share);
    case 'under':
      return headline.under(share);
    case 'on_track':
      return headline.onTrack;
    case 'too_early':
      return headline.tooEarly;
    case 'unknown':
      return headline.unknown;
    case 'no_plan':
      return headline.noPlan;
  }
}

function resultPart(overview: Overview, words: Words, formats: Formats): string | null {
  const { headline } = words.overview;
  const { total, before, result } = overview;
  if (result === null) return null;
  const one = sayings(words, formats).one(result);
  const change = changeOf(total.costMicros.value, before?.costMicros.value);
  if (!('share' in change)) return null;
  const percent = formats.percent(Math.abs(change.share));
  if (Math.abs(change.share) < 0.005) return headline.sameCost(one);
  return change.share > 0 ? headline.dearer(one, percent) : headline.cheaper(one, percent);
}
