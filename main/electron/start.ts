import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, Menu, session, type BrowserWindow } from 'electron';
import { fileLog } from '../adapters/file-log.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { systemWake } from '../adapters/system-wake.ts';
import { uuidV7Ids } from '../adapters/uuid-v7-ids.ts';
import { failureOf } from '../../shared/failure.ts';
import { openSocketDoor } from '../doors/socket.ts';
import { type FirstAnswers, firstAnswers } from '../first-answers.ts';
import type { Caller, Clock, Compose, Domain, Log, Ports } from '../ports.ts';
import { builtAbout } from './about.ts';
import { systemConnection } from './connection.ts';
import { nativeDialogs } from './dialogs.ts';
import { type FirstScreen, firstScreen } from './first-screen.ts';
import { hardenEverything, hardenProcess } from './hardening.ts';
import { systemIdle } from './idle.ts';
import { openDoor, type Door } from './ipc.ts';
import { launchRefusal } from './launch-rules.ts';
import { claimLinks, openLinkDoor } from './link-door.ts';
import { linkOfArguments } from './links.ts';
import { installMenu } from './menu.ts';
import { desktopNotifications } from './notifications.ts';
import { pictureWorkshop } from './picture-workshop.ts';
import { profileRefusal } from './profile.ts';
import { type KeptPictures, registerScheme, serveFiles } from './protocol.ts';
import { endWithDomain } from './quit.ts';
import { systemKeychain } from './safe-storage.ts';
import { windowPrinter, type PagePrinter } from './pdf.ts';
import { readServedFiles, uiOrigin, type ServedFiles } from './served-files.ts';
import { openSettings, type ShellSettings } from './settings.ts';
import { desktopShell } from './shell-open.ts';
import { builtUpdateHome } from './updates.ts';
import { readSwitches, SwitchError, type Switches } from './switches.ts';
import { partition } from './web-preferences.ts';
import { openMainWindow, showWindow } from './window.ts';
import { watchGraphics } from './window-recovery.ts';

/** `EX_USAGE` of sysexits.h: the command line or the environment is at fault. */
export const refusedExitCode = 64;
/** `EX_CANTCREAT`. */
const cannotWriteExitCode = 73;
const pagePatienceMs = 1_000;

/** Everything up to a window; the domain is composed behind it, and calls that come early wait for it. */
export function start(compose: Compose): void {
  const switches = allowedSwitches();
  if (switches === null) return app.exit(refusedExitCode);
  // SECURITY: nothing of a crash (memory holds keys) is ever collected or sent; crashReporter is never started.
  const folder = openProfile(switches);
  if (folder === null) return app.exit(cannotWriteExitCode);
  // The lock is per folder, so that a test profile and the real one can run side by side.
  if (!app.requestSingleInstanceLock()) return app.exit(0);

  const clock = systemClock(switches.now);
  const log = openLog(folder, clock);
  beforeReady(switches, log);
  const settings = keptSettings(folder, clock, log);
  const early = earlyCalls(firstAnswers({ settings, version: app.getVersion(), folder, log }));
  const door = openDoor(switches.devServer ?? uiOrigin, early.serve, log);
  const links = openLinkDoor(log, door.emit);
  let window: BrowserWindow | null = null;
  const bringForward = (link: string | null) => {
    if (window !== null) showWindow(window);
    if (link !== null) links.accept(link);
  };
  app.on('second-instance', (_event, argv) => bringForward(linkOfArguments(argv)));
  app.on('window-all-closed', () => app.quit());
  const workshop = pictureWorkshop(app.isPackaged);
  const ports = (printer: PagePrinter, menu: Ports['menu']): Ports => ({
    clock,
    ids: uuidV7Ids(clock),
    log,
    dialogs: nativeDialogs(() => window, settings),
    notifications: desktopNotifications(bringForward),
    pdf: printer,
    settings,
    links,
    menu,
    pictures: workshop,
    emit: door.emit,
    folder,
    graphOrigin: switches.graphOrigin,
    ...systemPorts(switches),
  });
  const domain = app.whenReady().then(async () => {
    claimLinks(app.isPackaged);
    const first = linkOfArguments(process.argv);
    if (first !== null) links.accept(first);
    const picture = async (clientId: string, id: string) => (await domain).picture(clientId, id);
    const files = builtFiles(switches);
    const printer = windowPrinter(files, log);
    const menu = installMenu(app.isPackaged, settings.language(), door.emit);
    const screen = firstScreen(files, uiOrigin, pagePatienceMs);
    early.hurries(screen.domainAsked);
    window = openUi({ switches, settings, log, door, picture, files, printer, screen });
    window.once('closed', () => {
      window = null;
      // It is hidden, and would keep the app from ending.
      workshop.close();
    });
    await screen.isDrawn;
    return withSocketDoor(compose(ports(printer, menu)), folder, log);
  });
  early.endWith(domain);
  domain.catch((error: unknown) => leaveBecause(error, log));
  endWithDomain(domain, log);
}

/** What Electron and Chromium take only now. */
function beforeReady({ devServer }: Switches, log: Log): void {
  hardenProcess(isRoot(), devServer);
  hardenEverything(devServer, log);
  registerScheme();
  // Electron would make a menu of its own, and the window would change its height when ours comes.
  Menu.setApplicationMenu(null);
}

/** The first screen's calls are answered at once. All others wait for the domain, and nothing is waited for any more. */
function earlyCalls(first: FirstAnswers) {
  const { promise: domain, resolve: endWith } = Promise.withResolvers<Domain>();
  let isComposed = false;
  let hurry: () => void = () => undefined;
  void domain.then(
    () => (isComposed = true),
    () => undefined,
  );
  const serve = (name: string, text: string, caller: Caller): Promise<string> => {
    const answer = isComposed ? null : first(name, text, caller);
    if (answer !== null) return answer;
    hurry();
    return domain.then(({ served }) => served(name, text, caller));
  };
  return { serve, hurries: (how: () => void) => void (hurry = how), endWith };
}

/** The command line and models come in here; without it everything else works. */
async function withSocketDoor(made: ReturnType<Compose>, profile: string, log: Log): Promise<Domain> {
  const domain = await made;
  const door = await openSocketDoor({ profile, domain, log }).catch((error: unknown) => {
    log.error('doors.not_opened', error);
    return null;
  });
  const stop = async () => {
    await door?.close();
    await domain.stop();
  };
  return { ...domain, stop };
}

/** What is the same for every start. */
function systemPorts(switches: Switches) {
  return {
    shell: desktopShell,
    idle: systemIdle,
    wake: systemWake,
    background: systemWake,
    connection: systemConnection,
    secrets: systemKeychain,
    version: app.getVersion(),
    about: builtAbout(app.getVersion()),
    updateHome: builtUpdateHome(switches),
  };
}

function keptSettings(folder: string, clock: Clock, log: Log): ShellSettings {
  const settings = openSettings(folder, clock.now(), (error) => log.error('settings.not_saved', error));
  if (settings.trouble() !== null) log.info('settings.mended');
  if (settings.softwareRendering()) app.disableHardwareAcceleration();
  watchGraphics(settings, log);
  return settings;
}

function openLog(folder: string, clock: Clock): Log {
  const echo = app.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(line) };
  const log = fileLog({ folder: join(folder, 'logs'), clock, ...echo });
  process.on('uncaughtExceptionMonitor', (error) => log.error('process.failed', error));
  process.on('unhandledRejection', (error) => log.error('process.failed', error));
  return log;
}

interface UiNeeds {
  readonly switches: Switches;
  readonly settings: ShellSettings;
  readonly log: Log;
  readonly door: Door;
  readonly picture: KeptPictures;
  readonly files: ServedFiles;
  readonly printer: PagePrinter;
  readonly screen: FirstScreen;
}

/** Developing, the pages come from the development server and may not have been built. */
function builtFiles({ devServer }: Switches): ServedFiles {
  const built = fileURLToPath(new URL('../renderer', import.meta.url));
  return devServer === null ? readServedFiles(built) : new Map();
}

function openUi(needs: UiNeeds): BrowserWindow {
  const { switches, settings, log, door, picture, files, printer, screen } = needs;
  serveFiles(session.fromPartition(partition), files, printer.pages, picture, screen.fileAsked);
  const window = openMainWindow({
    packaged: app.isPackaged,
    address: `${switches.devServer ?? uiOrigin}/`,
    settings,
    log,
    onMade: (made) => door.admit(made),
  });
  window.once('show', screen.shown);
  window.once('closed', screen.domainAsked);
  return window;
}

/** `null` when this start is refused; the sentence has been said. */
export function allowedSwitches(): Switches | null {
  const uid = process.getuid?.() ?? null;
  const refusal = launchRefusal({ packaged: app.isPackaged, uid, argv: process.argv.slice(1) });
  if (refusal !== null) return say(refusal);
  try {
    return readSwitches(process.env, app.isPackaged, isAbsolute);
  } catch (error) {
    if (error instanceof SwitchError) return say(error.message);
    throw error;
  }
}

/** `null` when it cannot be written to; the sentence has been said. */
function openProfile({ profile }: Switches): string | null {
  if (profile !== null) app.setPath('userData', profile);
  const folder = app.getPath('userData');
  const refusal = profileRefusal(folder);
  return refusal === null ? folder : say(refusal);
}

function say(sentence: string): null {
  process.stderr.write(`${sentence}\n`);
  // Linux starts from a terminal or a launcher that keeps the line above; a box there would need a display first.
  if (process.platform !== 'linux') dialog.showErrorBox('Steward', sentence);
  return null;
}

function leaveBecause(error: unknown, log: Log): void {
  log.error('app.not_started', error);
  dialog.showErrorBox('Steward cannot start', failureOf(error).message);
  app.exit(1);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
