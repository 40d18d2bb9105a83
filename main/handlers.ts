import type { StewardContract } from '../shared/contract/contract.ts';
import { contract } from '../shared/contract/contract.ts';
import type { Emit, Handlers, Served } from '../shared/rpc.ts';
import { serve } from '../shared/rpc.ts';
import type { Admitted } from './admission.ts';
import { admission } from './admission.ts';
import { adminHandlers } from './admin/handlers.ts';
import { appHandlers } from './app-handlers.ts';
import { alertHandlers } from './alerts/handlers.ts';
import { actorsOf, clientTrail, exportTrail, workspaceTrail } from './audit/trail.ts';
import type { TrailWatch } from './audit/watch.ts';
import { moneyHandlers } from './budgets/handlers.ts';
import type { Sender } from './budgets/sender.ts';
import { clientHandlers } from './clients/handlers.ts';
import type { Imports } from './clients/import/drafts.ts';
import { importHandlers } from './clients/import/handlers.ts';
import type { DemoPlug } from './connection/demo-plug.ts';
import type { Reach } from './connection/reach.ts';
import { doorHandlers } from './doors/handlers.ts';
import type { HttpDoor } from './doors/http-door.ts';
import { commentHandlers } from './comments/handlers.ts';
import { exportHandlers } from './exports/handlers.ts';
import type { GraphClient } from './graph/client.ts';
import { graphHandlers, networkHandlers } from './graph/handlers.ts';
import type { Probe } from './graph/network.ts';
import { isolationHandlers } from './isolation/handlers.ts';
import { insightHandlers } from './insights/handlers.ts';
import type {
  About,
  Caller,
  Dialogs,
  Files,
  Links,
  Log,
  Menu,
  PdfPrinter,
  PictureWorkshop,
  SettingsStore,
  Shell,
} from './ports.ts';
import { planHandlers } from './pacing/handlers.ts';
import { proposeInvented } from './budgets/invented.ts';
import type { Jobs } from './long-work/jobs.ts';
import { reportHandlers } from './reports/handlers.ts';
import { workHandlers } from './long-work/handlers.ts';
import { noticeHandlers } from './notifications/handlers.ts';
import { syncHandlers } from './sync/handlers.ts';
import type { SyncScheduler } from './sync/scheduler.ts';
import { tokenHandlers } from './tokens/handlers.ts';
import { updateHandlers } from './updates/handlers.ts';
import type { Updating } from './updates/updating.ts';
import { viewHandlers } from './views/handlers.ts';
import type { DemoAgency } from './workspace/demo.ts';
import type { Desk } from './workspace/desk.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';
import type { Backups } from './workspace/backup/backups.ts';
import type { KeptHeads } from './workspace/lock/kept-heads.ts';
import type { Trouble } from './workspace/trouble.ts';
import { accessHandlers } from './workspace/access/handlers.ts';
import { backupHandlers, memberHandlers, peopleHandlers, workspaceHandlers } from './workspace/handlers.ts';

export interface HandlerNeeds {
  readonly desk: Desk;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  /** Whether Meta answers by a network that is not kept yet. */
  readonly probeNetwork: Probe;
  readonly demo: () => DemoAgency;
  readonly sender: Sender;
  readonly backups: Backups;
  readonly heads: KeptHeads;
  /** Whatever takes long runs through it, so that the screen shows how far it is and can cancel it. */
  readonly jobs: Jobs;
  readonly scheduler: SyncScheduler;
  readonly log: Log;
  readonly trail: TrailWatch;
  readonly httpDoor: HttpDoor;
  readonly updating: Updating;
  readonly dialogs: Dialogs;
  readonly files: Files;
  readonly pdf: PdfPrinter;
  readonly pictures: PictureWorkshop;
  readonly settings: SettingsStore;
  readonly imports: Imports;
  readonly shell: Shell;
  readonly links: Links;
  readonly reach: Reach;
  readonly plug: DemoPlug;
  readonly trouble: Trouble;
  readonly menu: Menu;
  readonly emit: Emit<StewardContract>;
  readonly version: string;
  readonly about: About;
}

type All = Handlers<StewardContract, Admitted>;

/** Every call behind its wall, for whoever the reception says is there. */
function doorFor(needs: HandlerNeeds, reception: Parameters<typeof admission>[0]): Served<Caller> {
  return serve(contract, handlers(needs), admission(reception), () => undefined);
}

/** Contract to use cases, one to three lines each. No logic lives here. */
export function handlers(needs: HandlerNeeds): All {
  return {
    app: appHandlers(needs),
    workspace: workspaceHandlers({ ...needs, proposeInDemo: proposeInvented }),
    backups: backupHandlers(needs),
    doors: doorHandlers(needs),
    updates: updateHandlers(needs),
    people: peopleHandlers(needs),
    members: memberHandlers(needs),
    ...clientHandlers({ ...needs, backupsOf: (caller) => needs.backups.list(needs.desk.seat(caller)) }),
    imports: importHandlers(needs),
    tokens: tokenHandlers(needs),
    sync: syncHandlers(needs),
    graph: graphHandlers(needs),
    media: {},
    ...insightHandlers(),
    network: networkHandlers(needs),
    ...planHandlers(needs),
    ...alertHandlers(needs),
    comments: commentHandlers(needs),
    ...exportHandlers(needs),
    ...viewHandlers(),
    reports: reportHandlers(needs),
    audit: auditHandlers(needs),
    access: accessHandlers(needs),
    admin: adminHandlers(needs),
    isolation: isolationHandlers({ ...needs, admission, door: (reception) => doorFor(needs, reception) }),
    notices: noticeHandlers(needs),
    work: workHandlers(needs),
    ...moneyHandlers(needs),
  };
}

function auditHandlers({ desk, trail, dialogs, files }: HandlerNeeds): All['audit'] {
  const saving = (caller: Caller) => {
    const sign = (chain: string) => void desk.seat(caller).signHead(chain, 'export');
    return { dialogs, files, sign };
  };
  return {
    client: (ask, { here, scope }) => clientTrail(here().work, scope(), ask),
    workspace: (ask, { here }) => workspaceTrail(here().work, ask),
    actorsOfClient: (_, { here, scope }) => actorsOf(here().work, scope().clientId),
    actorsOfWorkspace: (_, { here }) => actorsOf(here().work, 'workspace'),
    verifyClient: (_, { here, scope, signal }) => trail.verifyClient(here().work, scope(), signal),
    verifyAll: (_, { here, signal }) => trail.verify(here().work, signal),
    state: (_, { here }) => trail.state(here().work),
    exportClient: (_, { here, scope, caller }) => exportTrail(here().work, scope().clientId, saving(caller)),
    exportWorkspace: (_, { here, caller }) => exportTrail(here().work, 'workspace', saving(caller)),
  };
}
