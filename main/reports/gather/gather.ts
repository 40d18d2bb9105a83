import type { Overview } from '../../../shared/model/overview.ts';
import { addDays } from '../../../shared/model/day.ts';
import { revisedDays } from '../../../shared/model/insight.ts';
import { comparisonOf, type Period } from '../../../shared/model/period.ts';
import { ReportFacts, type ReportSettings } from '../../../shared/model/report.ts';
import type { Session } from '../../../shared/model/access.ts';
import type { Here } from '../../admission.ts';
import type { ClientScope } from '../../clients/scope.ts';
import { logoOf } from '../../clients/brand/use-cases.ts';
import { reportFormSetting } from '../../../shared/model/report-form.ts';
import { agencyLogoSetting } from '../../../shared/model/setting.ts';
import { readSetting } from '../../settings/use-cases.ts';
import { graphVersion } from '../../graph/version.ts';
import { adsOf, factsOf, overviewOf, pageScreenOf, type ClientFacts } from '../../insights/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { languageOf } from '../page/say.ts';
import { adLines, creativeLines } from './ads.ts';
import { audienceOf } from './audience.ts';
import { changeLines } from './changes.ts';
import { missingOf } from './missing.ts';
import { monthLines } from './months.ts';
import { pacingOf } from './pacing.ts';
import { pageFacts } from './page.ts';
import { namesIn, type Names } from './names.ts';
import { tilesOf } from './tiles.ts';

/** Whose eyes it is gathered with. */
export type Asker = Pick<Here, 'work' | 'session'>;

/** What a report is made of while it is gathered. */
export interface Gathering {
  readonly work: OpenWorkspace;
  readonly session: Session;
  readonly scope: ClientScope;
  readonly facts: ClientFacts;
  readonly settings: ReportSettings;
  readonly before: Period | null;
  readonly now: Overview;
  readonly names: Names;
}

/**
 * Everything that Meta told us about a period, read from this machine alone, with what is missing said. The same rows
 * that stand behind the screens, so that a report can never say another number than they do.
 */
export function gatherFacts(
  { work, session }: Asker,
  scope: ClientScope,
  settings: ReportSettings,
  appVersion: string,
): ReportFacts {
  const facts = factsOf(work, scope);
  const { period } = settings;
  const before = comparisonOf(period, settings.comparison);
  const now = overviewOf(work, scope, facts, { period, before, session });
  const names = namesIn(settings.language);
  const gathering: Gathering = { work, session, scope, facts, settings, before, now, names };
  const ads = adsOf(work, facts, period, before);
  const page = pageScreenOf(work, facts, { assetId: undefined, period, before });
  const { client } = facts;
  return ReportFacts.parse({
    client: {
      id: client.id,
      name: client.name,
      colour: client.colour,
      logo: pictureOf(logoOf(work.ledger, scope.clientId)),
      currency: now.currency,
      timezone: now.timezone,
    },
    agency: {
      name: work.name,
      logo: agencyLogo(work),
      colour: readSetting(work.ledger, reportFormSetting).colour,
    },
    compared: before,
    resultWord: now.result === null ? null : names.result(now.result),
    asOf: { ads: now.coverage.asOf, page: page.coverage.asOf },
    settlesOn: addDays(period.to, revisedDays),
    // Insights mirror Ads Manager: each ad set counts by its own setting.
    attribution: languageOf(settings.language).words.notes.ownAttribution,
    graphVersion,
    appVersion,
    missing: missingOf(gathering, page),
    tiles: tilesOf(gathering, page),
    pacing: pacingOf(gathering),
    months: monthLines(gathering),
    campaigns: adLines(ads, names),
    creatives: creativeLines(gathering, ads),
    audience: audienceOf(gathering),
    page: pageFacts(gathering, page),
    changes: changeLines(gathering),
  });
}

function agencyLogo({ ledger }: OpenWorkspace): string | null {
  const png = readSetting(ledger, agencyLogoSetting);
  return png === null ? null : `data:image/png;base64,${png}`;
}

function pictureOf(png: Buffer | null): string | null {
  return png === null ? null : `data:image/png;base64,${png.toString('base64')}`;
}
