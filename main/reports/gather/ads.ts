import type { AdRow, Ads } from '../../../shared/model/ads.ts';
import { frequencyOf } from '../../../shared/model/figures.ts';
import type { CampaignLine, CreativeLine, ReportFacts } from '../../../shared/model/report.ts';
import { storedPicture } from '../../insights/use-cases.ts';
import type { Gathering } from './gather.ts';
import type { Names } from './names.ts';

/** Those that spent, most first; each judged by its own goal. */
export function adLines({ rows }: Ads, names: Names): CampaignLine[] {
  const campaigns = rows.filter(
    ({ level, figures }) => level === 'campaign' && (figures?.spendMicros ?? 0) > 0,
  );
  const total = campaigns.reduce((sum, { figures }) => sum + (figures?.spendMicros ?? 0), 0);
  return campaigns.flatMap(({ name, figures, before }) =>
    figures === null
      ? []
      : [
          {
            name,
            goal: figures.result === null ? names.noGoal : names.result(figures.result),
            spend: figures.spendMicros,
            share: total === 0 ? 0 : figures.spendMicros / total,
            results: figures.results.value,
            cost: figures.costMicros.value,
            previousCost: before?.costMicros.value ?? null,
          },
        ],
  );
}

/** From here on people have seen an ad often enough to tire of it. */
const tiredFrom = 3;
const most = 5;
/** Fewer results than this say more about chance than about an ad. */
const fewestResults = 3;

/** Best by cost of a result among those with enough of them; weakest by what they cost without enough. */
export function creativeLines({ work, facts }: Gathering, { rows }: Ads): ReportFacts['creatives'] {
  const ads = rows.filter(({ level, figures }) => level === 'ad' && (figures?.spendMicros ?? 0) > 0);
  const cost = (row: AdRow) => row.figures?.costMicros.value ?? Number.POSITIVE_INFINITY;
  const proven = ads.filter(({ figures }) => (figures?.results.value ?? 0) >= fewestResults);
  const best = proven.toSorted((a, b) => cost(a) - cost(b)).slice(0, most);
  const isBest = new Set(best);
  const worst = ads
    .filter((row) => !isBest.has(row) && row.figures?.results.value !== null)
    .toSorted((a, b) => cost(b) - cost(a) || (b.figures?.spendMicros ?? 0) - (a.figures?.spendMicros ?? 0))
    .slice(0, most);
  const line = (row: AdRow): CreativeLine => {
    const frequency = row.figures === null ? null : frequencyOf(row.figures).value;
    return {
      name: row.name,
      copy: [row.creative?.title, row.creative?.body].filter(Boolean).join(': ').slice(0, 600),
      picture: storedPicture(work, facts.client.id, row.creative?.pictureId ?? null),
      spend: row.figures?.spendMicros ?? 0,
      results: row.figures?.results.value ?? null,
      cost: row.figures?.costMicros.value ?? null,
      frequency,
      tired: frequency !== null && frequency >= tiredFrom,
    };
  };
  return { best: best.map(line), worst: worst.map(line) };
}
