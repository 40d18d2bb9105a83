import { breakdownOf } from '../../insights/use-cases.ts';
import type { ReportFacts } from '../../../shared/model/report.ts';
import type { Gathering } from './gather.ts';

const placementsShown = 10;

/** By Meta's own breakdowns of exactly this period; empty while nobody has asked for them. */
export function audienceOf({ work, facts, settings }: Gathering): ReportFacts['audience'] {
  const ages = breakdownOf(work, facts, 'age_gender', settings.period);
  const placements = breakdownOf(work, facts, 'placement', settings.period);
  const total = placements.rows.reduce((sum, { figures }) => sum + figures.spendMicros, 0);
  return {
    ages: ages.rows.map(({ first, second, figures }) => ({
      age: first,
      gender: second,
      spend: figures.spendMicros,
      results: figures.results.value,
    })),
    placements: placements.rows
      .filter(({ figures }) => figures.spendMicros > 0)
      .toSorted((a, b) => b.figures.spendMicros - a.figures.spendMicros)
      .slice(0, placementsShown)
      .map(({ first, second, figures }) => ({
        name: placementName(first, second),
        spend: figures.spendMicros,
        share: total === 0 ? 0 : figures.spendMicros / total,
        results: figures.results.value,
      })),
  };
}

/** Meta's own names, made readable: "instagram", "instagram_stories" is "Instagram · Stories". */
function placementName(platform: string, position: string): string {
  const readable = (text: string) => {
    const plain = text.replaceAll('_', ' ').trim();
    return plain.charAt(0).toUpperCase() + plain.slice(1);
  };
  const rest = position.startsWith(`${platform}_`) ? position.slice(platform.length + 1) : position;
  return rest === '' ? readable(platform) : `${readable(platform)} · ${readable(rest)}`;
}
