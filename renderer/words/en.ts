import { ads } from './en/ads.ts';
import { alerts } from './en/alerts.ts';
import { figures } from './en/figures.ts';
import { overview } from './en/overview.ts';
import { pacing } from './en/pacing.ts';
import { pageFigures } from './en/page-figures.ts';
import { tour } from './en/tour.ts';
import { triage } from './en/triage.ts';
import { access } from './en/access.ts';
import { admin } from './en/admin.ts';
import { approvals } from './en/approvals.ts';
import { drafts } from './en/drafts.ts';
import { handover } from './en/handover.ts';
import { budgetFile } from './en/budget-file.ts';
import { budgets } from './en/budgets.ts';
import { policy } from './en/policy.ts';
import { annotations } from './en/annotations.ts';
import { audit } from './en/audit.ts';
import { events } from './en/events.ts';
import { chart } from './en/chart.ts';
import { backups } from './en/backups.ts';
import { clients } from './en/clients.ts';
import { comments } from './en/comments.ts';
import { desk } from './en/desk.ts';
import { door } from './en/door.ts';
import { goals } from './en/goals.ts';
import { imports } from './en/imports.ts';
import { isolation } from './en/isolation.ts';
import { models } from './en/models.ts';
import { money } from './en/money.ts';
import { period } from './en/period.ts';
import { palette } from './en/palette.ts';
import { network } from './en/network.ts';
import { notices } from './en/notices.ts';
import { people } from './en/people.ts';
import { reports } from './en/reports.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { sync } from './en/sync.ts';
import { table } from './en/table.ts';
import { tokens } from './en/tokens.ts';
import { trace } from './en/trace.ts';
import { ui } from './en/ui.ts';
import { updates } from './en/updates.ts';
import { work } from './en/work.ts';

/** The catalogue. English is the type: a noun's words live in en/<noun>.ts and pl/<noun>.ts, one pair per feature. */
export const en = {
  annotations,
  ads,
  alerts,
  figures,
  overview,
  pacing,
  pageFigures,
  tour,
  triage,
  access,
  admin,
  approvals,
  drafts,
  handover,
  budgets,
  budgetFile,
  policy,
  audit,
  events,
  isolation,
  backups,
  clients,
  comments,
  chart,
  desk,
  door,
  goals,
  imports,
  models,
  money,
  network,
  period,
  palette,
  people,
  reports,
  settings,
  setup,
  sync,
  table,
  trace,
  tokens,
  notices,
  ui,
  updates,
  work,
};
export type Words = typeof en;
