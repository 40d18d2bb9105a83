import { contract } from '../shared/contract/contract.ts';
import type { StewardContract } from '../shared/contract/contract.ts';
import { ClientId } from '../shared/model/ids.ts';
import type { Emit } from '../shared/rpc.ts';
import { emitting, serve } from '../shared/rpc.ts';
import { diskFiles } from './adapters/disk-files.ts';
import { updateSource } from './adapters/update-source.ts';
import { admission } from './admission.ts';
import { backingUp, finishRestores } from './backing-up.ts';
import { AlertWatch } from './alerts/watch.ts';
import { tellOfTrail } from './audit/alarm.ts';
import { TrailWatch } from './audit/watch.ts';
import { Sender, type SenderNeeds } from './budgets/sender.ts';
import type { GraphClient } from './graph/client.ts';
import { DemoPlug } from './connection/demo-plug.ts';
import { Reach } from './connection/reach.ts';
import { handlers } from './handlers.ts';
import type { HandlerNeeds } from './handlers.ts';
import { Jobs } from './long-work/jobs.ts';
import { answeredAtDoors } from './doors/answers.ts';
import { HttpDoor } from './doors/http-door.ts';
import { narrowed } from './doors/narrow.ts';
import { throughModelDoor } from './doors/model-door.ts';
import { keeperFor, pictureOf } from './pictures.ts';
import { NetworkWay } from './network-way.ts';
import { NoticeBoard } from './notifications/board.ts';
import { Imports } from './clients/import/drafts.ts';
import type { Domain, Ports } from './ports.ts';
import { Refusals } from './refusals.ts';
import { DraftWatch } from './reports/drafts.ts';
import { Syncing } from './sync/syncing.ts';
import { TokenWatch } from './token-watch.ts';
import { Updating } from './updates/updating.ts';
import { metaOriginOf, waysToMeta } from './ways.ts';
import { ReviewWatch } from './workspace/access/due.ts';
import { Desk, type DeskNeeds } from './workspace/desk.ts';
import { KeptHeads } from './workspace/lock/kept-heads.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';
import { Trouble } from './workspace/trouble.ts';
import { sessionOf } from './workspace/use-cases.ts';

/** Builds the domain from its ports. Everything with a life starts here and ends in `stop`. */
export function compose(outside: Ports): Domain {
  const ports = { ...outside, dialogs: answeredAtDoors(outside.dialogs) };
  const { log, clock, ids, folder } = ports;
  const { alerts, emit } = alerting(ports);
  finishRestores(folder, clock.now(), log);
  const heads = new KeptHeads(folder, ports.secrets, log);
  const trail = trailFor(heads, emit);
  const verify = verifier(trail, log);
  const board = boardFor(ports, emit);
  const imports = new Imports();
  const jobs = new Jobs({ clock, ids, onChange: () => emit('work.changed', {}) });
  const onReturn = () => (syncing.scheduler.comeBack('online'), sender.backOnline());
  const meta = towardsMeta(ports, emit, onReturn);
  const { way, reach, plug, ways, graphFor, tokens, keeper } = meta;
  const onChanged = () => emit('doors.changed', {});
  const httpDoor = new HttpDoor({ ...ports, served: () => served, onChange: onChanged });
  const drafts = new DraftWatch({ ...ports, jobs, graphFor, sessionOf, emit });
  const updating = new Updating({ ...ports, updateSource: updateSource(), emit });
  const syncing = new Syncing({ ...ports, jobs, graphFor, sessionOf, emit });
  const watches = [tokens, alerts, drafts, updating, new ReviewWatch(ports)];
  const parts = { board, keeper, syncing, imports, ways, watches, httpDoor, verify, emit };
  const onChange = following(parts, () => sender);
  // Under new keys, the backups of before open with older secrets.
  const onMove = (work: OpenWorkspace) => (emit('backups.changed', {}), alerts.follow(work), verify(work));
  const desk = new Desk({ ...ports, heads, background: behind(jobs, syncing), onChange, onMove });
  const trouble = new Trouble({ ...ports, desk, emit });
  const { backups, stopBackingUp } = backingUp(ports, { desk, trouble, emit });
  const stopWatching = watching(ports, desk, syncing);
  const sender = senderFor(ports, desk, graphFor, emit);
  const needs = {
    ...ports,
    desk,
    sender,
    graphFor,
    demo: ways.agency,
    backups,
    heads,
    jobs,
    imports,
    reach,
    plug,
    probeNetwork: way.probe,
    scheduler: syncing.scheduler,
    trouble,
    trail,
    httpDoor,
    updating,
    files: diskFiles,
    emit,
  };
  const stop = async () => {
    for (const one of [stopWatching, () => reach.stop(), stopBackingUp]) one();
    await desk.lock('quit');
    await httpDoor.follow(null);
    for (const one of [heads, backups, trouble, keeper]) await one.settled();
    await way.close();
  };
  const picture: Domain['picture'] = (clientId, id) => pictureOf(desk, clientId, id);
  const served = servedBy(needs);
  return { served, picture, left: (caller) => desk.left(caller), stop };
}

interface Followers extends Pick<ReturnType<typeof towardsMeta>, 'keeper' | 'ways'> {
  readonly board: NoticeBoard;
  readonly syncing: Syncing;
  readonly imports: Imports;
  readonly watches: readonly { follow(work: OpenWorkspace | null): void }[];
  readonly httpDoor: HttpDoor;
  readonly verify: (work: OpenWorkspace | null) => void;
  readonly emit: Emit<StewardContract>;
}

/** Whatever lives as long as a workspace is open starts and ends with it. */
function following(parts: Followers, sender: () => Sender): DeskNeeds['onChange'] {
  const { board, keeper, syncing, imports, ways, watches } = parts;
  // A locked workspace that is read on is there to be read, and nothing else goes on in it.
  return (work, isLocked = false) => {
    const active = isLocked ? null : work;
    if (active) {
      sender().opened(active);
      for (const one of [board, keeper, syncing]) one.open(active);
    } else {
      keeper.close();
      sender().closed();
      syncing.close();
      for (const one of [ways, imports]) one.forget();
    }
    parts.emit('workspace.changed', { signedIn: work !== null });
    parts.verify(work);
    for (const watch of watches) watch.follow(active);
    void parts.httpDoor.follow(active);
  };
}

/** What goes on behind the calls: a lock stops the runs, and none follows them. */
function behind(jobs: Jobs, syncing: Syncing): DeskNeeds['background'] {
  const stopAll = () => {
    jobs.stopAll();
    syncing.close();
  };
  return { isQuiet: () => jobs.isQuiet, stopAll, settled: () => jobs.settled() };
}

/** Every event goes to the window, and those that a rule looks at to the alerts. */
function alerting(ports: Ports): { alerts: AlertWatch; emit: Emit<StewardContract> } {
  const send = emitting(contract, ports.emit);
  const alerts = new AlertWatch({ emit: send, log: ports.log });
  const emit: Emit<StewardContract> = (name, payload) => {
    send(name, payload);
    lookAgain(alerts, name, payload);
  };
  return { alerts, emit };
}

/** What a rule looks at has changed for this client, or for all of them. */
function lookAgain(alerts: AlertWatch, name: string, payload: object): void {
  if (!['sync.ended', 'plans.changed', 'clients.changed'].includes(name) || !('clientId' in payload)) return;
  const client = ClientId.safeParse(payload.clientId);
  if (client.success) alerts.look(client.data);
}

function towardsMeta(ports: Ports, emit: Emit<StewardContract>, onReturn: () => void) {
  const way = new NetworkWay(metaOriginOf(ports));
  const back = () => {
    ways.backOnline();
    onReturn();
  };
  const reach = reachOf(ports, way, emit, back);
  const plug = plugOf(ports, emit, back);
  const ways = waysToMeta({
    ports,
    way,
    reach,
    plug,
    onPause: () => emit('graph.paused', {}),
    onDeadToken: (work, dead) => tokens.died(work, dead),
  });
  const graphFor = (work: OpenWorkspace) => ways.of(work);
  const tokens = new TokenWatch({ graphFor, log: ports.log, emit });
  return { way, reach, plug, ways, graphFor, tokens, keeper: keeperFor(ports, ways, emit) };
}

/** Away, the workspace locks, and is not read for ever; awake again, what could not be synced is tried. */
function watching({ idle, log }: Ports, desk: Desk, { scheduler }: Syncing): () => void {
  const stopAway = idle.onAway(
    () => desk.lockAfterMs(),
    (reason) => void desk.lock(reason).catch((error: unknown) => log.error('workspace.not_locked', error)),
  );
  const timer = setInterval(() => desk.endReading(), 30_000).unref();
  const stopWake = idle.onWake(() => scheduler.comeBack('woke'));
  return () => {
    stopAway();
    stopWake();
    clearInterval(timer);
  };
}

function servedBy(needs: HandlerNeeds): Domain['served'] {
  const { desk, log, trouble } = needs;
  const onBug = (name: string, error: unknown) => log.error('call.failed', error, { name });
  const reception = admission(narrowed(desk));
  const refusals = new Refusals(needs);
  const served = serve(contract, handlers(needs), reception, onBug, (error, asked) => {
    refusals.note(error, asked);
    return trouble.inWords(error);
  });
  return throughModelDoor(served, needs);
}

function reachOf(ports: Ports, way: NetworkWay, emit: Emit<StewardContract>, onReturn: () => void): Reach {
  const { clock, connection } = ports;
  const reach: Reach = new Reach({
    clock,
    connection,
    asksSystem: ports.graphOrigin === null,
    probe: () => way.opens(),
    onChange: () => {
      emit('app.connectionChanged', {});
      if (reach.offlineSince() === null) onReturn();
    },
  });
  return reach;
}

function plugOf({ clock }: Ports, emit: Emit<StewardContract>, onReturn: () => void): DemoPlug {
  const plug: DemoPlug = new DemoPlug({
    clock,
    onChange: () => {
      emit('app.connectionChanged', {});
      if (plug.pulledAt() === null) onReturn();
    },
  });
  return plug;
}

function boardFor(
  { notifications, settings, log, background }: Ports,
  emit: Emit<StewardContract>,
): NoticeBoard {
  return new NoticeBoard({
    desktop: notifications,
    language: () => settings.language(),
    sessionOf,
    onChange: (arrived) => emit('notices.changed', { arrived }),
    log,
    wake: background,
  });
}

function trailFor(heads: KeptHeads, emit: Emit<StewardContract>): TrailWatch {
  return new TrailWatch(
    (ok) => emit('audit.verified', { ok }),
    (workspaceId) => heads.settled().then(() => heads.known(workspaceId)),
  );
}

/** The one hand that sends budgets. A lock waits for what it has in flight. */
function senderFor(
  { log, wake, background }: Ports,
  desk: Desk,
  graphFor: (work: OpenWorkspace) => GraphClient,
  emit: Emit<StewardContract>,
): Sender {
  const onChange: SenderNeeds['onChange'] = (clientId) => emit('budgets.changed', { clientId });
  const sender = new Sender({ graphFor, log, wake, background, onChange });
  desk.waitFor({ isQuiet: () => sender.inFlight === 0, quiet: (ms) => sender.quiet(ms) });
  return sender;
}

/** After the window has what it needs: a few milliseconds at a time, and it ends with the session. */
function verifier(trail: TrailWatch, log: Ports['log']): (work: OpenWorkspace | null) => void {
  let verifying = new AbortController();
  return (work) => {
    verifying.abort();
    const { signal } = (verifying = new AbortController());
    if (!work) return;
    trail
      .verify(work, signal)
      .then(({ faults: [fault] }) => {
        if (fault !== undefined) tellOfTrail(work, fault);
      })
      .catch((error: unknown) => {
        if (!signal.aborted) log.error('audit.not_verified', error);
      });
  };
}
