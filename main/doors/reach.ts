import type { DoorKind } from '../ports.ts';
import { Refused } from '../refused.ts';

// What the doors beside the window may ask for. Whatever is not named here is refused before anything is looked at, and
// a new call of the contract stays behind the window until somebody puts it here.

/** Read, and only of what a client's people may see. */
const figures = [
  'clients.list',
  'insights.triage',
  'insights.overview',
  'insights.ads',
  'insights.page',
  'insights.breakdown',
  'sync.states',
  'sync.state',
  'plans.month',
  'plans.list',
  'alerts.list',
  'alerts.ofClient',
  'goals.list',
  'policy.inForce',
  'reports.list',
  'reports.get',
  'budgets.proposals',
  'budgets.ledger',
  'budgets.changes',
];
/** Asks Meta about a budget, or puts an amount up for a person to decide on. */
const proposing = ['budgets.objects', 'budgets.look', 'budgets.judge', 'budgets.propose'];

/** A model reads and proposes. */
export const modelReads: readonly string[] = figures;
export const modelProposes: readonly string[] = proposing;
const model = new Set([...figures, ...proposing]);

/**
 * SECURITY: nobody approves, sends, declines or settles from a terminal, and nothing answers with a token's card. A pasted
 * token goes in by import alone, and is shown nowhere after.
 */
const commandLine = new Set([
  ...figures,
  ...proposing,
  'app.info',
  'app.connection',
  'workspace.state',
  'workspace.exploreDemo',
  'workspace.unlock',
  'workspace.join',
  'assets.list',
  'sync.run',
  'sync.cancel',
  'reports.template',
  'reports.prepare',
  'reports.exportPdf',
  'reports.exportCsv',
  'reports.exportMail',
  'exports.clientTable',
  'exports.table',
  'tokens.testAll',
  'tokens.testClient',
  'imports.open',
  'imports.check',
  'imports.run',
  'imports.discard',
  'imports.saveTemplate',
  'imports.exportAll',
  'audit.verifyClient',
  'audit.verifyAll',
  'audit.state',
  'audit.exportClient',
  'audit.exportWorkspace',
  'backups.list',
  'backups.make',
  'backups.makeNow',
  'work.list',
  'doors.model',
  'doors.setModel',
]);

const reach: Readonly<Record<DoorKind, ReadonlySet<string>>> = { command_line: commandLine, model };
const words: Readonly<Record<DoorKind, string>> = {
  command_line: 'The command line cannot do this. Use the window.',
  model: 'A model may read and propose, and nothing else. A person does this in the window.',
};

export function mayPass(name: string, door: DoorKind): boolean {
  return reach[door].has(name);
}

/** Without a door it is the window, which may ask for everything that its person may. */
export function assertMayPass(name: string, door: DoorKind | undefined): void {
  if (door !== undefined && !mayPass(name, door))
    throw new Refused('not_allowed', words[door], { details: { call: name } });
}
