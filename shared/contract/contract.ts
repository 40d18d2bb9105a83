import type { Access } from '../model/access.ts';
import type { Contract } from '../rpc.ts';
import { access } from './access.ts';
import { admin } from './admin.ts';
import { alerts } from './alerts.ts';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { audit } from './audit.ts';
import { backups } from './backups.ts';
import { budgets } from './budgets.ts';
import { assets, clients } from './clients.ts';
import { comments } from './comments.ts';
import { doors } from './doors.ts';
import { exports } from './exports.ts';
import { goals } from './goals.ts';
import { drafts } from './drafts.ts';
import { handover } from './handover.ts';
import { isolation } from './isolation.ts';
import { graph } from './graph.ts';
import { imports } from './imports.ts';
import { insights } from './insights.ts';
import { network } from './network.ts';
import { notices } from './notices.ts';
import { media } from './media.ts';
import { members, people } from './people.ts';
import { plans } from './plans.ts';
import { policy } from './policy.ts';
import { mails, setup } from './setup.ts';
import { sync } from './sync.ts';
import { reports } from './reports.ts';
import { tokens } from './tokens.ts';
import { updates } from './updates.ts';
import { views } from './views.ts';
import { work } from './work.ts';
import { workspace } from './workspace.ts';

/** Everything that the window, the command line and the MCP server can ask of main. */
export const contract = {
  app,
  workspace,
  backups,
  people,
  members,
  clients,
  assets,
  goals,
  imports,
  setup,
  mails,
  tokens,
  graph,
  media,
  network,
  sync,
  insights,
  plans,
  alerts,
  comments,
  exports,
  doors,
  updates,
  views,
  reports,
  audit,
  isolation,
  access,
  admin,
  notices,
  work,
  policy,
  budgets,
  approvals,
  handover,
  drafts,
} satisfies Contract<Access>;
export type StewardContract = typeof contract;
