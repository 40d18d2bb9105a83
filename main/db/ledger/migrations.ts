import type { Migration } from '../migrate.ts';
import { peopleClientsAudit } from './migrations/0001-people-clients-audit.ts';
import { credentials } from './migrations/0002-credentials.ts';
import { clientGoals } from './migrations/0003-client-goals.ts';
import { objectOwners } from './migrations/0004-object-owners.ts';
import { plansAlertsViews } from './migrations/0005-plans-alerts-views.ts';
import { notices } from './migrations/0006-notices.ts';
import { money } from './migrations/0007-money.ts';
import { tokenHealth } from './migrations/0008-token-health.ts';
import { brandSetupMail } from './migrations/0009-brand-setup-mail.ts';
import { accessReview } from './migrations/0010-access-review.ts';
import { policyGoesWithClient } from './migrations/0011-policy-goes-with-client.ts';
import { reports } from './migrations/0012-reports.ts';
import { comparedKeys } from './migrations/0013-compared-keys.ts';
import { budgetDrafts } from './migrations/0014-budget-drafts.ts';
import { comments } from './migrations/0015-comments.ts';
import { draftStartAndEnd } from './migrations/0016-draft-start-and-end.ts';
import { reportPages } from './migrations/0017-report-pages.ts';

/** In order, forward only. A shipped one is never edited: its hash is in every workspace that applied it. */
export const ledgerMigrations: readonly Migration[] = [
  peopleClientsAudit,
  credentials,
  clientGoals,
  objectOwners,
  plansAlertsViews,
  notices,
  money,
  tokenHealth,
  brandSetupMail,
  accessReview,
  policyGoesWithClient,
  reports,
  comparedKeys,
  budgetDrafts,
  comments,
  draftStartAndEnd,
  reportPages,
];
