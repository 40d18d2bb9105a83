import type { Words } from './en.ts';
import { ads } from './pl/ads.ts';
import { alerts } from './pl/alerts.ts';
import { figures } from './pl/figures.ts';
import { overview } from './pl/overview.ts';
import { pacing } from './pl/pacing.ts';
import { pageFigures } from './pl/page-figures.ts';
import { tour } from './pl/tour.ts';
import { triage } from './pl/triage.ts';
import { access } from './pl/access.ts';
import { admin } from './pl/admin.ts';
import { approvals } from './pl/approvals.ts';
import { drafts } from './pl/drafts.ts';
import { handover } from './pl/handover.ts';
import { budgetFile } from './pl/budget-file.ts';
import { budgets } from './pl/budgets.ts';
import { policy } from './pl/policy.ts';
import { annotations } from './pl/annotations.ts';
import { audit } from './pl/audit.ts';
import { events } from './pl/events.ts';
import { chart } from './pl/chart.ts';
import { backups } from './pl/backups.ts';
import { clients } from './pl/clients.ts';
import { comments } from './pl/comments.ts';
import { desk } from './pl/desk.ts';
import { door } from './pl/door.ts';
import { goals } from './pl/goals.ts';
import { imports } from './pl/imports.ts';
import { isolation } from './pl/isolation.ts';
import { models } from './pl/models.ts';
import { money } from './pl/money.ts';
import { period } from './pl/period.ts';
import { palette } from './pl/palette.ts';
import { network } from './pl/network.ts';
import { notices } from './pl/notices.ts';
import { people } from './pl/people.ts';
import { reports } from './pl/reports.ts';
import { settings } from './pl/settings.ts';
import { setup } from './pl/setup.ts';
import { sync } from './pl/sync.ts';
import { table } from './pl/table.ts';
import { tokens } from './pl/tokens.ts';
import { trace } from './pl/trace.ts';
import { ui } from './pl/ui.ts';
import { updates } from './pl/updates.ts';
import { work } from './pl/work.ts';

export const pl = {
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
} satisfies Words;
