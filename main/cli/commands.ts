import type { Command } from './command.ts';
import { clients } from './commands/clients.ts';
import { doctor } from './commands/doctor.ts';
import { completion, manualPage } from './commands/help.ts';
import { insights } from './commands/insights.ts';
import { mcp } from './commands/mcp.ts';
import { models } from './commands/models.ts';
import { proposalsCreate, proposalsList, proposalsObjects } from './commands/proposals.ts';
import { reportExport, reportList, reportPrepare } from './commands/report.ts';
import { status } from './commands/status.ts';
import { sync } from './commands/sync.ts';
import { auditVerify, backup, importClients, tokensTest } from './commands/upkeep.ts';

const all = () => commands;

/** In the order in which help lists them. */
export const commands: readonly Command[] = [
  status,
  clients,
  sync,
  insights,
  reportList,
  reportPrepare,
  reportExport,
  proposalsList,
  proposalsObjects,
  proposalsCreate,
  importClients,
  tokensTest,
  auditVerify,
  backup,
  models,
  mcp,
  doctor,
  completion(all),
  manualPage(all),
];
